package org.superpose.runner.store;

/** A results directory that cannot be used; the message says which, why and what to do. */
public class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
