package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.TruthTable;
import org.superpose.formats.FileFormat;
import org.superpose.formats.NetworkFile;
import org.superpose.formats.NetworkFiles;
import org.superpose.runner.plugin.Plugin;
import org.superpose.runner.plugin.PluginRegistry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a network computes is found again from its weights. */
class InferCommandTest extends CommandTest {

  /** The atlas and the quickstart at small sizes. */
  private static final String EVERY_CONSTRUCTION =
      """
      name: small
      seeds: [1]
      tasks:
        - {id: pairwise-and, features: 32, outputs: 40, sparsity: 2, graph: uniform}
        - {id: pairwise-and, features: 16, sparsity: 3, graph: uniform}
        - {id: pairwise-and, features: 32, sparsity: 2, graph: star}
        - {id: pairwise-and, features: 10, sparsity: 2, graph: complete}
        - {id: pairwise-or, features: 24, sparsity: 2}
        - {id: pairwise-xor, features: 24, sparsity: 2}
        - {id: pairwise-and-not, features: 24, sparsity: 2}
        - {id: k-way-and, features: 20, arity: 3}
        - {id: layered-and, features: 16, stages: 3}
        - {id: permutation, features: 32, sparsity: 1}
        - {id: representation, features: 32, sparsity: 2}
      constructions:
        - one-neuron-per-output
        - {id: one-neuron-per-output, superposed: true, neurons: 400}
        - random-codes
        - universal-reads
        - gaussian-codes
        - sparse-codes
        - reed-solomon-codes
        - linear-associator
        - one-bit-associator
        - willshaw
        - {id: output-channels-dense, neurons: 160}
        - {id: output-channels-sparse, neurons: [40, auto]}
        - {id: output-channels-sparse, repair: true}
        - oriented-channels
        - chosen-channels
        - reencoded-channels
        - mixed-channels
        - input-channels
        - three-channels
        - additive-channels
        - one-neuron-per-gate
        - {id: layered-circuit, neurons: 80, training-inputs: 2000}
        - silent-channels
        - chained-channels
        - {id: trained, neurons: 40, steps: 400, batch: 64}
        - {id: distilled, neurons: 40, teacher-neurons: 48, steps: 400, batch: 64}
      bounds: none
      """;

  private static final PluginRegistry REGISTRY = PluginRegistry.discover(List.of());

  private Path build(String comparison) throws IOException {
    Path file = Files.writeString(directory.resolve("comparison.yaml"), comparison);
    Path networks = directory.resolve("networks");
    run("build", file, "--out", networks, "--formats", "npz");
    return networks;
  }

  private static Problem problem(Path network, Path json) throws IOException {
    return NetworkFiles.read(network, json, InferCommandTest::task).problem();
  }

  private static Optional<Task> task(String id) {
    return REGISTRY.tasks().find(id).map(Plugin::service);
  }

  /** Counts the outputs that depend on the same features in both problems, by the same gate. */
  private static int agreeing(Problem found, Problem truth) {
    int agreeing = 0;
    for (int output = 0; output < truth.outputs(); output++) {
      boolean alike = found.gate() == truth.gate();
      agreeing += alike && features(found, output).equals(features(truth, output)) ? 1 : 0;
    }
    return agreeing;
  }

  private static List<Integer> features(Problem problem, int output) {
    Stream<Integer> inputs = Arrays.stream(problem.inputs(output)).boxed();
    return problem.gate() == Gate.AND_NOT ? inputs.toList() : inputs.sorted().toList();
  }

  @Test
  void everyGateOfEveryVerifiedNetworkIsFoundAgain() throws IOException {
    Path networks = build(EVERY_CONSTRUCTION);
    Set<String> constructions = new TreeSet<>();
    int gates = 0;
    int found = 0;
    int wrongNetworks = 0;
    List<String> missed = new ArrayList<>();
    for (Path network : NetworkFiles.list(networks)) {
      Path json = Path.of(network.toString().replaceFirst("npz$", "json"));
      Path out = directory.resolve("found.json");
      Files.deleteIfExists(out);
      assertThat(run("infer", network, "--out", out)).as(network + err).isZero();
      Problem truth = problem(network, json);
      run("verify", network, "--json");
      boolean right = this.out.contains("\"verified\"");
      if (!right) {
        wrongNetworks++;
        continue;
      }
      constructions.add(JsonMapper.shared().readTree(json).get("construction").asString());
      int agreeing = Files.exists(out) ? agreeing(problem(network, out), truth) : 0;
      gates += truth.outputs();
      found += agreeing;
      if (agreeing < truth.outputs()) {
        missed.add("%s: %s of %s".formatted(network.getFileName(), agreeing, truth.outputs()));
      }
    }
    System.out.println(
        ("infer: %s of %s gates of verified networks by %s constructions found again;"
                + " %s networks are wrong")
            .formatted(found, gates, constructions.size(), wrongNetworks));
    assertThat(missed).isEmpty();
    assertThat(constructions)
        .containsAll(REGISTRY.constructions().all().stream().map(Plugin::id).toList());
  }

