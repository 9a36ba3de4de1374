package org.superpose.runner.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.construction.Construction;
import org.superpose.fixtures.ForeignJar;

/** Code of plugins that would never end does end, and what is still of use goes on. */
class StrayThreadsTest {

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int PATIENCE_SECONDS = 30;

  @TempDir private Path folder;

  /** A construction whose network is whatever the statements do. */
  private Construction building(String statements) throws Exception {
    ForeignJar.plain("endless")
        .announced(
            "Net",
            """
            package foreign.endless;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.stream.*;
            import org.superpose.core.construction.*;
            import org.superpose.core.network.*;
            import org.superpose.core.settings.*;
            public final class Net implements Construction {
              static ExecutorService pool;
              static int calls;
              static boolean go() { return System.nanoTime() != 0; }
              public Description describe() {
                return new Description("endless", "Endless.", List.of(), List.of());
              }
              public Sizing size(SizeRequest request) { return new Sizing.Unsupported("no"); }
              public Network build(BuildRequest request) {
                try {
                  if (calls++ == 0) pool = Executors.newFixedThreadPool(1);
                  run();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
                return null;
              }
              static void run() throws Exception {
                %s
              }
            }
            """
                .formatted(statements))
        .writeTo(folder.resolve("endless.jar"));
    PluginRegistry registry = PluginRegistry.discover(List.of(folder));
    assertThat(registry.problems()).isEmpty();
    return registry.constructions().find("endless").orElseThrow().service();
  }

  private static void awaitEnd(String thread) throws InterruptedException {
    for (int i = 0; i < PATIENCE_SECONDS * 50 && isAlive(thread); i++) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(isAlive(thread)).as(thread).isFalse();
  }

  private static boolean isAlive(String thread) {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(each -> each.getName().equals(thread));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (go()) Thread.onSpinWait();",
        "while (true) { }",
        "for (int i = 0; ; i++) { if (i < 0) i = 0; }",
        "while (go()) try { Thread.sleep(1000); } catch (InterruptedException e) { continue; }",
        "while (go()) try { calls++; } catch (Throwable e) { calls--; }",
        "do { for (int i = 0; i < 1000; i++) calls += i; } while (go());",
        "Stream.generate(() -> calls).forEach(i -> calls++);",
        "int state = 0; for (;;) switch (state) { case 0: state = 1; continue;"
            + " case 1: state = 7; continue; default: state = 0; }",
        "long[] all = new long[1000]; while (go()) for (int i = 0; i < 1000; i++) all[i] += i;",
        "new Object() { void run() { while (go()) calls++; } }.run();",
      })
  void aCallThatDoesNotEndIsEnded(String statements) throws Exception {
    Construction endless = building(statements);

    assertThatThrownBy(() -> TimeLimit.call(SHORT, "endless call", () -> endless.build(null)))
        .isInstanceOf(TimeoutException.class);

    awaitEnd("endless call");
  }

  @Test
  void threadsThatComputeForNobodyAreEndedAndTheCallKeepsItsResult() throws Exception {
    Construction leaving =
        building(
            "for (int i = 0; i < 8; i++)"
                + " new Thread(() -> { while (go()) Thread.onSpinWait(); }, \"left\").start();");

    assertThat(TimeLimit.call(LONG, "leaving call", () -> leaving.build(null))).isNull();

    awaitEnd("left");
  }

  @Test
  void threadsThatEachOfManyBuildsLeavesAreEndedWithIt() throws Exception {
    Construction leaving =
        building("new Thread(() -> { while (go()) Thread.onSpinWait(); }, \"each\").start();");

    for (int i = 0; i < 3; i++) { // outside of a limited call, where nothing else looks for them
      leaving.build(null);
      for (int turn = 0; turn < PATIENCE_SECONDS * 50 && isAlive("each"); turn++) {
        StrayThreads.sweep(); // again, for a thread that is not in the plugin's code as yet
      }
      awaitEnd("each");
    }
  }

  @Test
  void threadsThatComputeForNobodyAreEndedBeforeTheProgramsOwnPartOfTheCallIs() throws Exception {
    Construction leaving =
        building("new Thread(() -> { while (go()) Thread.onSpinWait(); }, \"beside\").start();");

    TimeLimit.call(
        LONG,
        "longer call",
        () -> {
          leaving.build(null);
          awaitEnd("beside");
          return null;
        });
  }

  @Test
  void aPoolServesTheNextCallAfterOneThatDidNotEnd() throws Exception {
    Construction pooled =
        building(
            "int call = calls; pool.submit(() -> { while (call == 1 && go()) Thread.onSpinWait();"
                + " }).get();");

    assertThatThrownBy(() -> TimeLimit.call(SHORT, "first call", () -> pooled.build(null)))
        .isInstanceOf(TimeoutException.class);
    awaitEnd("first call");
    awaitEnd("stray threads"); // which ends once the pool's thread has left its task

    assertThat(TimeLimit.call(LONG, "second call", () -> pooled.build(null))).isNull();
  }

  @Test
  void workOfAPoolThatTheCallWaitsForIsLeftAlone() throws Exception {
    Construction pooled =
        building(
            "pool.submit(() -> { long end = System.nanoTime() + 1_000_000_000L;"
                + " while (System.nanoTime() < end) Thread.onSpinWait(); }).get();");

    assertThat(TimeLimit.call(LONG, "waiting call", () -> pooled.build(null))).isNull();
  }
}
