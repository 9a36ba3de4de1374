package org.superpose.runner.run;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.superpose.runner.text.Words;

/**
 * Keeps one cell from costing others theirs: each has a budget of its own, and one that runs out of
 * memory while others run is run again alone. So a cell fails for want of memory only if it does so
 * with all memory to itself, whichever cell ate it before.
 */
public final class Isolation {

  private final ReadWriteLock turns = new ReentrantReadWriteLock(true);

  /**
   * Returns what the work returns; it may be called twice.
   *
   * @throws ExecutionException if the work throws; the cause is what it threw
   * @throws TimeoutException if the work takes longer than the budget has left
   */
  <T> T run(CellBudget budget, Callable<T> work)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      return within(turns.readLock(), budget, work);
    } catch (ExecutionException e) {
      if (!isOutOfMemory(e)) {
        throw e;
      }
    }
    return within(turns.writeLock(), budget, work);
  }

  private <T> T within(Lock lock, CellBudget budget, Callable<T> work)
      throws ExecutionException, TimeoutException, InterruptedException {
    lock.lockInterruptibly();
    try {
      return budget.call(work);
    } finally {
      lock.unlock();
    }
  }

  private static boolean isOutOfMemory(Throwable failure) {
    return Words.chain(failure).stream().anyMatch(OutOfMemoryError.class::isInstance);
  }
}
