package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparison files and edge lists that have no end, are too large, or want to be misread. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HostileComparisonsTest extends CommandTest {

  private static final int LONGEST_LINE = 5000;

  private static final String SMALL =
      """
      name: small
      seeds: [1]
      tasks: [{id: pairwise-and, features: 8}]
      constructions: [one-neuron-per-output]
      """;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("comparison.yaml"), text);
  }

  private Path withGraph(String graph) throws IOException {
    return file(SMALL.replace("features: 8", "features: 8, graph: " + graph));
  }

  private void assertRefused(int code, String reason) {
    assertThat(code).as(err).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains(reason).doesNotContain("\tat ", "internal error");
    assertThat(err.lines()).allMatch(line -> line.length() < LONGEST_LINE);
  }

  @Test
  void aDeviceIsNoFile() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/zero")));
    String reason = "is a pipe, socket or device; write what it holds to a file first";

    assertRefused(run("plan", "/dev/zero"), reason);
    assertRefused(run("plan", withGraph("{file: /dev/zero}")), reason);
  }

  @Test
  void aPipeIsNotWaitedFor() throws Exception {
    Path pipe = directory.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);

    assertRefused(run("plan", pipe), "is a pipe, socket or device");
    assertRefused(run("plan", withGraph("{file: pipe}")), "is a pipe, socket or device");
  }

  @Test
  void aSweepBeyondReasonIsRefusedWithItsProduct() throws IOException {
    String thousand = IntStream.rangeClosed(3, 1002).boxed().toList().toString();

    assertRefused(
        run(
            "plan",
            file(
                """
                name: large
                seeds: %1$s
                tasks: [{id: pairwise-and, features: %1$s}]
                constructions: [{id: output-channels-sparse, neurons: %1$s}]
                """
                    .formatted(thousand))),
        "1000 tasks, 1000 seeds and 1000 constructions make 1000000000 cells; at most 100000");
    assertRefused(
        run(
            "plan",
            file(
                SMALL.replace("features: 8", "features: %1$s, outputs: %1$s".formatted(thousand)))),
        "the lists expand to 1000000 combinations; at most 10000 are allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasks[0].id=%s", "seeds=%s", "criterion=%s", "%s=1", "bounds=[%s]"})
  void noMessageEchoesAllOfALongValue(String override) throws IOException {
    assertRefused(
        run("plan", file(SMALL), "--set", override.formatted("x".repeat(100_000))), "xxx...");
  }

  @Test
  void marksOfDirectionAreShownAsWhatTheyAre() throws IOException {
    assertRefused(
        run("plan", file(SMALL.replace("pairwise-and", "\"pair\u202Eesiw\u2066-and\\e[2J\""))),
        "'pair\\u202Eesiw\\u2066-and\\u001B[2J' is not a known task");
    assertThat(err).doesNotContain("\u202E", "\u2066", "\u001B");
  }

  @Test
  void aBombOfAliasesIsOneLine() throws IOException {
    String bomb =
        IntStream.range(1, 9)
            .mapToObj(
                i ->
                    "a%s: &a%s [%s]\n"
                        .formatted(
                            i,
                            i,
                            IntStream.range(0, 9)
                                .mapToObj(_ -> "*a" + (i - 1))
                                .collect(Collectors.joining(","))))
            .collect(Collectors.joining("", "a0: &a0 [x]\n", ""));

    assertRefused(run("plan", file(bomb)), "aliases are not supported");
    assertThat(err.lines().filter(line -> line.contains("aliases"))).hasSize(1);
  }

  @Test
  void aHeadingMayHaveDigits() throws IOException {
    Files.writeString(directory.resolve("e.csv"), "node_1,node_2\n0,1\n1,2\n");

    assertThat(run("plan", withGraph("{file: e.csv}"))).as(err).isEqualTo(ExitCode.DONE);
  }

  @Test
  void aPairAndItsReversalAreTwoFunctionsOfAndNot() throws IOException {
    Files.writeString(directory.resolve("e.csv"), "0,1\n1,0\n");
    Path file = withGraph("{file: e.csv}");
    assertThat(run("plan", file)).as(err).isEqualTo(ExitCode.DONE);
    assertThat(err)
        .contains(
            "1 pair listed in both directions; gates whose inputs are alike take both as one");
    assertThat(out).contains("pairwise-and-m8-o1-v2");
    Path oriented = file(Files.readString(file).replace("pairwise-and", "pairwise-and-not"));
    Path networks = directory.resolve("networks");

    assertThat(run("build", oriented, "--out", networks, "--formats", "npz"))
        .as(err)
        .isEqualTo(ExitCode.DONE);
    assertThat(run("verify", networks, "--expect-verified")).as(out + err).isEqualTo(ExitCode.DONE);
    assertThat(run("compare", oriented, "--out", directory.resolve("results")))
        .as(err)
        .isEqualTo(ExitCode.DONE);
  }

  @ParameterizedTest
  @CsvSource({".05", "+.05", "5.e-2", ".5E-1"})
  void aNumberMayBeginWithADot(String number) throws IOException {
    String criterion = "criterion: {kind: random-input, failure: %s}\n".formatted(number);

    assertThat(run("plan", file(SMALL + criterion))).as(err).isEqualTo(ExitCode.DONE);
    assertThat(run("plan", file(SMALL), "--set", criterion.strip().replaceFirst(": ", "=")))
        .as(err)
        .isEqualTo(ExitCode.DONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e3", "12e4", "12", "true", ".5"})
  void aNameThatIsANumberIsToBeQuoted(String name) throws IOException {
    assertRefused(run("plan", file(SMALL.replace("small", name))), "quote it");

    assertThat(run("plan", file(SMALL.replace("small", '"' + name + '"')))).as(err).isZero();
  }

  @Test
  void aLongLabelFitsTheNamesOfFiles() throws IOException {
    Files.writeString(directory.resolve("e.csv"), "0,1\n1,2\n");
    String label = "long-dataset-name-".repeat(12);
    Path file =
        withGraph("[{file: e.csv, label: %s1}, {file: e.csv, label: %s2}]".formatted(label, label));
    Path networks = directory.resolve("networks");

    assertThat(run("build", file, "--out", networks, "--proofs")).as(err).isEqualTo(ExitCode.DONE);

    try (var files = Files.list(networks)) {
      assertThat(files.filter(path -> path.toString().endsWith(".npz"))).hasSize(2);
    }
    assertThat(run("compare", file, "--out", directory.resolve("r"))).isEqualTo(ExitCode.DONE);
    assertThat(directory.resolve("r/results.csv")).content().contains(label + "1", label + "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"seeds=[2,1]", "seeds=[2]", "seeds=[0,1,2]", "constructions=[%s,%s]"})
  void finishedCellsAreReusedInWhateverOrder(String override) throws IOException {
    Path file = file(SMALL.replace("[1]", "[1, 2]"));
    Path results = directory.resolve("results");
    run("compare", file, "--out", results);
    String change = override.formatted("willshaw", "one-neuron-per-output");

    assertThat(run("plan", file, "--out", results, "--set", change)).isEqualTo(ExitCode.DONE);

    assertThat(out).contains("reused (finished before)").doesNotContain("changed");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "LONG", "\"two\\nlines\""})
  void aNameThatIsNoFolderIsRefusedByPlanToo(String name) throws IOException {
    Path file = file(SMALL.replace("small", name.replace("LONG", "n".repeat(300))));
    String reason = "cannot name a folder of results; give --out DIR";

    assertRefused(run("plan", file), reason);
    assertRefused(run("compare", file), reason);
    assertThat(run("compare", file, "--out", directory.resolve("r"))).as(err).isZero();
  }

  @Test
  void maximalOutputsNeedAChoice() throws IOException {
    Files.writeString(directory.resolve("e.csv"), "0,1\n1,2\n");
    assertRefused(
        run(
            "plan",
            file(
                """
                name: fixed
                tasks: [{id: pairwise-and, features: 8, outputs: maximal, graph: {file: e.csv}}]
                constructions: [{id: output-channels-sparse, neurons: 8}]
                """)),
        "maximal is not possible: this task and graph leave no choice of outputs");
  }

  @Test
  void aChangedLineOfFinishedCellsIsNamedAndRunsAgain() throws IOException {
    Path file = file(SMALL.replace("[1]", "[1, 2]"));
    Path results = directory.resolve("results");
    run("compare", file, "--out", results);
    Path journal = results.resolve("cells.jsonl");
    String rows = Files.readString(results.resolve("results.csv"));
    Files.writeString(
        journal,
        Files.readString(journal).replaceFirst("\"criterion_met\":\"yes\"", "\"criterion_met\":9"));

    assertThat(run("compare", file, "--out", results)).as(err).isEqualTo(ExitCode.DONE);

    assertThat(err)
        .contains(journal + ":1: skipped, its cell runs again: its checksum does not match")
        .contains("1 run (new)", "1 reused (finished before)");
    assertThat(ChildProcess.rows(results)).hasSize(1 + 2);
    assertThat(rows).contains("yes");
  }
}
