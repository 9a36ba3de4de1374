package org.superpose.runner.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an exception of foreign code says; its methods may break as well. */
public final class Words {

  /** Causes may form a circle. */
  private static final int MOST_CAUSES = 20;

  private Words() {}

  /** Returns the message, or the kind of exception where there is none. */
  public static String of(Throwable failure) {
    String message = message(failure);
    return message.isBlank() ? failure.getClass().getSimpleName() : message;
  }

  /** Returns the message, empty if there is none or asking for it fails. */
  public static String message(Throwable failure) {
    try {
      String message = failure.getMessage();
      return message == null ? "" : message;
    } catch (RuntimeException | Error e) {
      return "";
    }
  }

  /** An exception that says it is its own cause has none. */
  @SuppressWarnings("ReferenceEquality") // what equals of a foreign class says is not known
  private static Optional<Throwable> cause(Throwable failure) {
    try {
      return Optional.ofNullable(failure.getCause()).filter(cause -> cause != failure);
    } catch (RuntimeException | Error e) {
      return Optional.empty();
    }
  }

  /** Returns a failure and its causes, the innermost last. */
  public static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>(List.of(failure));
    Optional<Throwable> next = cause(failure);
    while (next.isPresent() && chain.size() < MOST_CAUSES) {
      chain.add(next.get());
      next = cause(next.get());
    }
    return chain;
  }
}
