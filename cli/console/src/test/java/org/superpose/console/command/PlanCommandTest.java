package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.superpose.fixtures.ForeignJar;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plan says exactly what a comparison then does: the same cells of the same sizes, run and reused
 * for the same reasons. Sentences with numbers of cells are counted by hand.
 */
class PlanCommandTest extends CommandTest {

  /** Random codes do not permute: 4 of 16 cells. */
  private static final String COMPARISON =
      """
      name: planned
      seeds: [1, 2]
      tasks:
        - {id: representation, features: 16}
        - {id: permutation, features: 16}
      constructions:
        - one-neuron-per-output
        - {id: random-codes, neurons: [24, minimal]}
        - {id: linear-associator, neurons: auto}
      """;

  private static final JsonMapper JSON = new JsonMapper();

  private final List<JsonNode> rowsBefore = new ArrayList<>();
  private Path file;
  private Path results;

  @BeforeEach
  void writeComparison() throws IOException {
    file = Files.writeString(directory.resolve("comparison.yaml"), COMPARISON);
    results = directory.resolve("results");
  }

  private int run(String command, String... options) {
    return run(
        Stream.concat(Stream.of(command, file, "--out", results), Stream.of(options)).toArray());
  }

  private int run(String command, List<String> options, String... more) {
    return run(command, Stream.concat(options.stream(), Stream.of(more)).toArray(String[]::new));
  }

  private long stored() throws IOException {
    Path store = results.resolve("cells.jsonl");
    return Files.exists(store) ? Files.readAllLines(store).size() : 0;
  }

  /**
   * Plans and compares, holds what is done against the plan, and returns the plan in a sentence.
   */
  private String planAndCompare(String... options) throws IOException {
    List<String> same = List.of(options);
    assertThat(run("plan", same)).as(err).isEqualTo(ExitCode.DONE);
    String summary = out.lines().toList().getLast();
    run("plan", same, "--json");
    JsonNode plan = JSON.readTree(out);
    long before = stored();

    boolean failing = plan.findValuesAsString("action").contains("fail");
    assertThat(run("compare", same, "--json", "--why"))
        .as(err)
        .isEqualTo(failing ? ExitCode.CELLS_FAILED : ExitCode.DONE);

    JsonNode rows = JSON.readTree(out);
    assertThat(rows.findValuesAsString("cell")).isEqualTo(plan.findValuesAsString("cell"));
    assertThat(err).contains("superpose: " + summary + "\n");
    int ran = 0;
    for (int i = 0; i < plan.size(); i++) {
      hold(rows.get(i), plan.get(i));
      ran += plan.get(i).get("action").asString().equals("run") ? 1 : 0;
    }
    assertThat(stored() - before).isEqualTo(ran);
    rows.forEach(rowsBefore::add);
    return summary;
  }

  /** Holds what became of a cell against its plan. */
  private void hold(JsonNode row, JsonNode planned) {
    String cell = planned.get("cell").asString();
    String reason = planned.get("reason").asString();
    String said =
        switch (planned.get("action").asString()) {
          case "run" -> "run (" + reason + ")";
          case "reuse" -> {
            assertThat(rowsBefore).as(cell).contains(row); // the same times, too
            yield "reused (" + reason + ")";
          }
          case "fail" -> withoutNetwork(row, planned, "failed", "will fail");
          default -> withoutNetwork(row, planned, "unsupported", "unsupported");
        };
    assertThat(err).contains("superpose: " + cell + ": " + said + "\n");
    if (planned.has("neurons")) {
      assertThat(row.get("neurons").asInt()).as(cell).isEqualTo(planned.get("neurons").asInt());
    }
  }

  private static String withoutNetwork(JsonNode row, JsonNode planned, String status, String why) {
    assertThat(row.get("status").asString()).isEqualTo(status);
    assertThat(row.get("reason")).isEqualTo(planned.get("reason"));
    return "without network (" + why + ")";
  }

  @Test
  void comparingDoesWhatThePlanSays() throws IOException {
    String unsupported = "4 without network (unsupported)";
    assertThat(planAndCompare()).isEqualTo("16 cells: 12 run (new), " + unsupported);
    assertThat(planAndCompare()).isEqualTo("16 cells: 12 reused (finished before), " + unsupported);
    assertThat(planAndCompare("--set", "seeds=[1, 2, 3]"))
        .isEqualTo(
            "24 cells: 12 reused (finished before), 6 run (new), 6 without network (unsupported)");
    assertThat(planAndCompare("--set", "limits.exhaustive_inputs=1000"))
        .isEqualTo("16 cells: 12 run (a limit changed), " + unsupported);
    assertThat(planAndCompare("--set", "search.networks=3"))
        .isEqualTo(
            "16 cells: 10 reused (finished before), 2 run (how to search changed), " + unsupported);
    assertThat(planAndCompare("--shard", "2/2"))
        .startsWith("8 cells: ")
        .contains(" reused (finished before)")
        .doesNotContain(" run ");
  }

  @Test
  void theWidthThatASearchFoundBeforeIsShown() throws IOException {
    assertThat(run("plan")).isEqualTo(ExitCode.DONE);
    assertThat(out).containsPattern("codes-nminimal.s1 +\\? .* run: new; search from \\d+ neurons");
    planAndCompare();

    assertThat(run("plan")).isEqualTo(ExitCode.DONE);

    String found = rowsBefore.get(2).get("neurons").asString(); // the third cell
    assertThat(out)
        .containsPattern("codes-nminimal.s1 +" + found + " .* reused: finished before\n");
  }

  @Test
  void cellsThatWillFailDo() throws IOException {
    assertThat(
            planAndCompare("--set", "limits.memory=1KiB", "--set", "constructions[1].neurons=24"))
        .isEqualTo("12 cells: 10 without network (will fail), 2 without network (unsupported)");
  }

  @Test
  void bothRejectTheSame() throws IOException {
    Files.writeString(results, "not a directory");
    for (String command : List.of("plan", "compare")) {
      assertThat(run(command)).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(err).contains(results.toString());
      assertThat(run(command, "--set", "constructions[0].widht=3")).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(err).contains("--set constructions[0].widht: unknown key");
      assertThat(run(command, "--set", "constructions[3]=foreign-id"))
          .isEqualTo(ExitCode.BAD_INPUT);
      assertThat(err).contains("'foreign-id' is not a known construction");
    }
  }

  @Test
  void bothKnowThePluginsOfAFolder() throws Exception {
    Path plugins = directory.resolve("plugins");
    ForeignJar.plain("planned")
        .construction("Only", "foreign-id")
        .writeTo(plugins.resolve("planned.jar"));

    String summary =
        planAndCompare(
            "--plugins", plugins.toString(), "--set", "constructions=[foreign-id, willshaw]");

    assertThat(summary).isEqualTo("8 cells: 4 without network (unsupported), 4 run (new)");
  }
}
