package org.superpose.core.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Spreads independent pieces of work over threads. */
final class Parallel {

  private Parallel() {}

  /**
   * Does pieces 0 to {@code pieces - 1}, each once, in no particular order.
   *
   * @param workers makes the worker of one thread, with its own buffers
   * @throws CancellationException if the calling thread is interrupted
   */
  static void forEach(int threads, int pieces, Supplier<IntConsumer> workers) {
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          IntConsumer worker = workers.get();
          for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
            requireNotInterrupted();
            worker.accept(piece);
          }
        };
    int used = Math.min(threads, pieces);
    if (used <= 1) {
      work.run();
      return;
    }
    try (ExecutorService executor = Executors.newFixedThreadPool(used)) {
      List<Future<?>> futures = new ArrayList<>();
      for (int thread = 0; thread < used; thread++) {
        futures.add(executor.submit(work));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled(e);
    }
  }

  private static void requireNotInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw cancelled(null);
    }
  }

  private static CancellationException cancelled(Throwable cause) {
    CancellationException cancelled = new CancellationException("the proof was interrupted");
    cancelled.initCause(cause);
    return cancelled;
  }

  private static RuntimeException unwrapped(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("a worker failed", cause);
  }
}
