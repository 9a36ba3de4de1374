package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Engines on the command line; this program was started without any but its own. */
class EngineOptionsTest extends CommandTest {

  private int compare(String more, String... options) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("comparison.yaml"),
            """
            name: engines
            tasks: [{id: pairwise-and, features: 8}]
            constructions: [one-neuron-per-output]
            """
                + more);
    return run(
        Stream.concat(Stream.of("compare", file, "--out", results()), Stream.of(options))
            .toArray());
  }

  private Path results() {
    return directory.resolve("results");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "--engine=sparc | no engine is called 'sparc' here, only local; ./superpose brings spark"
            + " along",
        "--master=yarn | --master and --engine-setting are for a cluster: give --engine spark too",
        "--workers=0 | --workers must be at least 1, was 0",
        "--engine=spark | no engine is called 'spark' here, only local; ./superpose brings spark"
            + " along",
      })
  void whatCannotBeIsOneLineAndWritesNothing(String option, String complaint) throws IOException {
    assertThat(compare("", option)).isEqualTo(ExitCode.BAD_INPUT);

    assertThat(err).contains(complaint).hasLineCount(1);
    assertThat(results()).doesNotExist();
  }

  @Test
  void theFileAsksForAnEngineUnlessTheCommandLineDoes() throws IOException {
    String spark = "engine: {id: spark, master: yarn}\n";

    assertThat(compare(spark)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("no engine is called 'spark' here");
    assertThat(compare(spark, "--engine", "local")).as(err).isEqualTo(ExitCode.DONE);
    assertThat(results().resolve("resolved.yaml")).content().contains("engine:\n  id: local\n");
  }
}
