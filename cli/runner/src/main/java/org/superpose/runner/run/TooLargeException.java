package org.superpose.runner.run;

/** Something would not fit in the memory that is allowed. */
public final class TooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TooLargeException(String message) {
    super(message);
  }
}
