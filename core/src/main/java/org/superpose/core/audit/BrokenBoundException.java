package org.superpose.core.audit;

/** A bound that does not answer: it throws, or its answer is none. */
public final class BrokenBoundException extends Exception {

  private static final long serialVersionUID = 1L;

  BrokenBoundException(Throwable cause) {
    super(words(cause), cause);
  }

  /** An exception of foreign code may break when it is asked what happened. */
  private static String words(Throwable cause) {
    try {
      return cause.toString();
    } catch (RuntimeException | Error e) {
      return cause.getClass().getName();
    }
  }

  BrokenBoundException(String message) {
    super(message);
  }
}
