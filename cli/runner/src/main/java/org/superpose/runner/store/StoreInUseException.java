package org.superpose.runner.store;

/** Another process writes to the same directory; the message names the directory. */
public final class StoreInUseException extends StoreException {

  private static final long serialVersionUID = 1L;

  StoreInUseException(String message) {
    super(message);
  }
}
