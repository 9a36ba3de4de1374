package org.superpose.cli.command;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed midway, as the kernel kills one that takes too much memory. */
class KillAndResumeTest {

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

  @TempDir private Path directory;

  private String err;

  private int run(Object... arguments) {
    StringWriter errText = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(errText, true),
            Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    err = errText.toString();
    return code;
  }

  private static Process start(Object... arguments) throws IOException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    classPath(),
                    Main.class.getName()),
                Stream.of(arguments).map(Object::toString))
            .toList();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Returns all that this test sees, however it was started. */
  private static String classPath() {
    return Main.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs()).map(URL::getPath).collect(joining(File.pathSeparator))
        : Stream.of("java.class.path", "jdk.module.path")
            .map(System::getProperty)
            .filter(Objects::nonNull)
            .collect(joining(File.pathSeparator));
  }

  private static long finished(Path results) throws IOException {
    Path journal = results.resolve("cells.jsonl");
    return Files.exists(journal)
        ? Files.readString(journal).chars().filter(c -> c == '\n').count()
        : 0;
  }

  /** Returns the rows without the two times. */
  private static List<String> rows(Path results) throws IOException {
    return Files.readAllLines(results.resolve("results.csv")).stream()
        .map(row -> row.replaceAll("\\d+\\.\\d{3},\\d+\\.\\d{3},", ""))
        .toList();
  }

  @Test
  void everyFinishedCellSurvivesAndTheRestRuns() throws Exception {
    Path file = Files.writeString(directory.resolve("comparison.yaml"), COMPARISON);
    Path results = directory.resolve("results");
    Process process = start("compare", file, "--out", results, "--workers", 1);
    while (finished(results) < FINISHED_BEFORE_THE_KILL) {
      assertThat(process.isAlive()).as("the process ended too early").isTrue();
      TimeUnit.MILLISECONDS.sleep(5);
    }

    int whileRunning = run("compare", file, "--out", results);
    String complaint = err;
    process.destroyForcibly().waitFor();
    long before = finished(results);
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
    assertThat(rows(results)).isEqualTo(rows(uninterrupted)).hasSize(1 + CELLS);
  }
}
