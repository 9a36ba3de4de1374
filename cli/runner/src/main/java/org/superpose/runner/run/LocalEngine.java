package org.superpose.runner.run;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs cells on the threads of this machine, as many at a time as fit into memory together. */
public final class LocalEngine implements Engine {

  /** How long to wait for threads to give up their cells, which takes them a moment. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Runs a cell with some threads. */
  @FunctionalInterface
  public interface Work {

    /** Returns the outcome of a cell; the calling thread may be interrupted. */
    Outcome run(PlannedCell cell, int threads);
  }

  private final Work runner;
  private final int workers;
  private final MemoryGate gate = new MemoryGate(Runtime.getRuntime().maxMemory());

  /**
   * Runs cells with some threads.
   *
   * @param workers how many threads to use, at least 1
   */
  public LocalEngine(CellRunner runner, int workers) {
    this(runner::run, workers);
  }

  /**
   * Runs cells with some threads.
   *
   * @param runner runs a cell
   * @param workers how many threads to use, at least 1
   */
  public LocalEngine(Work runner, int workers) {
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
        futures.add(pool.submit(() -> runWhenItFits(cell, threadsPerCell, watcher)));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException unwritten) {
        throw unwritten;
      }
      if (e.getCause() instanceof OutOfMemoryError exhausted) {
        throw exhausted;
      }
      throw new IllegalStateException("the host broke while running a cell", e.getCause());
    } finally {
      pool.shutdownNow();
      pool.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private Void runWhenItFits(PlannedCell cell, int threads, Watcher watcher)
      throws InterruptedException {
    try (MemoryGate.Pass _ = gate.enter(cell.memory())) {
      run(cell, threads, watcher);
    }
    return null;
  }

  private void run(PlannedCell cell, int threads, Watcher watcher) {
    if (watcher.hasSeenEnough()) {
      return;
    }
    watcher.started(cell);
    Outcome outcome = runner.run(cell, threads);
    if (!Thread.currentThread().isInterrupted()) { // otherwise it was given up and has no outcome
      watcher.finished(cell, outcome);
    }
  }
}
