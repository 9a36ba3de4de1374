package org.superpose.runner;

import org.superpose.runner.result.CellResult;

/** Is told of cells as they end, from any thread, one at a time. */
@FunctionalInterface
public interface RunListener {

  /** Ignores everything. */
  RunListener NONE = _ -> {};

  /**
   * Receives the outcome of a cell. What it throws ends the run.
   *
   * @param result final
   */
  void finished(CellResult result);
}
