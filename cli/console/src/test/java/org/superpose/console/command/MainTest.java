package org.superpose.console.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.superpose.runner.result.Column;

/** The commands from end to end, with the built-in plugins. */
class MainTest extends CommandTest {

  private static final String COMPARISON =
      """
      name: small
      seeds: [1, 2]
      tasks:
        - {id: pairwise-and, features: 48, outputs: features, sparsity: 2}
        - {id: permutation, features: 24}
        - {id: representation, features: 48}
      constructions:
        - one-neuron-per-output
        - {id: output-channels-sparse, neurons: 24}
        - {id: linear-associator, neurons: 96}
        - {id: random-codes, neurons: 64}
      """;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("comparison.yaml"), text);
  }

  private List<String[]> rows(Path results) throws IOException {
    return Files.readAllLines(results.resolve("results.csv")).stream()
        .map(line -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
        .toList();
  }

  private static String field(String[] row, Column column) {
    return row[List.of(Column.values()).indexOf(column)];
  }

  private static String withoutTimes(List<String[]> rows) {
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, row.length)
                    .filter(column -> !List.of(Column.values()).get(column).isTiming())
                    .mapToObj(column -> row[column])
                    .collect(Collectors.joining("|")))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void compareJudgesEveryCellAndWritesWhatTheContractNames() throws IOException {
    Path results = directory.resolve("results");

    int code = run("compare", file(COMPARISON), "--out", results);

    assertThat(code).as(err).isEqualTo(ExitCode.DONE);
    assertThat(out).contains("one-neuron-per-output").contains("verified 2/2");
    assertThat(results.resolve("resolved.yaml")).exists();
    assertThat(results.resolve("environment.json")).content().contains("sha256");
    List<String[]> rows = rows(results);
    assertThat(rows).hasSize(1 + 3 * 4 * 2);
    assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(Column.values().length));
    assertThat(rows.stream().filter(row -> field(row, Column.STATUS).equals("ok"))).hasSize(14);
  }

  @Test
  void rowsAreTheSameBytesOnOneAndOnTwoWorkers() throws IOException {
    Path one = directory.resolve("one");
    Path two = directory.resolve("two");

    run("compare", file(COMPARISON), "--out", one, "--workers", 1);
    run("compare", file(COMPARISON), "--out", two, "--workers", 2);

    assertThat(withoutTimes(rows(one))).isEqualTo(withoutTimes(rows(two)));
  }

  @Test
  void theResolvedConfigurationGivesTheSameRowsAgain() throws IOException {
    Path first = directory.resolve("first");
    Path again = directory.resolve("again");

    run("compare", file(COMPARISON), "--out", first);
    int code = run("compare", first.resolve("resolved.yaml"), "--out", again);

    assertThat(code).as(err).isEqualTo(ExitCode.DONE);
    assertThat(withoutTimes(rows(again))).isEqualTo(withoutTimes(rows(first)));
  }

  @Test
  void planShowsTheCellsAndWritesNothing() throws IOException {
    Path file = file(COMPARISON);

    int code = run("plan", file);

    assertThat(code).as(err).isEqualTo(ExitCode.DONE);
    assertThat(out)
        .contains("pairwise-and-m48-v2-uniform.output-channels-sparse-n24.s1")
        .contains("24 cells: 14 run (new), 10 without network (unsupported)");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void anUnmetExpectationIsExitCodeThree() throws IOException {
    Path file =
        file(
            COMPARISON
                + """
                expect:
                  - one-neuron-per-output beats output-channels-sparse on neurons
                  - one-neuron-per-output is verified
                """);

    int code = run("compare", file, "--out", directory.resolve("results"));

    assertThat(code).isEqualTo(ExitCode.EXPECTATION_NOT_MET);
    assertThat(err)
        .contains("comparison.yaml:13")
        .contains("not met: one-neuron-per-output beats output-channels-sparse on neurons")
        .doesNotContain("not met: one-neuron-per-output is verified");
  }

  @Test
  void badFilesAreExitCodeTwoAndWriteNothing() throws IOException {
    Path file = file("name: x\ntasks: [{id: pairwise-end, features: 10}]\nfoo: 1\n");
    Path results = directory.resolve("results");

    int code = run("compare", file, "--out", results);

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("comparison.yaml:2").contains("did you mean 'pairwise-and'");
    assertThat(err).contains("comparison.yaml:3").contains("foo");
    assertThat(err).doesNotContain("\tat ");
    assertThat(results).doesNotExist();
  }

  @Test
  void badUsageIsExitCodeTwo() {
    assertThat(run("compare")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run("no-such-command")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run("compare", directory.resolve("missing.yaml"))).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("missing.yaml");
  }

  @Test
  void misuseIsSaidInTwoLines() {
    assertThat(run("compare", "x.yaml", "--shard", "3/2")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.lines())
        .containsExactly(
            "superpose: Invalid value for option '--shard': shard 3 of 2 does not exist; shards are"
                + " numbered from 1",
            "superpose: 'superpose compare --help' shows its arguments");
    run("comapre", "x.yaml");
    assertThat(err).contains("Did you mean: superpose compare").doesNotContain("Usage");
    run();
    assertThat(err).startsWith("superpose: which command?").contains("Usage", "Exit codes");
  }

  @Test
  void aFileInTheWayIsBadInputAndSaid() throws IOException {
    Path comparison = file(COMPARISON);
    Path blocked = Files.createFile(directory.resolve("blocked"));
    for (String command : List.of("compare", "build")) {
      assertThat(run(command, comparison, "--out", blocked)).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(err).contains(blocked + " is a file, not a folder");
    }
    assertThat(run("report", blocked)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("there is no directory " + blocked);
    assertThat(run("verify", comparison)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(out).isEmpty();
  }

  @Test
  void listAndDescribeShowThePlugins() {
    assertThat(run("list")).isEqualTo(ExitCode.DONE);
    assertThat(out).contains("pairwise-and", "random-codes", "counting-bits");

    assertThat(run("list", "constructions", "--json")).isEqualTo(ExitCode.DONE);
    assertThat(out).contains("\"linear-associator\"").doesNotContain("counting-bits");

    assertThat(run("describe", "pairwise-and")).isEqualTo(ExitCode.DONE);
    assertThat(out)
        .contains("features", "sparsity", "graph", "2409.15318")
        .contains("  outputs: a whole number from 1 to 10000000 or features, all-pairs, maximal (")
        .doesNotContain("Settings of every construction");

    assertThat(run("describe", "willshaw")).isEqualTo(ExitCode.DONE);
    assertThat(out)
        .contains("\nSettings:\n  ones: ", "\nSettings of every construction:\n  neurons: ")
        .contains("  bits: a whole number from 1 to 32, real (default real)\n", "  prune: ");

    assertThat(run("describe", "willshaw", "--json")).isEqualTo(ExitCode.DONE);
    assertThat(out.lines().filter(line -> line.startsWith("    \"name\"")))
        .contains("    \"name\" : \"neurons\",", "    \"name\" : \"prune\",")
        .hasSize(6);

    assertThat(run("describe", "pairwise-nand")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("did you mean pairwise-and");
  }

  @Test
  void aNetworkFromElsewhereIsJudgedByAProblemOfAnotherName() throws IOException {
    Path networks = directory.resolve("networks");
    run("build", file(COMPARISON), "--out", networks, "--formats", "onnx", "--no-certificate");
    assertThat(out.lines()).hasSize(14).allMatch(line -> line.endsWith(".onnx"));
    String name = "pairwise-and-m48-v2-uniform.one-neuron-per-output.s1";
    Path problem = Files.move(networks.resolve(name + ".json"), directory.resolve("any.json"));

    assertThat(run("verify", networks.resolve(name + ".onnx"))).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("would say what the network has to compute");
    assertThat(run("verify", networks.resolve(name + ".onnx"), "--problem", problem))
        .as(err)
        .isEqualTo(ExitCode.DONE);
    assertThat(out).containsPattern(name + ".onnx .* verified");
    assertThat(Files.readString(problem)).doesNotContain("certificate");
  }

  @Test
  void builtNetworksAreVerifiedAndReplayedFromTheirFiles() throws IOException {
    Path networks = directory.resolve("networks");

    assertThat(run("build", file(COMPARISON), "--out", networks)).as(err).isEqualTo(ExitCode.DONE);
    assertThat(out.lines()).hasSize(3 * 14).allMatch(line -> Files.exists(Path.of(line)));

    String name = "pairwise-and-m48-v2-uniform.one-neuron-per-output.s1";
    assertThat(run("verify", networks)).as(err).isEqualTo(ExitCode.DONE);
    assertThat(out).containsPattern(name + ".onnx .* verified").doesNotContain("its certificate");
    assertThat(run("verify", networks, "--expect-verified"))
        .isEqualTo(ExitCode.EXPECTATION_NOT_MET);

    assertThat(run("replay", networks.resolve(name + ".json"), "--inputs", "3,1")).isEqualTo(0);
    assertThat(out).contains("active inputs: 1, 3 of 48").contains("0 of 48 outputs wrong");
    assertThat(run("replay", networks.resolve(name + ".json"), "--inputs", "")).isEqualTo(0);
    assertThat(out).contains("active inputs: none of 48").contains("0 of 48 outputs wrong");
    assertThat(run("replay", networks.resolve(name + ".json"), "--inputs", "48"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("features are 0 to 47");
    assertThat(run("replay", networks.resolve(name + ".json"), "--inputs", "1,x"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("--inputs: 'x' is not a whole number");
    assertThat(run("replay", networks.resolve(name + ".json"))).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("--inputs is missing");
  }

  @Test
  void verifyTellsMarginMemoryAndTheRequestedNumberOfWrongInputs() throws IOException {
    Path networks = directory.resolve("networks");
    run("build", file(COMPARISON), "--out", networks);
    Path right = networks.resolve("pairwise-and-m48-v2-uniform.one-neuron-per-output.s1.json");

    assertThat(run("verify", right, "--json")).as(err).isEqualTo(ExitCode.DONE);
    // By hand: whole scores of 0 or 1 against thresholds of 1/2.
    assertThat(out)
        .contains("\"margin\" : 0.5", "\"wrong_outputs\" : 0", "\"method\" : \"certificate\"")
        .containsPattern("\"memory_bytes\" : [1-9]");
    assertThat(err).containsPattern("checking pairwise-and-.*; a proof takes about [1-9]");

    assertThat(run("verify", right, "--count-wrong", -1)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("--count-wrong must be at least 0, was -1");
    // Fewer than 20 million inputs are counted one by one.
    assertThat(run("verify", networks, "--count-wrong", 0, "--json")).isEqualTo(ExitCode.DONE);
    assertThat(out).contains("\"verdict\" : \"falsified\"").doesNotContain("wrong_inputs\" : null");
  }

  @Test
  void aWitnessOfTheResultsCanBeReplayed() throws IOException {
    Path results = directory.resolve("results");
    run("compare", file(COMPARISON), "--out", results);
    String[] falsified =
        rows(results).stream()
            .filter(row -> field(row, Column.VERDICT).equals("falsified"))
            .findFirst()
            .orElseThrow();
    String[] witness = field(falsified, Column.WITNESS).split(" -> ", -1);

    int code =
        run(
            "replay",
            results,
            field(falsified, Column.CELL),
            "--inputs",
            witness[0].replace(' ', ','));

    assertThat(code).as(err).isEqualTo(ExitCode.DONE);
    assertThat(out.lines())
        .anyMatch(line -> line.startsWith("output " + witness[1] + " =") && line.endsWith("WRONG"));

    String asGiven = out;
    assertThat(run("replay", results, field(falsified, Column.CELL))).as(err).isZero();
    assertThat(out).isEqualTo(asGiven);
  }

  @Test
  void whatPluginsPrintDoesNotMixWithResults() {
    PrintStream before = System.out;
    ByteArrayOutputStream standard = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(standard, true, UTF_8));
      PrintWriter results = Main.reserveOutput();
      System.out.println("noise of a plugin");
      results.print("a result");
      results.flush();
    } finally {
      System.setOut(before);
    }

    assertThat(standard.toString(UTF_8)).isEqualTo("a result");
  }
}
