package org.superpose.console.command;

/** Something the user can mend; the message says what and how, in one line. */
final class UserException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UserException(String message) {
    super(message);
  }

  /** Checks the number that an option gives. */
  static void requireAtLeast(long least, String option, long value) {
    if (value < least) {
      throw new UserException("%s must be at least %s, was %s".formatted(option, least, value));
    }
  }
}
