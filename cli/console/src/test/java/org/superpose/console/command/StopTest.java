package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparisons that end before all their cells have, at a signal or after a failure. */
class StopTest extends CommandTest {

  private static final int CELLS = 40;

  /** Each cell takes some hundredths of a second. */
  private static final String LONG =
      """
      name: long
      seeds: %s
      tasks: [{id: pairwise-and, features: 400}]
      constructions: [one-neuron-per-output]
      """
          .formatted(Stream.iterate(1, seed -> seed + 1).limit(CELLS).toList());

  /** The second of three cells does not fit in the memory of a cell. */
  private static final String FAILING =
      """
      name: failing
      tasks: [{id: permutation, features: [16, 512, 24]}]
      constructions: [{id: linear-associator, neurons: 100}]
      limits: {memory: 600KiB}
      """;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("comparison.yaml"), text);
  }

  /** What started this may have made it deaf to a signal, and then its children are too. */
  private static boolean isHeard(int signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return true;
    }
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring("SigIgn:".length()).strip())
            .findFirst()
            .orElse("0");
    return (Long.parseUnsignedLong(ignored, 16) >>> (signal - 1) & 1) == 0;
  }

  @ParameterizedTest
  @CsvSource({"INT, 2, 130", "TERM, 15, 143"})
  void aSignalStopsInOrderAndTheSameCommandGoesOn(String name, int signal, int exitCode)
      throws Exception {
    assumeTrue(isHeard(signal), "SIG" + name + " is ignored here");
    Path file = file(LONG);
    Path results = directory.resolve("results");
    Path output = directory.resolve("output");
    Process process = ChildProcess.start(output, "compare", file, "--out", results, "--workers", 2);
    while (ChildProcess.finished(results) < 3) {
      assertThat(process.isAlive()).as("the process ended too early").isTrue();
      TimeUnit.MILLISECONDS.sleep(5);
    }
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    long before = ChildProcess.finished(results);

    assertThat(process.exitValue()).isEqualTo(exitCode);
    assertThat(output)
        .content()
        .contains("superpose: stopped: %d of 40 cells finished".formatted(before))
        .endsWith("run the same command again to continue\n")
        .doesNotContain("Exception", "\tat ", "interrupted", " failed");
    assertThat(before).isBetween(3L, CELLS - 1L);
    assertThat(Files.readString(results.resolve("cells.jsonl"))).endsWith("\n");
    assertThat(names(results))
        .containsExactlyInAnyOrder(".lock", "cells.jsonl", "environment.json", "resolved.yaml");

    assertThat(run("compare", file, "--out", results)).as(err).isEqualTo(ExitCode.DONE);
    assertThat(err)
        .contains("%d reused (finished before), %d run (new)".formatted(before, CELLS - before));
    Path uninterrupted = directory.resolve("uninterrupted");
    run("compare", file, "--out", uninterrupted);
    assertThat(ChildProcess.rows(results)).isEqualTo(ChildProcess.rows(uninterrupted));
  }

  private static Stream<String> names(Path results) throws IOException {
    try (Stream<Path> files = Files.list(results)) {
      return files.map(path -> path.getFileName().toString()).toList().stream();
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamedWithTheReason() throws IOException {
    Path file = file(FAILING);
    assertThat(run("compare", file, "--out", file)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("cannot write to " + file + ": " + file + " is a file, not a folder");

    Path results = Files.createDirectories(directory.resolve("results"));
    Files.createDirectories(results.resolve("report.html/something"));
    assertThat(run("compare", file, "--out", results)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("report.html").doesNotContain("internal error", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../elsewhere", "..", "/elsewhere", "a/b", "no\\0name"})
  void aNameThatLeadsElsewhereIsNoFolderOfResults(String name) throws IOException {
    Path file = file(FAILING.replace("name: failing", "name: \"" + name + "\""));

    assertThat(run("compare", file)).as(err).isEqualTo(ExitCode.BAD_INPUT);

    assertThat(err).contains("cannot name a folder of results; give --out DIR");
  }

  @Test
  void aDamagedFileOfAReportIsNamed() throws IOException {
    Path results = directory.resolve("results");
    run("compare", file(FAILING), "--out", results);
    Files.writeString(results.resolve("environment.json"), "{bad");

    assertThat(run("report", results)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains(results + ": environment.json is damaged: ");
  }

  @Test
  void withoutFurtherWordTheCellsAfterAFailureRun() throws IOException {
    Path results = directory.resolve("results");

    assertThat(run("compare", file(FAILING), "--out", results)).isEqualTo(ExitCode.CELLS_FAILED);

    assertThat(err)
        .contains("would take about 0.7 MiB of memory; allowed: 0.6 MiB")
        .contains("1 of 3 cells failed");
    assertThat(ChildProcess.rows(results)).hasSize(1 + 3);
  }

  @Test
  void failFastStopsAfterTheFirstFailure() throws IOException {
    Path results = directory.resolve("results");

    int code = run("compare", file(FAILING), "--out", results, "--workers", 1, "--fail-fast");

    assertThat(code).isEqualTo(ExitCode.CELLS_FAILED);
    assertThat(err).contains("stopped after a failure: 2 of 3 cells finished, 1 did not");
    assertThat(results.resolve("results.csv")).doesNotExist();
    run("compare", file(FAILING), "--out", results);
    assertThat(err).contains("1 reused (finished before)");
    assertThat(ChildProcess.rows(results)).hasSize(1 + 3);
  }

  @Test
  void aRunThatStopsLeavesNoResultsOfAnEarlierOne() throws IOException {
    Path results = directory.resolve("results");
    run("compare", file(FAILING.replace("16, 512, 24", "32")), "--out", results);
    assertThat(results.resolve("results.csv")).exists();

    run("compare", file(FAILING), "--out", results, "--workers", 1, "--fail-fast");

    assertThat(names(results))
        .containsExactlyInAnyOrder(".lock", "cells.jsonl", "environment.json", "resolved.yaml");
    assertThat(run("report", results)).isEqualTo(ExitCode.BAD_INPUT);
  }
}
