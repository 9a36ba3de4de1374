package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What docs/releasing.md promises of files: those that version 0.1 wrote, as they were then, go on
 * being read. They are never written anew.
 */
class EarlierVersionsTest extends CommandTest {

  private static final String RIGHT = "pairwise-and-m16-v2-uniform.one-neuron-per-output.s1";
  private static final String WRONG = "pairwise-and-m16-v2-uniform.output-channels-sparse-n12.s1";
  private static final int CELLS = 8;

  private Path comparison;
  private Path results;
  private Path networks;

  /** Copies the files, since commands write beside what they read. */
  @BeforeEach
  void copy() throws IOException, URISyntaxException {
    Path source =
        Path.of(
            Objects.requireNonNull(
                    EarlierVersionsTest.class.getResource(
                        "/org/superpose/console/of-version-0.1/comparison.yaml"))
                .toURI());
    try (Stream<Path> files = Files.walk(source.getParent())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copied = directory.resolve(source.getParent().relativize(file).toString());
        Files.createDirectories(copied.getParent());
        Files.copy(file, copied);
      }
    }
    comparison = directory.resolve("comparison.yaml");
    results = directory.resolve("results");
    networks = directory.resolve("networks");
  }

  /** Returns rows without times and the memory of the proof, of which each version says its own. */
  private static List<String> rows(Path directory) throws IOException {
    return ChildProcess.rows(directory).stream()
        .map(row -> row.replaceFirst(",\\d{4,},0,,", ",,0,,"))
        .toList();
  }

  @Test
  void comparisonsMeanWhatTheyMeant() throws IOException {
    List<String> earlier = rows(results);
    Path again = directory.resolve("again");

    assertThat(run("compare", comparison, "--out", again)).as(err).isEqualTo(ExitCode.DONE);

    assertThat(rows(again)).containsExactlyInAnyOrderElementsOf(earlier);
  }

  @Test
  void aReportIsMadeOfResults() throws IOException {
    assertThat(run("report", results)).as(err).isEqualTo(ExitCode.DONE);

    assertThat(results.resolve("report.html"))
        .content()
        .contains(RIGHT, WRONG, "superpose 0.1.0-SNAPSHOT");
  }

  @Test
  void resultsGoOn() throws IOException {
    List<String> earlier = rows(results);

    assertThat(run("compare", comparison, "--out", results)).as(err).isEqualTo(ExitCode.DONE);

    assertThat(err).contains("superpose: 8 cells: ").doesNotContain("skipped");
    assertThat(rows(results)).containsExactlyInAnyOrderElementsOf(earlier).hasSize(1 + CELLS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "compare"})
  void resultsOfALaterFormatAreRefused(String command) throws IOException {
    Path environment = results.resolve("environment.json");
    Files.writeString(
        environment,
        Files.readString(environment)
            .replaceFirst("\\{", "{ \"format\" : 2,")
            .replace("0.1.0", "9.1.0"));

    int code =
        command.equals("compare")
            ? run(command, comparison, "--out", results)
            : run(command, results);

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err)
        .contains("environment.json: format 2, from superpose 9.1.0-SNAPSHOT; superpose ")
        .contains(" reads up to 1: use that version, or start in another directory")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"npz", "safetensors", "onnx"})
  void networksAreReadAndJudgedAlike(String format) {
    assertThat(run("verify", networks.resolve(RIGHT + "." + format)))
        .as(out + err)
        .isEqualTo(ExitCode.DONE);
    assertThat(out).contains("verified");

    run("verify", networks.resolve(WRONG + "." + format));
    assertThat(out).as(err).contains("falsified");
  }

  @Test
  void aWitnessIsReplayed() {
    assertThat(run("replay", networks.resolve(WRONG + ".npz"), "--inputs", "0,1"))
        .as(err)
        .isEqualTo(ExitCode.DONE);
    assertThat(out).contains("WRONG");
  }

  @ParameterizedTest
  @ValueSource(strings = {RIGHT, WRONG})
  void proofsAreWrittenAlike(String name) throws IOException {
    String earlier = Files.readString(networks.resolve(name + ".proof"));

    run("verify", networks.resolve(name + ".npz"), "--proof");

    assertThat(networks.resolve(name + ".proof")).as(err).hasContent(earlier);
  }
}
