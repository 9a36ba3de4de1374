package org.superpose.runner.run;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.superpose.runner.plugin.TimeLimit;

/**
 * What one cell may use: some threads, and a time that all networks which it builds have together.
 * For the thread that runs the cell.
 */
final class CellBudget {

  private final String cell;
  private final int threads;
  private final Duration time;
  private Duration spent = Duration.ZERO;

  /**
   * @param cell the name of the cell
   */
  CellBudget(String cell, int threads, Duration time) {
    this.cell = cell;
    this.threads = threads;
    this.time = time;
  }

  /** Returns how many threads judging may use; no result depends on it. */
  int threads() {
    return threads;
  }

  /**
   * Returns what the work returns. Only work that returns takes from the time: after any other the
   * cell ends, or its lack of memory was not its own and it gets another try.
   *
   * @throws ExecutionException if the work throws; the cause is what it threw
   * @throws TimeoutException if the work takes longer than what is left; the message names the
   *     whole time
   */
  <T> T call(Callable<T> work) throws ExecutionException, TimeoutException, InterruptedException {
    long started = System.nanoTime();
    T result;
    try {
      result = TimeLimit.call(time.minus(spent), "cell " + cell, work);
    } catch (TimeoutException e) {
      throw new TimeoutException("still running after " + TimeLimit.show(time));
    }
    spent = spent.plusNanos(System.nanoTime() - started);
    return result;
  }
}
