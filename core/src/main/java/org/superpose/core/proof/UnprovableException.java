package org.superpose.core.proof;

/** The proof does not apply; the message says why. */
final class UnprovableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnprovableException(String reason) {
    super(reason);
  }
}
