package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said of a network beside its verdict, wherever it is said. */
class InspectionTest extends CommandTest {

  // Each of six outputs has a neuron of its own, which reads two of the six features: without it
  // the
  // output stays off, and with a weight more or less it is on or off for a wrong pair.
  private Path comparison(long inspection) throws IOException {
    return Files.writeString(
        directory.resolve("six.yaml"),
        """
        name: six
        tasks: [{id: pairwise-and, features: 6}]
        constructions: [one-neuron-per-output]
        limits: {inspection: %s}
        """
            .formatted(inspection));
  }

  private Path network() throws IOException {
    run("build", comparison(0), "--out", directory.resolve("networks"), "--formats", "npz");
    try (var files = Files.list(directory.resolve("networks"))) {
      return files.filter(each -> each.toString().endsWith(".npz")).findFirst().orElseThrow();
    }
  }

  @Test
  void verifyCountsWhatTheNetworkBears() throws IOException {
    Path network = network();

    assertThat(run("verify", network, "--inspect", "--json")).as("%s", err).isZero();

    JsonNode found = JsonMapper.shared().readTree(out.toString()).get(0).get("inspection");
    assertThat(found.get("kind").asString()).isEqualTo("dedicated");
    assertThat(found.get("needed_bits").asInt()).isEqualTo(1);
    assertThat(found.get("outputs_served").get("most").asInt()).isEqualTo(1);
    assertThat(found.get("lost_neuron").get("possible").asInt()).isEqualTo(6);
    assertThat(found.get("lost_neuron").get("survived").asInt()).isZero();
    assertThat(found.get("flipped_weight").get("possible").asInt()).isEqualTo(36);
  }

  @Test
  void verifySaysItInWords() throws IOException {
    Path network = network();

    run("verify", network, "--inspect");

    assertThat(out.toString())
        .contains("dedicated neurons: none serves two outputs")
        .containsPattern("bits a weight needs +1\\R")
        .contains("0 of 6; not of neuron 0 of layer 1");
  }

  @Test
  void rowsHaveItWhereItIsRequested() throws IOException {
    assertThat(run("compare", comparison(1_000_000), "--out", directory.resolve("with"))).isZero();
    assertThat(run("compare", comparison(0), "--out", directory.resolve("without"))).isZero();

    assertThat(Files.readString(directory.resolve("with/results.csv")))
        .contains("dedicated,1,1.0,1.0,0/6,");
    assertThat(Files.readString(directory.resolve("without/results.csv")))
        .doesNotContain("dedicated");
  }

  @Test
  void pagesSayIt() throws IOException {
    Path network = network();

    run(
        "explain",
        network.resolveSibling("" + network.getFileName().toString().replace(".npz", "")));

    Path page = Path.of(out.toString().strip());
    assertThat(Files.readString(page)).contains("It is dedicated neurons: none serves two outputs");
  }

  @Test
  void effortHasToBePositive() throws IOException {
    assertThat(run("verify", network(), "--inspect", "--effort", "0"))
        .isEqualTo(ExitCode.BAD_INPUT);

    assertThat(err.toString()).contains("--effort");
  }
}
