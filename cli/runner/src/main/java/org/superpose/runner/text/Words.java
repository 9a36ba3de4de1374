package org.superpose.runner.text;

/** What an exception of foreign code says; its methods may break as well. */
public final class Words {

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
}
