package org.superpose.checks.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.checks.Application;
import org.superpose.checks.Shell;

/** Several processes, processes that are stopped and go on, few files to open, odd clocks. */
class ProcessesTest {

  private static final int MANY = 30;

  /** Each cell takes some hundredths of a second. */
  private static final String LONG =
      """
      name: long
      seeds: %s
      tasks: [{id: pairwise-and, features: 300}]
      constructions: [one-neuron-per-output]
      limits: {timeout: 2s}
      """
          .formatted(IntStream.rangeClosed(1, MANY).boxed().toList());

  @TempDir private Path directory;

  private Surroundings here;

  @BeforeEach
  void requireTheApplication() throws Exception {
    assumeTrue(Application.isBuilt(), Application.NOT_BUILT);
    here = Surroundings.in(directory);
  }

  private static long finished(Path results) throws Exception {
    Path journal = results.resolve("cells.jsonl");
    return Files.exists(journal)
        ? Files.readString(journal).chars().filter(c -> c == '\n').count()
        : 0;
  }

  /** Longer than a cell may take: the pause is not the cell's fault. */
  @Test
  void aProcessThatIsStoppedGoesOn() throws Exception {
    Files.writeString(directory.resolve("comparison.yaml"), LONG);
    Path results = directory.resolve("results");
    Process process =
        here.shell.start(
            "stopped", "exec \"$superpose\" compare comparison.yaml --out results --workers 1");
    while (finished(results) < 3) {
      assertThat(process.isAlive()).isTrue();
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(here.shell.can("kill -STOP " + process.pid())).isTrue();
    TimeUnit.MILLISECONDS.sleep(200);
    long stopped = finished(results);
    TimeUnit.MILLISECONDS.sleep(2500);
    assertThat(finished(results)).isEqualTo(stopped).isLessThan(MANY);
    assertThat(here.shell.can("kill -CONT " + process.pid())).isTrue();

    Shell.Result result = here.shell.ended("stopped", process);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Surroundings.rows(results))
        .hasSize(1 + MANY)
        .noneMatch(row -> row.contains("timeout"));
  }

  @Test
  void ofProcessesInOneFolderOneWritesAtATime() throws Exception {
    Path results = directory.resolve("results");
    Process[] racing = new Process[3];
    for (int i = 0; i < racing.length; i++) {
      racing[i] =
          here.shell.start("p" + i, "exec \"$superpose\" compare comparison.yaml --out results");
    }
    int done = 0;
    for (int i = 0; i < racing.length; i++) {
      Shell.Result result = here.shell.ended("p" + i, racing[i]);
      assertThat(result.code()).as(result.err()).isIn(0, 2);
      if (result.code() == 0) {
        done++;
      } else {
        assertThat(result.err()).contains("another superpose is writing to results; wait for it");
      }
      assertThat(Surroundings.dirt(result)).isEmpty();
    }

    assertThat(done).isPositive();
    assertThat(finished(results)).isEqualTo(Surroundings.CELLS);
    assertThat(Surroundings.rows(results)).hasSize(1 + Surroundings.CELLS);
  }

  @Test
  void fewFilesToOpenAreEnough() throws Exception {
    Shell.Result result =
        here.shell.run(
            """
            set -e
            ulimit -n 64
            "$superpose" compare comparison.yaml --out results --workers 8
            "$superpose" build comparison.yaml --out networks --formats npz,safetensors,onnx --proofs
            "$superpose" verify networks --expect-verified
            """);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Surroundings.rows(directory.resolve("results"))).hasSize(1 + Surroundings.CELLS);
  }

  /** Nothing is decided by a clock: not what is newer, and not how long anything takes. */
  @Test
  void filesOfTheFutureAreReused() throws Exception {
    String compare = "\"$superpose\" compare comparison.yaml --out results";
    assertThat(here.shell.run(compare).code()).isZero();
    List<String> before = Surroundings.rows(directory.resolve("results"));
    assertThat(
            here.shell.can("touch -d '+3 years' results results/* results/.lock comparison.yaml"))
        .isTrue();

    Shell.Result again = here.shell.run(compare);

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err()).contains("12 reused (finished before)");
    assertThat(Surroundings.rows(directory.resolve("results"))).isEqualTo(before);
  }
}
