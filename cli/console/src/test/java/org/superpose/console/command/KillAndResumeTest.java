package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A process that is killed midway, as the kernel kills one that takes too much memory. */
class KillAndResumeTest extends CommandTest {

  private static final int CELLS = 40;
  private static final int FINISHED_BEFORE_THE_KILL = 3;

  /** Each cell takes some hundredths of a second, so that many are left after the first ones. */
  private static final String COMPARISON =
      """
      name: long
      seeds: %s
      tasks: [{id: pairwise-and, features: 400}]
      constructions: [one-neuron-per-output]
      """
          .formatted(Stream.iterate(1, seed -> seed + 1).limit(CELLS).toList());

  @Test
  void everyFinishedCellSurvivesAndTheRestRuns() throws Exception {
    Path file = Files.writeString(directory.resolve("comparison.yaml"), COMPARISON);
    Path results = directory.resolve("results");
    Process process =
        ChildProcess.start(
            directory.resolve("output"), "compare", file, "--out", results, "--workers", 1);
    while (ChildProcess.finished(results) < FINISHED_BEFORE_THE_KILL) {
      assertThat(process.isAlive()).as("the process ended too early").isTrue();
      TimeUnit.MILLISECONDS.sleep(5);
    }

    int whileRunning = run("compare", file, "--out", results);
    String complaint = err;
    process.destroyForcibly().waitFor();
    long before = ChildProcess.finished(results);
    int resumed = run("compare", file, "--out", results);

    assertThat(whileRunning).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(complaint).contains("another superpose is writing to " + results);
    assertThat(before).isBetween((long) FINISHED_BEFORE_THE_KILL, CELLS - 1L);
    assertThat(resumed).as(err).isEqualTo(ExitCode.DONE);
    assertThat(err)
        .contains(
            "40 cells: %d reused (finished before), %d run (new)"
                .formatted(before, CELLS - before));
    Path uninterrupted = directory.resolve("uninterrupted");
    run("compare", file, "--out", uninterrupted);
    assertThat(ChildProcess.rows(results))
        .isEqualTo(ChildProcess.rows(uninterrupted))
        .hasSize(1 + CELLS);
  }
}
