package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CapacityCommandTest extends CommandTest {

  private Path network(String task, String construction) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("comparison.yaml"),
            "{name: one, seeds: [1], tasks: [%s], constructions: [%s]}"
                .formatted(task, construction));
    run("build", file, "--out", directory.resolve("networks"), "--formats", "npz");
    try (var files = Files.list(directory.resolve("networks"))) {
      return files.filter(each -> each.toString().endsWith(".npz")).findFirst().orElseThrow();
    }
  }

  private JsonNode capacity(Path network) {
    assertThat(run("capacity", network, "--json")).as("%s", err).isEqualTo(ExitCode.DONE);
    return JsonMapper.shared().readTree(out.toString());
  }

  // By hand: 40 neurons of 40 one-bit weights are 1600 bits, all biases being one number; 64 of
  // C(48, 2) = 1128 pairs in order are 646.4 bits, 10.10 for each output.
  @Test
  void bitsPayForAsManyOutputsAsTheyTellApart() throws IOException {
    Path network =
        network(
            "{id: pairwise-and, features: 48, outputs: 64, sparsity: 2}",
            "{id: output-channels-sparse, neurons: 40}");

    JsonNode answer = capacity(network);

    assertThat(answer.get("parameter_bits").asDouble()).isEqualTo(1600);
    assertThat(answer.get("outputs_of_bits").asInt()).isEqualTo(158);
    assertThat(answer.get("bounds").get("counting-capacity").get("value").asInt())
        .isGreaterThanOrEqualTo(158);
    assertThat(answer.get("bounds").get("real-capacity").get("value").asInt()).isGreaterThan(162);
  }

  @Test
  void constructionsComputeWhatTheirAnalysisSays() throws IOException {
    Path network =
        network("{id: pairwise-and, features: 48, outputs: 64, sparsity: 2}", "three-channels");

    JsonNode answer = capacity(network);

    int neurons = answer.get("neurons").asInt();
    assertThat(outputs(answer, "one-neuron-per-output")).isEqualTo(neurons);
    assertThat(outputs(answer, "three-channels")).isGreaterThanOrEqualTo(64);
    assertThat(answer.get("constructions").findValuesAsString("reason"))
        .anyMatch(reason -> reason.contains("codes only represent"));
  }

  private static int outputs(JsonNode answer, String construction) {
    return answer
        .get("constructions")
        .valueStream()
        .filter(each -> each.get("construction").asString().equals(construction))
        .findFirst()
        .orElseThrow()
        .get("outputs")
        .asInt();
  }

  @Test
  void featuresGrowWithTheOutputsOfAPermutation() throws IOException {
    Path network = network("{id: permutation, features: 40, sparsity: 1}", "willshaw");

    assertThat(run("capacity", network)).as("%s", err).isEqualTo(ExitCode.DONE);

    assertThat(out.toString())
        .contains("on random instances of as many features as outputs")
        .contains("willshaw")
        .contains("the bits of all parameters (counting)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"absent.npz", "."})
  void whatIsNoNetworkIsRefused(String name) {
    assertThat(run("capacity", directory.resolve(name))).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).containsPattern("superpose: .*(there is no file|is a directory)");
  }

  // A network of real numbers is held against bounds that know no price of a weight.
  @Test
  void verifySaysWhatAnyNetworkNeeds() throws IOException {
    Path network = network("{id: pairwise-and, features: 48, outputs: 64}", "three-channels");

    run("verify", network);

    assertThat(out.toString())
        .containsPattern("any network for such problems takes at least \\d+ neurons \\(counting")
        .containsPattern("\\d+ parameters \\((real|counting)-parameters\\)");
  }
}
