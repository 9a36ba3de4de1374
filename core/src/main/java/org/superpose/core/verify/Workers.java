package org.superpose.core.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;

/** Runs the same work on several threads, which share it out among themselves. */
@NullUnmarked
final class Workers {

  private Workers() {}

  /**
   * Runs the work once on each of so many threads and returns all results, in no useful order.
   *
   * @throws CancellationException if the calling thread is interrupted; the work may notice by
   *     {@link #checkInterrupt}
   */
  static <T> List<T> run(int threads, Supplier<T> work) {
    if (threads == 1) {
      return new ArrayList<>(Collections.singletonList(work.get()));
    }
    Callable<T> call = work::get;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      try {
        List<T> results = new ArrayList<>();
        for (Future<T> future : pool.invokeAll(Collections.nCopies(threads, call))) {
          results.add(future.get());
        }
        return results;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw cancelled(e);
      } catch (ExecutionException e) {
        throw unwrapped(e.getCause());
      }
    }
  }

  /**
   * Ends the work of a thread that was interrupted.
   *
   * @throws CancellationException if the current thread is interrupted
   */
  static void checkInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw cancelled(null);
    }
  }

  private static CancellationException cancelled(Throwable cause) {
    CancellationException cancelled = new CancellationException("verification was interrupted");
    cancelled.initCause(cause);
    return cancelled;
  }

  private static RuntimeException unwrapped(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(cause);
  }
}
