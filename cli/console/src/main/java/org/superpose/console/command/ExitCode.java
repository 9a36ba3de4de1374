package org.superpose.console.command;

/** The exit codes of all commands; a contract. */
final class ExitCode {

  static final int DONE = 0;
  static final int INTERNAL_ERROR = 1;
  static final int BAD_INPUT = 2;
  static final int EXPECTATION_NOT_MET = 3;
  static final int CELLS_FAILED = 4;

  /** What shells report of a program that Ctrl-C ends; after SIGTERM it is 143. */
  static final int STOPPED = 130;

  private ExitCode() {}
}
