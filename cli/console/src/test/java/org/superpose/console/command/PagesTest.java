package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.superpose.console.report.Chromium;

/** The pages that commands write, from end to end. */
class PagesTest extends CommandTest {

  private static final String CELL = "pairwise-and-m24-v2-uniform.output-channels-sparse-n16.s1";
  private static final String COMPARISON =
      """
      name: pages
      seeds: [1]
      tasks: [{id: pairwise-and, features: 24, outputs: features, sparsity: 2}]
      constructions: [{id: output-channels-sparse, neurons: 16}]
      """;

  @Test
  void reportIsMadeAgainFromTheFilesAlone() throws IOException {
    Path file = Files.writeString(directory.resolve("comparison.yaml"), COMPARISON);
    Path results = directory.resolve("results");
    assertThat(run("compare", file, "--out", results)).isZero();
    byte[] first = Files.readAllBytes(results.resolve("report.html"));
    Files.delete(results.resolve("report.html"));
    Files.delete(results.resolve("cells.jsonl"));

    assertThat(run("report", results)).isZero();

    assertThat(results.resolve("report.html")).hasBinaryContent(first);
    Files.delete(results.resolve("results.csv"));
    assertThat(run("report", results)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("has not finished; to continue: superpose compare ");
  }

  @Test
  void explainsCellsAndFiles() throws IOException {
    Path file = Files.writeString(directory.resolve("comparison.yaml"), COMPARISON);
    Path results = directory.resolve("results");
    assertThat(run("compare", file, "--out", results)).isZero();
    assertThat(run("build", file, "--out", directory.resolve("networks"))).isZero();
    Path page = results.resolve("pages").resolve(CELL + ".html");

    assertThat(run("explain", results, CELL)).isZero();
    String ofCell = Files.readString(page);
    Files.delete(page);
    assertThat(run("explain", results.resolve(CELL))).isZero();
    assertThat(page).hasContent(ofCell);
    assertThat(run("explain", directory.resolve("networks").resolve(CELL))).isZero();
    assertThat(directory.resolve("networks").resolve(CELL + ".html")).hasContent(ofCell);
  }

  /** Levels of c17 as on paper; the page is opened where there is a browser. */
  @Test
  void explainsACircuitLevelByLevel() throws IOException, InterruptedException {
    Path circuit = Path.of("../../config/circuits/c17.bench").toAbsolutePath();
    Path file =
        Files.writeString(
            directory.resolve("comparison.yaml"),
            """
            name: c17
            seeds: [1]
            tasks: [{id: circuit, circuit: {file: %s}}]
            constructions: [{id: one-neuron-per-gate}]
            """
                .formatted(circuit));
    Path results = directory.resolve("results");
    assertThat(run("compare", file, "--out", results)).as(err).isZero();
    String cell = "circuit-m5-o2-v5-c17.bench.one-neuron-per-gate.s1";

    assertThat(run("replay", results, cell, "--inputs", "0,2,3")).as(err).isZero();
    assertThat(out)
        .contains(
            "circuit level 1: 2 of 2 gates active: ",
            "in layer 1, neurons that stand for them: 2, giving 1.00 to 1.00 of what is meant")
        .doesNotContain("WRONG");

    assertThat(run("explain", results, cell, "--inputs", "9")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("--inputs [9]: features are 0 to 4");
    assertThat(run("explain", results, cell, "--inputs", "0,2,3")).as(err).isZero();
    Chromium.Opened page =
        Chromium.open(results.resolve("pages").resolve(cell + ".html"), directory);
    assertThat(page.console()).isEmpty();
    assertThat(page.content())
        .contains("Level 1. 2 signals active, for which 2 neurons of layer 1 should be: ")
        .contains("\u2713 exactly those are")
        .contains("<td>AND(feature 0, feature 2)</td>")
        .contains("carried on: AND(feature 0, feature 2)")
        .contains("Level 3. ");
  }

  @Test
  void saysWhatCannotBeExplained() throws IOException {
    Path file = Files.writeString(directory.resolve("comparison.yaml"), COMPARISON);
    Path results = directory.resolve("results");
    assertThat(run("compare", file, "--out", results)).isZero();
    assertThat(run("explain", results, "other")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("has no cell 'other'");
    assertThat(run("explain", results)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("name a cell as well");
    assertThat(run("explain", directory.resolve("nowhere"))).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("does not exist");
  }

  /** The network takes 0.3 MiB, and rounding it 32 KiB more. */
  @Test
  void aCellThatDoesNotFitIsToldOfInALine() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("comparison.yaml"),
            """
            name: large
            seeds: [1]
            tasks: [{id: permutation, features: 64, sparsity: 1}]
            constructions: [{id: linear-associator, neurons: 64, bits: 2}]
            limits: {memory: 350KiB}
            """);
    Path results = directory.resolve("results");
    assertThat(run("compare", file, "--out", results)).isEqualTo(ExitCode.CELLS_FAILED);
    String cell = "permutation-m64-v1.linear-associator-n64-bits2.s1";

    for (String command : List.of("explain", "replay")) {
      String[] input = command.equals("replay") ? new String[] {"--inputs", "2"} : new String[0];
      Object[] words = Stream.concat(Stream.of(command, results, cell), Stream.of(input)).toArray();
      assertThat(run(words)).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(err.lines())
          .singleElement()
          .asString()
          .startsWith(
              "superpose: " + cell + ": rounding would take about 0.0 MiB of memory beside ");
    }
  }
}
