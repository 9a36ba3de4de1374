package org.superpose.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs cells on the threads of this machine. */
public final class LocalEngine implements Engine {

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

  @Override
  public void run(List<PlannedCell> cells, Watcher watcher) throws InterruptedException {
    // With fewer cells than workers, a cell uses the idle ones.
    int threadsPerCell = Math.max(1, workers / Math.max(1, cells.size()));
    ExecutorService pool =
        Executors.newFixedThreadPool(
            workers, Thread.ofPlatform().daemon().name("cell-", 0).factory());
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (PlannedCell cell : cells) {
        futures.add(pool.submit(() -> run(cell, threadsPerCell, watcher)));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the host broke while running a cell", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private void run(PlannedCell cell, int threads, Watcher watcher) {
    if (watcher.hasSeenEnough()) {
      return;
    }
    watcher.started(cell);
    watcher.finished(cell, runner.run(cell, threads));
  }
}
