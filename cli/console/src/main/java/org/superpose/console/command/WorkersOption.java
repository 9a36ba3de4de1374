package org.superpose.console.command;

import picocli.CommandLine.Option;

/** How many threads judge networks. */
final class WorkersOption {

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Threads; the results do not depend on it. Default: all.")
  private int workers = Runtime.getRuntime().availableProcessors();

  /**
   * Checks the number.
   *
   * @throws UserException if it is below 1 or more than any machine has
   */
  void requireSense() {
    UserException.requireWorkers(workers);
  }

  /** Returns the number of threads. */
  int count() {
    return workers;
  }
}
