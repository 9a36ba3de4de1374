package org.superpose.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/** Runs cells on the threads of this machine. */
public final class LocalEngine {

  private final CellRunner runner;
  private final int workers;

  /**
   * Runs cells with some threads.
   *
   * @param workers how many threads to use, at least 1
   */
  public LocalEngine(CellRunner runner, int workers) {
    this.runner = runner;
    this.workers = workers;
  }

  /**
   * Runs all cells and returns what they give in the order of the cells, whatever order they end
   * in.
   *
   * @param finished told of every cell as soon as it ends, from any thread
   * @throws InterruptedException if the waiting thread is interrupted; running cells are given up
   */
  public List<Outcome> run(List<PlannedCell> cells, BiConsumer<PlannedCell, Outcome> finished)
      throws InterruptedException {
    // With fewer cells than workers, a cell uses the idle ones.
    int threadsPerCell = Math.max(1, workers / Math.max(1, cells.size()));
    ExecutorService pool =
        Executors.newFixedThreadPool(
            workers, Thread.ofPlatform().daemon().name("cell-", 0).factory());
    try {
      List<Future<Outcome>> futures = new ArrayList<>();
      for (PlannedCell cell : cells) {
        futures.add(
            pool.submit(
                () -> {
                  Outcome outcome = runner.run(cell, threadsPerCell);
                  finished.accept(cell, outcome);
                  return outcome;
                }));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> future : futures) {
        outcomes.add(future.get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the host broke while running a cell", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
