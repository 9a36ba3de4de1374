package org.superpose.core.parallel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;

/**
 * Runs the same work on several threads, which divide it among themselves. Who interrupts the
 * calling thread interrupts all of them, and gets a message that names the work.
 */
@NullUnmarked
public enum Workers {
  /** Those of a proof. */
  PROOF("the proof"),
  /** Those of the other ways to verify. */
  VERIFICATION("verification");

  private final String work;

  Workers(String work) {
    this.work = work;
  }

  /**
   * Runs the work once on each of some threads and returns all results, in no useful order.
   *
   * @throws CancellationException if the calling thread is interrupted; the work may notice by
   *     {@link #checkInterrupt}
   */
  public <T> List<T> run(int threads, Supplier<T> part) {
    if (threads == 1) {
      return new ArrayList<>(Collections.singletonList(part.get()));
    }
    Callable<T> call = part::get;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      try {
        List<T> results = new ArrayList<>();
        for (Future<T> future : pool.invokeAll(Collections.nCopies(threads, call))) {
          results.add(future.get());
        }
        return results;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw interrupted(e);
      } catch (ExecutionException e) {
        throw unwrapped(e.getCause());
      }
    }
  }

  /**
   * Does pieces 0 to {@code pieces - 1}, each once, in no particular order.
   *
   * @param threads the most threads to use; never more than there are pieces
   * @param workers makes the worker of one thread, with its own buffers
   * @throws CancellationException if the calling thread is interrupted
   */
  public void forEach(int threads, int pieces, Supplier<IntConsumer> workers) {
    AtomicInteger next = new AtomicInteger();
    run(
        Math.max(1, Math.min(threads, pieces)),
        () -> {
          IntConsumer worker = workers.get();
          int piece;
          while ((piece = next.getAndIncrement()) < pieces) {
            checkInterrupt();
            worker.accept(piece);
          }
          return worker;
        });
  }

  /**
   * Ends the work of a thread that was interrupted.
   *
   * @throws CancellationException if the current thread is interrupted
   */
  public void checkInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted(null);
    }
  }

  private CancellationException interrupted(Throwable cause) {
    CancellationException cancelled = new CancellationException(work + " was interrupted");
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
