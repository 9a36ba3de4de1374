package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a command end with a code other than 0 although it found nothing wrong. */
class ExitCodesTest extends CommandTest {

  private static final Path FULL = Path.of("/dev/full");

  @ParameterizedTest
  @ValueSource(strings = {"list", "schema", "--help", "describe pairwise-and", "list --json"})
  void resultsThatCannotBeWrittenAreNeverDone(String command) throws Exception {
    assumeTrue(Files.isWritable(FULL), "there is no device that is always full");
    Path errors = directory.resolve("errors");

    Process process = ChildProcess.startApart(FULL, errors, (Object[]) command.split(" "));

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors)
        .hasContent("superpose: cannot write to standard output; not all results were printed");
  }

  @Test
  void resultsOfAComparisonAreStoredThoughTheyCannotBePrinted() throws Exception {
    assumeTrue(Files.isWritable(FULL), "there is no device that is always full");
    Path results = directory.resolve("results");
    Path errors = directory.resolve("errors");
    Path file =
        Files.writeString(
            directory.resolve("comparison.yaml"),
            """
            name: small
            tasks: [{id: pairwise-and, features: 8}]
            constructions: [one-neuron-per-output]
            expect: [one-neuron-per-output is verified]
            """);

    Process process = ChildProcess.startApart(FULL, errors, "compare", file, "--out", results);

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors).content().contains("cannot write to standard output");
    assertThat(ChildProcess.rows(results)).hasSize(1 + 1);
  }

  @Test
  void aFailureKeepsItsCodeWhereNothingCanBeWritten() throws IOException {
    PrintWriter full = new PrintWriter(Files.newOutputStream(FULL), false, StandardCharsets.UTF_8);
    full.println("result");
    StringWriter said = new StringWriter();

    int code = Main.written(full, new PrintWriter(said, true), ExitCode.EXPECTATION_NOT_MET);

    assertThat(code).isEqualTo(ExitCode.EXPECTATION_NOT_MET);
    assertThat(said.toString()).contains("cannot write to standard output");
  }

  @Test
  void theLackOfMemoryIsOneLine() {
    StringWriter said = new StringWriter();
    PrintWriter err = new PrintWriter(said, true);

    int code =
        new Main()
            .guarded(
                err,
                () -> {
                  throw new OutOfMemoryError("Java heap space");
                });

    assertThat(code).isEqualTo(ExitCode.INTERNAL_ERROR);
    assertThat(said.toString())
        .isEqualToIgnoringNewLines(
            "superpose: out of memory; give more, for instance SUPERPOSE_JAVA_OPTIONS=-Xmx8g");
  }
}
