package org.superpose.runner.store;

/** The stored results cannot be read; the message names file and line and what to do. */
public final class DamagedStoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DamagedStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
