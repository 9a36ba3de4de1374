package org.superpose.console.command;

/** Something the user can mend; the message says what and how, in one line. */
final class UserException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UserException(String message) {
    super(message);
  }

  /** More threads than any machine has would only take memory. */
  private static final int MOST_WORKERS = 1024;

  /** Checks how many threads an option requests. */
  static void requireWorkers(int value) {
    requireAtLeast(1, "--workers", value);
    if (value > MOST_WORKERS) {
      throw new UserException(
          "--workers must be at most %s, was %s".formatted(MOST_WORKERS, value));
    }
  }

  /** Checks the number that an option gives. */
  static void requireAtLeast(long least, String option, long value) {
    if (value < least) {
      throw new UserException("%s must be at least %s, was %s".formatted(option, least, value));
    }
  }
}
