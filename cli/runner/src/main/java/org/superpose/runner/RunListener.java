package org.superpose.runner;

import org.superpose.runner.result.CellResult;

/** Hears of cells as they end, from any thread, one at a time. */
@FunctionalInterface
public interface RunListener {

  /** Hears nothing. */
  RunListener NONE = _ -> {};

  /**
   * Hears what came of a cell. What it throws ends the run.
   *
   * @param result final
   */
  void finished(CellResult result);
}
