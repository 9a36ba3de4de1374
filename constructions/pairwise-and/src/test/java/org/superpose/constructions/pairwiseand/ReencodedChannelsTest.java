package org.superpose.constructions.pairwiseand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Verifier;
import org.superpose.testkit.Sample;

class ReencodedChannelsTest {

  private static final Seed ROOT = new Seed(20_261_127);
  private static final Criterion EVERY_INPUT = new Criterion.EveryInput();

  private final ReencodedChannels construction = new ReencodedChannels();

  /** Oracle: the verdict of the host on every input. */
  @ParameterizedTest
  @CsvSource({"uniform, 1", "uniform, 2", "star, 1", "power-law, 1", "bipartite, 1"})
  void automaticSizeComputesEveryInputRightly(String graph, int index) {
    Problem problem = problem(graph, index);
    int neurons = size(problem);
    Network network = build(problem, neurons, index, new ArrayList<>());

    assertThat(neurons).isBetween(75, 110);
    assertThat(wrongInputs(network, problem)).isZero();
    assertThat(network.readoutOrigin()).isEqualTo(new Origin.Public());
    // by hand: two layers, one bit a weight, biases of one value
    assertThat(Accounting.of(network).parameterBits()).isEqualTo(2.0 * neurons * neurons);
  }

  /** Oracle: the verdict of the host. What the search says it left wrong is what is wrong. */
  @Test
  void aWidthTooSmallGivesAWrongNetworkAndARemark() {
    Problem problem = problem("uniform", 1);
    List<String> remarks = new ArrayList<>();
    Network network = build(problem, 40, 1, remarks);

    assertThat(remarks)
        .containsExactly(
            "repair left %s inputs wrong, a wider network is needed"
                .formatted(wrongInputs(network, problem)));
  }

  @Test
  void publicPartsAreThoseOfAnyInstance() {
    Network first = build(problem("uniform", 1), 80, 5, new ArrayList<>());
    Network again = build(problem("uniform", 1), 80, 5, new ArrayList<>());
    Network other = build(problem("uniform", 2), 80, 5, new ArrayList<>());

    for (int layer = 0; layer < 2; layer++) {
      assertThat(
              again.layers().get(layer).weights().sameEntries(first.layers().get(layer).weights()))
          .isTrue();
    }
    assertThat(other.encoder().sameEntries(first.encoder())).isTrue();
    assertThat(other.readout().sameEntries(first.readout())).isTrue();
  }

  private static long wrongInputs(Network network, Problem problem) {
    return Verifier.verify(
            new VerificationRequest(
                network, problem, EVERY_INPUT, VerificationRequest.Limits.standard(), ROOT))
        .wrongInputs()
        .orElseThrow();
  }

  private int size(Problem problem) {
    return ((Sizing.Sized)
            construction.size(
                new SizeRequest(problem, OptionalInt.empty(), options(), EVERY_INPUT)))
        .neurons();
  }

  private Network build(Problem problem, int neurons, int index, List<String> remarks) {
    return construction.build(
        new BuildRequest(
            problem, neurons, options(), EVERY_INPUT, ROOT.derive("build", index), remarks::add));
  }

  private Settings options() {
    return Settings.of(construction.describe().parameters(), Map.of());
  }

  private static Problem problem(String graph, int index) {
    return Sample.ofTask("pairwise-and", Map.of("features", 256, "graph", graph)).problem(index);
  }
}
