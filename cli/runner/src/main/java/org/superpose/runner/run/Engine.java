package org.superpose.runner.run;

import java.util.List;
import org.superpose.runner.engine.EngineException;

/** Runs cells somewhere: on the threads of this machine, or elsewhere. */
public interface Engine {

  /**
   * Runs cells, in any order, until all have ended or the watcher has seen enough.
   *
   * @param watcher told of cells as they start and end, from any thread; what it throws ends the
   *     run
   * @throws EngineException if the engine cannot run cells, or no longer
   * @throws InterruptedException if the waiting thread is interrupted; running cells are given up
   */
  void run(List<PlannedCell> cells, Watcher watcher) throws EngineException, InterruptedException;

  /** Looks on while cells run. */
  interface Watcher {

    /** Is told that a cell starts; a cell whose machine is lost may start again. */
    void started(PlannedCell cell);

    /** Is told once of every cell that ends how it ended. */
    void finished(PlannedCell cell, Outcome outcome);

    /** Returns whether no further cell should start. */
    boolean hasSeenEnough();
  }
}
