package org.superpose.runner.engine;

/**
 * Runs cells on other machines; a service that is looked up on demand.
 *
 * <p>An engine knows nothing of cells but their texts: on the other side it opens the job's archive
 * (the application and the user's plugins) as a module layer, asks it for its {@link CellService},
 * and passes texts on.
 */
public interface ClusterEngine {

  /** Returns what a comparison calls it, such as {@code spark}. */
  String id();

  /**
   * Runs the cells of a job, in any order, until all have ended or the listener has seen enough. A
   * cell whose machine is lost runs again.
   *
   * @throws EngineException if the cluster cannot be reached with the job's master and settings, or
   *     is lost
   * @throws InterruptedException if the waiting thread is interrupted; running cells are given up
   */
  void run(ClusterJob job, Listener listener) throws InterruptedException, EngineException;

  /** Is told of cells from any thread; {@code cell} is the place in the job's list, from 0. */
  interface Listener {

    /** Is told that a cell starts; one whose machine is lost may start again. */
    void started(int cell);

    /** Receives what the {@link CellService} returned for a cell. */
    void finished(int cell, String result);

    /** Is told that a cell will not end, and why. */
    void failed(int cell, String reason);

    /** Returns whether no further cell should start. */
    boolean hasSeenEnough();
  }
}
