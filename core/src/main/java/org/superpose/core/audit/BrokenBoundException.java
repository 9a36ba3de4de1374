package org.superpose.core.audit;

/** A bound that does not answer: it throws, or its answer is none. */
public final class BrokenBoundException extends Exception {

  private static final long serialVersionUID = 1L;

  BrokenBoundException(Throwable cause) {
    super(String.valueOf(cause), cause);
  }

  BrokenBoundException(String message) {
    super(message);
  }
}
