package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.console.report.Rows;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.config.ConfigurationReader;
import org.superpose.runner.plugin.PluginRegistry;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.Status;
import org.superpose.runner.run.Outcome;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.run.Planner;

/** What is shown of a run, at times that the test gives. */
class ProgressTest {

  /** Eight cells. */
  private static final String COMPARISON =
      """
      name: progress
      seeds: [1, 2, 3, 4, 5, 6, 7, 8]
      tasks: [{id: permutation, features: 8}]
      constructions: [one-neuron-per-output]
      """;

  private static final int TERMINAL = 80;
  private static final int LOG = 0;

  @TempDir private Path directory;

  private final StringWriter err = new StringWriter();
  private List<PlannedCell> cells;
  private PlannedCell unsupported;
  private long seconds;

  @BeforeEach
  void plan() throws IOException, ConfigurationException {
    cells = plan(COMPARISON);
    unsupported = plan(COMPARISON.replace("one-neuron-per-output", "random-codes")).getFirst();
  }

  private List<PlannedCell> plan(String text) throws IOException, ConfigurationException {
    Path file = Files.writeString(directory.resolve("comparison.yaml"), text);
    return Planner.plan(
        ConfigurationReader.read(file, List.of(), PluginRegistry.discover(List.of())));
  }

  private Progress progress(int columns, int reused) {
    return new Progress(
        new PrintWriter(err, true),
        columns,
        () -> TimeUnit.SECONDS.toNanos(seconds),
        cells,
        reused);
  }

  private static Outcome row(Status status, String reason) {
    return new Outcome(
        Rows.judged()
            .set(Column.CELL, "some-cell")
            .set(Column.STATUS, status.label())
            .set(Column.REASON, reason)
            .build(),
        List.of());
  }

  private static final Outcome OK = row(Status.OK, "");

  /** Returns what the terminal shows at last. */
  private String line() {
    return Arrays.stream(err.toString().split("\r\u001b\\[K|\n", -1)).toList().getLast();
  }

  @Test
  void countsCellsAndSaysHowLongItTakes() {
    try (Progress progress = progress(TERMINAL, 0)) {
      progress.started(cells.get(0));
      progress.started(cells.get(1));
      assertThat(line()).isEqualTo("[" + " ".repeat(20) + "] 0 of 8 cells done, 2 running");

      seconds = 100;
      progress.finished(cells.get(0), OK);
      progress.finished(cells.get(1), OK);
      progress.started(cells.get(2));

      // By hand: two cells took 100 s, six are left; 2/8 of the bar of 20.
      assertThat(line())
          .isEqualTo(
              "["
                  + "=".repeat(5)
                  + " ".repeat(15)
                  + "] 2 of 8 cells done, 1 running, about 5 min left");
    }
    assertThat(line()).isEmpty();
  }

  @Test
  void tellsNothingOfTheTimeBeforeAsManyCellsEndedAsRun() {
    try (Progress progress = progress(TERMINAL, 0)) {
      cells.subList(0, 4).forEach(progress::started);
      seconds = 10;
      progress.finished(cells.get(0), OK);

      assertThat(line()).contains("1 of 8 cells done, 3 running").doesNotContain("left");
    }
  }

  @Test
  void cellsThatWereReusedOrHaveNoNetworkSayNothingOfTheTime() {
    cells = List.of(unsupported, cells.get(0), cells.get(1));
    try (Progress progress = progress(TERMINAL, 100)) {
      progress.started(unsupported);
      progress.finished(unsupported, row(Status.UNSUPPORTED, "codes only represent"));
      seconds = 10;
      progress.refresh();
      assertThat(line()).endsWith("101 of 103 cells done (100 reused), 0 running");

      progress.started(cells.get(1));
      seconds = 40;
      progress.finished(cells.get(1), OK);
      assertThat(line()).endsWith("102 of 103 cells done (100 reused), 0 running, about 30 s left");
    }
  }

  @Test
  void aStartThatIsToldAfterTheEndLeavesNothingRunning() {
    cells = cells.subList(0, 3);
    try (Progress progress = progress(TERMINAL, 0)) {
      progress.finished(cells.get(0), OK);
      progress.started(cells.get(0));
      progress.started(cells.get(1));
      seconds = 30;
      progress.finished(cells.get(1), OK);

      // By hand: one of the two that ended is known to have taken 30 s; one is left.
      assertThat(line()).endsWith("2 of 3 cells done, 0 running, about 30 s left");
    }
  }

