package org.superpose.console.command;

/** Something the user can mend; the message says what and how, in one line. */
final class UserException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UserException(String message) {
    super(message);
  }
}
