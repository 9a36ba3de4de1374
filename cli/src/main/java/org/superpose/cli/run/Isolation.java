package org.superpose.cli.run;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.superpose.cli.plugin.TimeLimit;

/**
 * Keeps one cell from costing others theirs: each has a limited time, and one that runs out of
 * memory while others run is run again alone. So a cell fails for want of memory only if it does so
 * with all memory to itself, whichever cell ate it before.
 */
final class Isolation {

  private final ReadWriteLock turns = new ReentrantReadWriteLock(true);
  private final Duration limit;

  Isolation(Duration limit) {
    this.limit = limit;
  }

  /**
   * Returns what the work returns; it may be called twice.
   *
   * @throws ExecutionException if the work throws; the cause is what it threw
   * @throws TimeoutException if the work takes longer than it may
   */
  <T> T run(Callable<T> work) throws ExecutionException, TimeoutException, InterruptedException {
    try {
      return within(turns.readLock(), work);
    } catch (ExecutionException e) {
      if (!isOutOfMemory(e)) {
        throw e;
      }
    }
    return within(turns.writeLock(), work);
  }

  private <T> T within(Lock lock, Callable<T> work)
      throws ExecutionException, TimeoutException, InterruptedException {
    lock.lockInterruptibly();
    try {
      return TimeLimit.call(limit, work);
    } finally {
      lock.unlock();
    }
  }

  private static boolean isOutOfMemory(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof OutOfMemoryError)) {
      cause = cause.getCause();
    }
    return cause != null;
  }
}