  /** Outputs with the given tables of two neighbours, by neurons for a, b and both of each. */
  private static Network ofTables(List<String> tables, int features) {
    int outputs = tables.size();
    double[] weights = new double[3 * outputs * features];
    double[] bias = new double[3 * outputs];
    double[] readout = new double[outputs * 3 * outputs];
    double[] thresholds = new double[outputs];
    for (int q = 0; q < outputs; q++) {
      int[] value = tables.get(q).chars().map(digit -> digit - '0').toArray();
      int[] reads = {
        value[1] - value[0], value[2] - value[0], value[3] - value[1] - value[2] + value[0]
      };
      for (int neuron = 0; neuron < 3; neuron++) {
        int row = 3 * q + neuron;
        weights[row * features + q] = neuron == 1 ? 0 : 1;
        weights[row * features + q + 1] = neuron == 0 ? 0 : 1;
        bias[row] = neuron == 2 ? -1 : 0;
        readout[q * 3 * outputs + row] = reads[neuron];
      }
      thresholds[q] = 0.5 - value[0];
    }
    return new Network(
        SparseMatrix.identity(features),
        new Origin.Program(),
        List.of(
            new Layer(
                DenseMatrix.of(3 * outputs, features, Alphabet.FLOAT64, weights),
                DenseMatrix.of(3 * outputs, 1, Alphabet.FLOAT64, bias))),
        DenseMatrix.of(outputs, 3 * outputs, Alphabet.FLOAT64, readout),
        DenseMatrix.of(outputs, 1, Alphabet.FLOAT64, thresholds),
        new Origin.Program());
  }

  static Stream<List<String>> tables() {
    return Stream.of(
        List.of("0001", "0111", "0110", "0100", "0010", "0001"),
        List.of("1110", "1110", "1110", "1110"),
        List.of("1000", "1000", "1000"),
        List.of("1001", "1001", "1001", "1001"),
        List.of("0001", "1110", "0111", "1000", "0110", "1001", "0100", "1011", "0010", "1101"));
  }

  /** The oracle are the tables, on all states of the inputs of each output. */
  @ParameterizedTest
  @MethodSource("tables")
  void mixedAndNegatedGatesAreFoundAndWritten(List<String> tables) throws IOException {
    int features = tables.size() + 1;
    int[][] pairs = new int[tables.size()][];
    Arrays.setAll(pairs, q -> new int[] {q, q + 1});
    Problem problem =
        new Problem(
            new ProblemShape("functions", features, tables.size(), 3, 0, 0),
            tables.stream().map(TruthTable::parse).toList(),
            pairs);
    NetworkFile file =
        new NetworkFile(
            "foreign",
            ofTables(tables, features),
            problem,
            Optional.empty(),
            Map.of(),
            OptionalLong.empty());
    Path json = NetworkFiles.write(directory, file, List.of(FileFormat.NPZ));
    Files.delete(json);
    Path network = directory.resolve("foreign.npz");
    Path found = directory.resolve("found.json");

    assertThat(run("infer", network, "--sparsity", "3", "--expect-verified", "--out", found))
        .as(network + err)
        .isZero();

    Problem written = problem(network, found);
    for (int q = 0; q < tables.size(); q++) {
      for (int state = 0; state < 4; state++) {
        int output = q;
        int active = state;
        int[] input =
            IntStream.of(0, 1).filter(i -> (active >> i & 1) == 1).map(i -> output + i).toArray();
        assertThat(written.isOn(q, input)).isEqualTo(tables.get(q).charAt(state) == '1');
      }
      assertThat(written.inputs(q)).containsExactlyInAnyOrder(q, q + 1);
    }
    assertThat(run("verify", network, "--problem", found)).isZero();
    assertThat(out).contains("verified");
  }

  private static final String FEW =
      """
      name: few
      seeds: [1]
      tasks:
        - {id: k-way-and, features: 20, arity: 3}
        - {id: pairwise-and-not, features: 20, outputs: 30}
      constructions: [one-neuron-per-output]
      bounds: none
      """;

