package org.superpose.runner.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  @Test
  void returnsWhatTheWorkReturns() throws Exception {
    assertThat(TimeLimit.call(LONG, "work", () -> "done")).isEqualTo("done");
  }

  @Test
  void whatTheWorkThrowsIsTheCause() {
    AssertionError error = new AssertionError("broken");

    assertThatThrownBy(
            () ->
                TimeLimit.call(
                    LONG,
                    "work",
                    () -> {
                      throw error;
                    }))
        .isInstanceOf(ExecutionException.class)
        .hasCause(error);
  }

  @Test
  void workThatGoesOnIsInterruptedAndLeftBehind() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                TimeLimit.call(
                    SHORT,
                    "work",
                    () -> {
                      try {
                        never.await();
                      } finally {
                        interrupted.countDown();
                      }
                      return "never";
                    }))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("still running after 0.02 s");
    interrupted.await(); // would hang if the work were not interrupted
  }
}
