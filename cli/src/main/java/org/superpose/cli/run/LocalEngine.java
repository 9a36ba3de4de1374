package org.superpose.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

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
   * Runs all cells and returns their rows in the order of the cells, whatever order they end in.
   *
   * @param finished told of every row as soon as there is one, from any thread
   * @throws InterruptedException if the waiting thread is interrupted; running cells are given up
   */
  public List<Row> run(List<PlannedCell> cells, Consumer<Row> finished)
      throws InterruptedException {
    // With fewer cells than workers, a cell uses the idle ones.
    int threadsPerCell = Math.max(1, workers / Math.max(1, cells.size()));
    ExecutorService pool =
        Executors.newFixedThreadPool(
            workers, Thread.ofPlatform().daemon().name("cell-", 0).factory());
    try {
      List<Future<Row>> futures = new ArrayList<>();
      for (PlannedCell cell : cells) {
        futures.add(
            pool.submit(
                () -> {
                  Row row = runner.run(cell, threadsPerCell);
                  finished.accept(row);
                  return row;
                }));
      }
      List<Row> rows = new ArrayList<>();
      for (Future<Row> future : futures) {
        rows.add(future.get());
      }
      return rows;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the host broke while running a cell", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