  /** Builds two networks and returns the first without anything beside it. */
  private Path alone(String task) throws IOException {
    Path networks = build(FEW);
    Path network =
        NetworkFiles.list(networks).stream()
            .filter(file -> String.valueOf(file.getFileName()).startsWith(task))
            .findFirst()
            .orElseThrow();
    return Files.copy(network, directory.resolve("alone.npz"));
  }

  @Test
  void theProblemIsAFileForOtherCommands() throws IOException {
    Path network = alone("pairwise-and-not");
    Path out = directory.resolve("alone.json");

    assertThat(run("infer", network, "--out", out, "--expect-verified")).as(err).isZero();

    assertThat(this.out.lines().toList())
        .startsWith(
            "alone.npz: pairwise-and-not of 20 features, 30 outputs, at most 2 active",
            "  gates: 30 x AND_NOT of 2 inputs")
        .element(2)
        .asString()
        .startsWith("  verified by ");
    assertThat(err)
        .isEqualTo(
            ("superpose: at most 2 features are taken as active; --sparsity says otherwise%n"
                    + "superpose: the problem is in %s, for instance for verify --problem%n")
                .formatted(out));
    assertThat(run("verify", network, "--problem", out, "--expect-verified")).isZero();
    assertThat(run("verify", network, "--expect-verified")).isZero();
  }

  @Test
  void moreFeaturesAreTakenAsActiveWhenOutputsAreNeverOn() throws IOException {
    Path network = alone("k-way-and");
    assertThat(run("infer", network, "--expect-verified")).as(err).isZero();
    assertThat(out).startsWith("alone.npz: k-way-and of 20 features, 20 outputs, at most 3 active");
    assertThat(err).contains("at most 3 features are taken as active");

    assertThat(run("infer", network, "--sparsity", 2)).isZero();
    assertThat(out.lines().limit(3))
        .containsExactly(
            "alone.npz: 20 of 20 outputs match no gate: output 0 is not seen to be on with at most"
                + " 2 active features",
            "  gates: 20 x no gate",
            "  output 0 is not seen to be on with at most 2 active features");
    assertThat(out).endsWith("  and 10 more odd outputs\n");
    Path problem = directory.resolve("none.json");
    assertThat(run("infer", network, "--sparsity", 2, "--expect-verified", "--out", problem))
        .isEqualTo(3);
    assertThat(err).contains("none.json is not written: no task states what the network computes");
    assertThat(problem).doesNotExist();
  }

  @Test
  void jsonHasEveryOutput() throws IOException {
    Path network = alone("pairwise-and-not");
    assertThat(run("infer", network, "--json")).isZero();
    JsonNode found = JsonMapper.shared().readTree(out);
    assertThat(found.get("task").asString()).isEqualTo("pairwise-and-not");
    assertThat(found.get("sparsity").asInt()).isEqualTo(2);
    assertThat(found.get("verdict").asString()).isEqualTo("verified");
    assertThat(found.get("outputs")).hasSize(30);
    assertThat(found.get("outputs").get(0).get("gate").asString()).isEqualTo("and-not");
    assertThat(found.get("outputs").get(0).get("inputs")).hasSize(2);
    assertThat(found.get("wrong_outputs")).isEmpty();
  }

  @Test
  void mistakesAreOneLine() throws IOException {
    Path network = alone("pairwise-and-not");
    Path text = Files.writeString(directory.resolve("text.npz"), "no archive");
    Path other = Files.writeString(directory.resolve("other.txt"), "no network");
    assertMistake("there is no file", "infer", directory.resolve("missing.npz"));
    assertMistake("is a directory", "infer", directory);
    assertMistake("text.npz", "infer", text);
    assertMistake("is not a network; readable are .npz", "infer", other);
    assertMistake("--sparsity must be at least 1, was 0", "infer", network, "--sparsity", 0);
    assertMistake(
        "--sparsity is 21, but the network has only 20 features",
        "infer",
        network,
        "--sparsity",
        21);
    assertMistake("--workers must be at least 1", "infer", network, "--workers", 0);
    assertMistake("would replace the network itself", "infer", network, "--out", network);
    Path beside = NetworkFiles.list(directory.resolve("networks")).getFirst();
    Path json = Path.of(beside.toString().replaceFirst("npz$", "json"));
    assertMistake("would replace what stands beside", "infer", beside, "--out", json);
  }

  private void assertMistake(String message, Object... arguments) {
    assertThat(run(arguments)).as(message).isEqualTo(2);
    assertThat(err).contains(message);
    assertThat(err.lines()).hasSize(1);
    assertThat(out).isEmpty();
  }
}
