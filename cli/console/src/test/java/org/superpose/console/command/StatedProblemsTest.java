package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a network is to compute can be said in many forms; the verdict is that of the first. */
class StatedProblemsTest extends CommandTest {

  private static final String COMPARISON =
      """
      name: yardstick
      tasks:
        - {id: pairwise-and, features: 9, outputs: 7}
        - {id: pairwise-and, features: 5, graph: complete}
        - {id: pairwise-or, features: 9, outputs: 7}
        - {id: pairwise-xor, features: 9, outputs: 7}
        - {id: pairwise-and-not, features: 9, outputs: 7}
        - {id: k-way-and, features: 9, outputs: 7, arity: 3}
        - {id: layered-and, features: 9, stages: 2}
        - {id: permutation, features: 9}
        - {id: representation, features: 9}
      constructions: [one-neuron-per-output]
      bounds: none
      seeds: [1]
      """;

  private Path networks;

  @BeforeEach
  void build() throws IOException {
    Path file = Files.writeString(directory.resolve("comparison.yaml"), COMPARISON);
    networks = directory.resolve("networks");
    assertThat(run("build", file, "--out", networks, "--formats", "npz")).as(err).isZero();
  }

  private List<Path> descriptions() throws IOException {
    try (Stream<Path> files = Files.list(networks)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static Path network(Path description) {
    return Path.of(description.toString().replaceFirst("json$", "npz"));
  }

  private static ObjectNode problem(Path description) {
    return (ObjectNode) JsonMapper.shared().readTree(description).get("problem");
  }

  /** Verifies with some options and returns the row of the verdict. */
  private String verdict(Path description, Object... options) {
    List<Object> command = new ArrayList<>(List.of("verify", network(description), "--json"));
    command.addAll(List.of(options));
    assertThat(run(command.toArray())).as(description + " " + List.of(options) + err).isZero();
    ObjectNode row = (ObjectNode) JsonMapper.shared().readTree(out).get(0);
    // What is public, and what was known, stands in the file beside the network only.
    row.remove(List.of("parameters", "parameter_bits", "bounds", "certificate"));
    return row.toString();
  }

  private String verdict(Path description, JsonNode stated) throws IOException {
    Path file = Files.writeString(networks.resolve("stated.txt"), stated.toString());
    return verdict(description, "--problem", file);
  }

  @Test
  void theObjectOfTheDocumentsIsAFileAndSizesFollow() throws IOException {
    assertThat(descriptions()).hasSize(9);
    for (Path description : descriptions()) {
      String expected = verdict(description);
      assertThat(expected).contains("verified");
      ObjectNode problem = problem(description);

      assertThat(verdict(description, problem)).isEqualTo(expected);
      ObjectNode nested = JsonMapper.shared().createObjectNode();
      nested.set("problem", problem);
      assertThat(verdict(description, nested)).isEqualTo(expected);
      problem.remove(List.of("outputs", "features"));
      assertThat(verdict(description, problem)).isEqualTo(expected);
    }
  }

  @Test
  void theCommandLineSaysEveryTask() throws IOException {
    for (Path description : descriptions()) {
      String expected = verdict(description);
      ObjectNode problem = problem(description);
      List<Object> options =
          new ArrayList<>(
              List.of(
                  "--task",
                  problem.get("task").asString(),
                  "--sparsity",
                  problem.get("sparsity").asString()));
      for (String list : List.of("pairs", "gates", "permutation")) {
        if (problem.has(list)) {
          options.addAll(List.of("--" + list, written(list, problem.get(list))));
        }
      }

      assertThat(verdict(description, options.toArray())).isEqualTo(expected);
    }
  }

  private Path written(String list, JsonNode values) throws IOException {
    String text =
        values
            .valueStream()
            .map(
                value ->
                    value.isArray()
                        ? value
                            .valueStream()
                            .map(JsonNode::asString)
                            .collect(Collectors.joining(","))
                        : value.asString())
            .collect(Collectors.joining("\n"));
    return Files.writeString(directory.resolve(list + ".csv"), "# " + list + "\n" + text + "\n");
  }

  /** The first network of a complete graph has its outputs in an order of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"complete", "file"})
  void aGraphSaysThePairs(String form) throws IOException {
    Path description =
        descriptions().stream()
            .filter(file -> file.toString().contains("m5-o10"))
            .findAny()
            .orElseThrow();
    ObjectNode problem = problem(description);
    String pairs =
        StreamSupport.stream(problem.get("pairs").spliterator(), false)
            .map(pair -> pair.get(0).asString() + " " + pair.get(1).asString())
            .collect(Collectors.joining("\n"));
    Files.writeString(networks.resolve("pairs.txt"), pairs + "\n");
    String expected = verdict(description);
    problem.remove(List.of("pairs", "outputs"));
    if (form.equals("file")) {
      problem.putObject("graph").put("file", "pairs.txt");
      assertThat(verdict(description, problem)).isEqualTo(expected);
    } else {
      problem.put("graph", "complete");
      assertThat(verdict(description, problem)).contains("falsified");
      assertThat(
              verdict(
                  description, "--task", "pairwise-and", "--sparsity", "2", "--pairs", "complete"))
          .contains("falsified");
    }
  }

  @Test
  void replayAndExplainTakeTheSameOptions() throws IOException {
    Path description = descriptions().getLast();
    Files.delete(description);

    assertThat(
            run(
                "replay",
                network(description),
                "--inputs",
                "3",
                "--task",
                "representation",
                "--sparsity",
                "2"))
        .as(err)
        .isZero();
    assertThat(out).contains("3");
  }

  @Test
  void aCircuitIsAProblem() throws IOException {
    String circuit = "INPUT(a)\nINPUT(b)\nINPUT(c)\nOUTPUT(x)\nOUTPUT(y)\nx = AND(a, b)\n";
    Path right = Files.writeString(directory.resolve("a.bench"), circuit + "y = AND(b, c)\n");
    Path wrong = Files.writeString(directory.resolve("b.bench"), circuit + "y = XOR(b, c)\n");
    Path file =
        Files.writeString(
            directory.resolve("circuit.yaml"),
            """
            name: circuit
            tasks: [{id: circuit, circuit: {file: a.bench}}]
            constructions: [one-neuron-per-output]
            seeds: [1]
            """);
    Path built = directory.resolve("built");
    assertThat(run("build", file, "--out", built, "--formats", "npz")).as(err).isZero();
    Path description;
    try (Stream<Path> files = Files.list(built)) {
      description = files.filter(each -> each.toString().endsWith(".json")).findAny().orElseThrow();
    }

    String expected = verdict(description);
    assertThat(expected).contains("\"verified\"", "\"inputs_checked\":8");
    assertThat(verdict(description, "--task", "circuit", "--circuit", right)).isEqualTo(expected);
    assertThat(verdict(description, "--task", "circuit", "--circuit", wrong)).contains("falsified");
    assertThat(verdict(description, "--task", "circuit", "--circuit", right, "--sparsity", "1"))
        .contains("\"verified\"", "\"inputs_checked\":4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--sparsity 2|--sparsity, --features, --pairs, --gates, --sets, --permutation and"
            + " --circuit need --task",
        "--task pairwise-and|--task needs --sparsity, the largest number of active features",
        "--task pairwise-and --sparsity 0|--sparsity must be at least 1, was 0",
        "--task pairwise-and --sparsity 2|'problem.pairs' is missing",
        "--task permutation --sparsity 1|'problem.permutation' is missing",
        "--task pairwise-and --sparsity 2 --pairs none.csv|none.csv: no such file",
        "--task no-task --sparsity 2|'problem.task' is 'no-task'",
        "--task representation --sparsity 1 --features 8|has shape (9, 9), expected (any, 8)",
        "--task circuit --sparsity 2|--task circuit needs --circuit, a file",
        "--task pairwise-and --sparsity 2 --circuit a.aig|--circuit needs --task circuit",
        "--task circuit --circuit a.aig --features 3|--circuit says all but --sparsity",
        "--task circuit --circuit none.aig|none.aig: no such file",
        "--task k-way-and --sparsity 2 --gates none.csv|none.csv: no such file",
        "--task k-way-and --sparsity 2 --sets none.csv|none.csv: ",
        "--task k-way-and --sparsity 2 --gates a --sets b|--gates and --sets both say the features",
      })
  void whatDoesNotFitIsSaid(String example) throws IOException {
    String[] parts = example.split("\\|", -1);
    List<Object> command = new ArrayList<>(List.of("verify", network(descriptions().getLast())));
    command.addAll(List.of(parts[0].split(" ", -1)));

    assertThat(run(command.toArray())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.lines().toList()).hasSize(1).first().asString().contains(parts[1]);
  }
}
