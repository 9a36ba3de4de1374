package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One cell that is too large stops no other, and cells that finished never run again. */
class LargeCellsTest extends CommandTest {

  private static final String WIDE = "{id: output-channels-sparse, neurons: 24}";

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("comparison.yaml"), text);
  }

  private static String row(List<String> rows, String cell) {
    return rows.stream().filter(row -> row.contains(cell)).findFirst().orElseThrow();
  }

  /** Too large for what is allowed, by what the file says or by auto. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "representation | 64 | 1000000 | sparse-codes, neurons: 200 | memory: 64MiB",
        "pairwise-and | 16 | 100000 | output-channels-sparse, neurons: auto | memory: 4MiB"
      })
  void theCellIsARowAndTheOthersRun(
      String task, int small, int large, String construction, String limits) throws IOException {
    Path file =
        file(
            """
            name: large
            tasks: [{id: %1$s, features: %3$s}, {id: %1$s, features: %2$s}]
            constructions: [{id: %4$s}]
            limits: {%5$s}
            """
                .formatted(task, small, large, construction, limits));
    Path results = directory.resolve("results");

    assertThat(run("plan", file)).as(err).isEqualTo(ExitCode.DONE);
    assertThat(run("compare", file, "--out", results))
        .as(err)
        .isIn(ExitCode.DONE, ExitCode.CELLS_FAILED);

    List<String> rows = ChildProcess.rows(results);
    assertThat(rows).hasSize(1 + 2);
    assertThat(row(rows, task + "-m" + large))
        .containsAnyOf(",failed,", ",unsupported,")
        .containsPattern("would take about [0-9.]+ [KMGTPE]iB of memory; allowed: [0-9.]+ [KMG]iB");
    assertThat(row(rows, task + "-m" + small)).contains(",ok,");
    assertThat(err).doesNotContain("\tat ", "internal error");
  }

  @Test
  void finishedCellsAreReusedWhateverStandsBesideThem() throws IOException {
    String comparison =
        """
        name: grown
        seeds: %s
        tasks: [{id: pairwise-and, features: %s}]
        constructions: %s
        """;
    Path results = directory.resolve("results");
    run(
        "compare",
        file(
            comparison.formatted(
                "[1, 2]", "[8, 12]", "[one-neuron-per-output, %s]".formatted(WIDE))),
        "--out",
        results);
    List<String> before = ChildProcess.rows(results);

    int code =
        run(
            "compare",
            file(
                comparison.formatted(
                    "[3, 2, 1]",
                    "[16, 12, 8]",
                    "[%s, one-neuron-per-output, {id: mixed-channels, neurons: 64}]"
                        .formatted(WIDE))),
            "--out",
            results);

    assertThat(code).as(err).isEqualTo(ExitCode.DONE);
    assertThat(err).contains("27 cells: ").contains("8 reused (finished before)");
    assertThat(ChildProcess.rows(results)).hasSize(1 + 27).containsAll(before);
  }
}
