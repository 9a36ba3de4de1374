package org.superpose.runner.plugin;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.superpose.runner.text.Words;

/**
 * Calls code of plugins for a limited time.
 *
 * <p>Java cannot end a thread by force. Code that goes on after its interruption ends in its next
 * loop if it is that of a plugin in a folder ({@link StrayThreads}). Otherwise it is left behind on
 * a daemon thread of the lowest priority, which ends with the program.
 */
public final class TimeLimit {

  /** Without these, the JDK itself breaks in many places. */
  private static final Properties PROPERTIES = System.getProperties();

  private static final Duration TURN = Duration.ofMillis(100);

  private TimeLimit() {}

  /**
   * Returns what the work returns.
   *
   * @param name of the work, such as {@code "cell and-s1"}: its thread is called so
   * @throws ExecutionException if the work throws; the cause is what it threw
   * @throws TimeoutException if the work takes longer; the message says how long it was given
   * @throws InterruptedException if the calling thread is interrupted; the work is given up
   */
  @SuppressWarnings("ThreadPriorityCheck") // what is left behind should not slow down the rest
  public static <T> T call(Duration limit, String name, Callable<T> work)
      throws ExecutionException, TimeoutException, InterruptedException {
    FutureTask<Ended<T>> task = new FutureTask<>(() -> ended(work));
    ThreadGroup own = new StrayThreads.Group(name); // of all threads that the work starts
    Thread thread = Thread.ofPlatform().group(own).daemon().name(name).start(task);
    try {
      return result(get(task, limit, () -> StrayThreads.sweepBeside(thread, own)));
    } finally {
      if (task.isDone()) {
        StrayThreads.sweep(own);
      } else {
        task.cancel(true);
        StrayThreads.abandon(thread, own);
        thread.setPriority(Thread.MIN_PRIORITY);
      }
    }
  }

  /** Waits in short turns, so that a pause of the whole program, as by SIGSTOP, is none of them. */
  private static <V> V get(Future<V> task, Duration limit, Runnable eachTurn)
      throws ExecutionException, TimeoutException, InterruptedException {
    Duration left = limit;
    while (left.isPositive()) {
      Duration turn = left.compareTo(TURN) < 0 ? left : TURN;
      try {
        return task.get(turn.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        left = left.minus(turn);
        eachTurn.run();
      }
    }
    throw new TimeoutException("still running after " + show(limit));
  }

  /** What work came to: nothing else of foreign exceptions is touched, as they may break, too. */
  private sealed interface Ended<T> {
    record Returned<T>(Optional<T> value) implements Ended<T> {}

    record Threw<T>(Throwable failure) implements Ended<T> {}
  }

  private static <T> Ended<T> ended(Callable<T> work) {
    try {
      return new Ended.Returned<>(Optional.ofNullable(work.call()));
    } catch (Exception | Error e) {
      return new Ended.Threw<>(e);
    } finally {
      System.setProperties(PROPERTIES); // if the plugin has put others in their place
    }
  }

  private static <T> T result(Ended<T> ended) throws ExecutionException {
    return switch (ended) {
      case Ended.Returned<T>(Optional<T> value) -> value.orElse(null);
      case Ended.Threw<T>(Throwable failure) ->
          throw new ExecutionException(Words.of(failure), failure);
    };
  }

  /** Returns a time as people read it, such as {@code 90 s}. */
  public static String show(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }
}
