package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiffCommandTest extends CommandTest {

  private static final String COMPARISON =
      """
      name: diff
      seeds: [1, 2]
      tasks: [{id: pairwise-and, features: 12}]
      constructions: [one-neuron-per-output]
      """;

  private Path before;
  private Path after;

  @BeforeEach
  void compare() throws IOException {
    Path file = Files.writeString(directory.resolve("comparison.yaml"), COMPARISON);
    before = directory.resolve("before");
    after = directory.resolve("after");
    assertThat(run("compare", file, "--out", before)).as(err).isZero();
    Files.createDirectory(after);
    for (String name : new String[] {"resolved.yaml", "environment.json", "results.csv"}) {
      Files.copy(before.resolve(name), after.resolve(name));
    }
  }

  private void edit(String name, String from, String to) throws IOException {
    String text = Files.readString(after.resolve(name));
    assertThat(text).contains(from);
    Files.writeString(after.resolve(name), text.replace(from, to));
  }

  @Test
  void equalResultsAreSaidToBeEqual() {
    assertThat(run("diff", before, after)).isEqualTo(ExitCode.DONE);

    assertThat(out)
        .isEqualTo(
            "%s -> %s\nNothing got worse: 2 cells in both, 0 worse, 0 better, 0 neutral, 2 the same.\n"
                .formatted(before, after));
  }

  @Test
  void whatGotWorseEndsWithOneAndIsShownEverywhere() throws IOException {
    edit("results.csv", ",ok,12,1,", ",ok,15,1,");
    Path summary = directory.resolve("summary.md");
    Path page = directory.resolve("diff.html");

    assertThat(run("diff", before, after, "--summary", summary, "--html", page))
        .isEqualTo(ExitCode.EXPECTATION_NOT_MET);

    assertThat(out)
        .contains("Something got worse: 2 cells in both, 2 worse, 0 better, 0 neutral, 0 the same")
        .contains("With 2 seeds nothing can be significant: the smallest possible p of one test is")
        .contains("worse: pairwise-and-m12-v2-uniform.one-neuron-per-output\n")
        .containsPattern("neurons +12 +15 +\\+25\\.00 % +2 of 2 +0\\.5000 +no");
    assertThat(out.lines().filter(line -> !line.contains(". ")))
        .allMatch(line -> line.length() <= 80 || line.contains("->"));
    assertThat(summary)
        .content()
        .startsWith("### Something got worse\n")
        .contains("| **worse** | `pairwise-and-m12-v2-uniform.one-neuron-per-output` | neurons |");
    assertThat(page)
        .content()
        .contains("<td>worse</td><td>pairwise-and-m12-v2-uniform.one-neuron-per-output</td>")
        .doesNotContain("{{");
  }

  @Test
  void programsReadValuesThatAreNotRounded() throws IOException {
    edit("results.csv", ",ok,12,1,", ",ok,11,1,");

    assertThat(run("diff", before, after, "--json")).isEqualTo(ExitCode.DONE);

    JsonNode json = JsonMapper.shared().readTree(out);
    assertThat(json.path("worse").asBoolean()).isFalse();
    assertThat(json.path("cells").path("better").asInt()).isEqualTo(2);
    JsonNode change = json.path("changes").get(0);
    assertThat(change.path("measure").asString()).isEqualTo("neurons");
    assertThat(change.path("p").asDouble()).isEqualTo(0.5);
    assertThat(change.path("cells").get(1).path("after").asInt()).isEqualTo(11);
  }

  @Test
  void aToleranceForgivesAndIsChecked() throws IOException {
    edit("results.csv", ",ok,12,1,", ",ok,15,1,");

    assertThat(run("diff", before, after, "--tolerance", "25")).isEqualTo(ExitCode.DONE);
    assertThat(run("diff", before, after, "--tolerance", "-1")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err)
        .isEqualTo(
            "superpose: --tolerance is -1.0; allowed: a number of percent from 0 to below 100\n");
  }

  @Test
  void otherVersionsAreNamed() throws IOException {
    edit("environment.json", "\"superpose\" : \"", "\"superpose\" : \"0.0.1-");

    assertThat(run("diff", before, after)).isEqualTo(ExitCode.DONE);

    assertThat(out).containsPattern("Superpose \\S+ ran the first, 0\\.0\\.1-\\S+ the second\\.");
  }

  /** Runs, expects bad input and returns the one line that says so. */
  private String refusal(Object one, Object other) {
    assertThat(run("diff", one, other)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(out).isEmpty();
    return err;
  }

  @Test
  void directoriesThatCannotBeComparedAreRefusedInOneLine() throws IOException {
    Path none = directory.resolve("none");
    assertThat(refusal(before, none)).isEqualTo("superpose: there is no directory " + none + "\n");
    Path empty = Files.createDirectory(none);
    assertThat(refusal(empty, after))
        .isEqualTo(
            "superpose: %s has no finished comparison: results.csv is missing\n".formatted(empty));
    edit("environment.json", "{", "[");
    assertThat(refusal(before, after)).startsWith("superpose: " + after + ": environment.json is ");
    String environment = Files.readString(before.resolve("environment.json"));
    Files.writeString(after.resolve("environment.json"), environment);
    edit("results.csv", ",ok,12,", ",ok,twelve,");
    assertThat(refusal(before, after)).startsWith("superpose: " + after + ": results.csv: no numb");
    Files.writeString(after.resolve("results.csv"), "cell,task\n");
    assertThat(refusal(before, after))
        .isEqualTo("superpose: %s: results.csv: holds no cells\n".formatted(after));
    Files.delete(after.resolve("results.csv"));
    assertThat(refusal(before, after)).contains("has not finished; to continue: superpose compare");
  }

  @Test
  void aComparisonThatRunsIsRefused() throws IOException {
    try (FileChannel channel = FileChannel.open(before.resolve(".lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();

      assertThat(refusal(before, after))
          .startsWith("superpose: another superpose is writing to " + before);
    }
  }

  @Test
  void otherComparisonsAreRefused() throws IOException {
    edit("results.csv", "pairwise-and-m12", "pairwise-and-m13");

    assertThat(refusal(before, after)).contains(": no cell is in both: pairwise-and-m12-");
  }
}
