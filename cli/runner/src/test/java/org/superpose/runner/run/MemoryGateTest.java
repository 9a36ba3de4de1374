package org.superpose.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A gate of 1,000 bytes; what fits is counted by hand. */
class MemoryGateTest {

  private final MemoryGate gate = new MemoryGate(1_000);

  private CompletableFuture<MemoryGate.Pass> enter(long bytes) {
    CompletableFuture<MemoryGate.Pass> pass = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                pass.complete(gate.enter(bytes));
              } catch (InterruptedException e) {
                pass.completeExceptionally(e);
              }
            });
    return pass;
  }

  private static boolean waits(CompletableFuture<?> pass) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(50);
    return !pass.isDone();
  }

  @Test
  void cellsRunSideBySideAsFarAsTheyFit() throws Exception {
    MemoryGate.Pass small = enter(400).get();
    MemoryGate.Pass other = enter(500).get();
    CompletableFuture<MemoryGate.Pass> third = enter(200);

    assertThat(waits(third)).isTrue();
    small.close();
    third.get().close();
    other.close();
  }

  @Test
  void aCellLargerThanAllRunsAlone() throws Exception {
    MemoryGate.Pass small = enter(1).get();
    CompletableFuture<MemoryGate.Pass> huge = enter(5_000);

    assertThat(waits(huge)).isTrue();
    small.close();
    huge.get();
    assertThat(waits(enter(1))).isTrue();
  }

  @Test
  void aCellWithoutEstimateAlwaysFits() throws Exception {
    enter(1_000).get();

    assertThat(enter(0).get()).isNotNull();
  }
}