  @Test
  void seedsOfOneKindTakeAlikeWhateverOthersTake() throws Exception {
    cells = plan(COMPARISON.replace("features: 8", "features: [8, 16]"));
    try (Progress progress = progress(TERMINAL, 0)) {
      for (PlannedCell small : cells.subList(0, 8)) {
        progress.started(small);
        seconds += 1;
        progress.finished(small, OK);
      }
      // By hand: eight of twice the size, of which others took 1 s each: 8 times 2^1.5.
      assertThat(line()).endsWith("8 of 16 cells done, 0 running, about 23 s left");

      progress.started(cells.get(8));
      seconds += 100;
      progress.finished(cells.get(8), OK);
      // Seven that took 100 s once; then one of them is half done.
      assertThat(line()).endsWith("9 of 16 cells done, 0 running, about 12 min left");
      progress.started(cells.get(9));
      seconds += 50;
      progress.refresh();
      assertThat(line()).endsWith("9 of 16 cells done, 1 running, about 11 min left");
    }
  }

  @Test
  void ofAConstructionThatNobodySawTheGuessIsALeastOne() throws Exception {
    cells =
        plan(COMPARISON.replace("[one-neuron-per-output]", "[one-neuron-per-output, willshaw]"));
    try (Progress progress = progress(TERMINAL, 0)) {
      for (PlannedCell first : cells) {
        if (first.cell().construction().plugin().id().equals("willshaw")) {
          continue;
        }
        progress.started(first);
        seconds += 1;
        progress.finished(first, OK);
      }
      // By hand: eight of the same size, and the others took 1 s each.
      assertThat(line()).endsWith("8 of 16 cells done, 0 running, over 8 s left");
    }
  }

  @Test
  void whatIsLateTellsNothing() {
    cells = cells.subList(0, 2);
    try (Progress progress = progress(TERMINAL, 0)) {
      progress.started(cells.get(0));
      seconds = 10;
      progress.finished(cells.get(0), OK);
      progress.started(cells.get(1));
      seconds = 60;
      progress.refresh();

      assertThat(line()).endsWith("1 of 2 cells done, 1 running");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20, 40, 80, 120})
  void aLineIsNeverAsWideAsTheTerminal(int columns) {
    try (Progress progress = progress(columns, 1_000_000)) {
      cells.forEach(progress::started);
      seconds = 1_000_000;
      for (PlannedCell cell : cells) {
        progress.finished(cell, OK);
        assertThat(line()).hasSizeLessThan(columns);
      }
    }
  }

  @Test
  void aFailureIsToldAtOnceOnALineOfItsOwn() {
    try (Progress progress = progress(TERMINAL, 0)) {
      progress.started(cells.get(0));
      progress.finished(cells.get(0), row(Status.TIMEOUT, "still running after 60 s"));

      assertThat(err.toString())
          .contains("\r\u001b[Ksuperpose: some-cell timeout: still running after 60 s\n");
      assertThat(line()).contains("1 of 8 cells done, 0 running, 1 failed");
    }
  }

  @Test
  void aLogHasFailuresAndNowAndThenALineWithoutControlCharacters() {
    try (Progress progress = progress(LOG, 3)) {
      progress.started(cells.get(0));
      seconds = 60;
      progress.finished(cells.get(0), row(Status.FAILED, "no luck"));
      progress.started(cells.get(1));
      progress.refresh();
    }

    // By hand: one cell took 60 s, seven are left, one of them begun.
    assertThat(err.toString())
        .isEqualTo(
            """
            superpose: some-cell failed: no luck
            superpose: 4 of 11 cells done (3 reused), 1 running, 1 failed, about 7 min left
            """);
  }

  @Test
  void aBoundThatBreaksIsToldOfOnce() {
    String broken = "the bound some-bound broke: ArithmeticException: / by zero; at least";
    Outcome outcome =
        new Outcome(
            Rows.judged()
                .set(Column.CELL, "some-cell")
                .set(Column.STATUS, Status.OK.label())
                .set(Column.REASON, "a witness; " + broken)
                .set(Column.BROKEN_BOUNDS, broken)
                .build(),
            List.of());
    try (Progress progress = progress(LOG, 0)) {
      for (PlannedCell cell : cells.subList(0, 2)) {
        progress.started(cell);
        progress.finished(cell, outcome);
      }
    }

    assertThat(err.toString())
        .isEqualToIgnoringNewLines("superpose: " + broken + ", first in some-cell");
  }

  @Test
  void theWidthIsWhatTheLauncherFound() {
    assertThat(Terminal.columns(Map.of(Terminal.COLUMNS, "132"))).isEqualTo(132);
    assertThat(Terminal.columns(Map.of(Terminal.COLUMNS, "0"))).isZero();
  }
}
