package org.superpose.core.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkersTest {

  private static String message(Workers workers) {
    return workers == Workers.PROOF ? "the proof was interrupted" : "verification was interrupted";
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 7", "3, 0", "3, 1", "3, 2", "3, 1000"})
  void everyPieceIsDoneOnceByAtMostSoManyWorkers(int threads, int pieces) {
    AtomicIntegerArray done = new AtomicIntegerArray(pieces);
    AtomicInteger made = new AtomicInteger();

    Workers.PROOF.forEach(
        threads,
        pieces,
        () -> {
          made.incrementAndGet();
          return done::incrementAndGet;
        });

    for (int piece = 0; piece < pieces; piece++) {
      assertThat(done.get(piece)).as("piece %d", piece).isEqualTo(1);
    }
    assertThat(made.get()).isEqualTo(Math.max(1, Math.min(threads, pieces)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void eachThreadGivesAResult(int threads) {
    AtomicInteger next = new AtomicInteger();

    assertThat(Workers.VERIFICATION.run(threads, next::incrementAndGet))
        .hasSize(threads)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatAWorkerThrowsIsThrown(int threads) {
    IllegalStateException failure = new IllegalStateException("broken");
    OutOfMemoryError error = new OutOfMemoryError("full");

    assertThatThrownBy(
            () ->
                Workers.PROOF.forEach(
                    threads,
                    10,
                    () ->
                        piece -> {
                          if (piece == 4) {
                            throw failure;
                          }
                        }))
        .isSameAs(failure);
    assertThatThrownBy(
            () ->
                Workers.VERIFICATION.run(
                    threads,
                    () -> {
                      throw error;
                    }))
        .isSameAs(error);
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptedThreadEndsItsWork(Workers workers) {
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(() -> workers.forEach(1, 10, () -> _ -> {}))
          .withMessage(message(workers));
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(workers::checkInterrupt)
          .withMessage(message(workers));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  /** Each worker waits for an interruption that only the calling thread gets. */
  @ParameterizedTest
  @EnumSource
  void whoInterruptsTheCallerInterruptsTheWorkers(Workers workers) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(2);
    AtomicInteger interrupted = new AtomicInteger();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                workers.forEach(2, 2, () -> _ -> waitForInterrupt(started, interrupted));
              } catch (CancellationException e) {
                thrown.set(e);
              }
            });
    caller.start();
    started.await();
    caller.interrupt();
    caller.join();

    assertThat(thrown.get()).hasMessage(message(workers));
    assertThat(interrupted.get()).isEqualTo(2);
  }

  private static void waitForInterrupt(CountDownLatch started, AtomicInteger interrupted) {
    started.countDown();
    try {
      TimeUnit.MINUTES.sleep(1);
    } catch (InterruptedException e) {
      interrupted.incrementAndGet();
    }
  }
}
