package org.superpose.constructions.pairwiseand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.design.BalancedPacking;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Verifier;
import org.superpose.testkit.Sample;

class ChosenChannelsTest {

  private static final Seed ROOT = new Seed(20_261_127);
  private static final Criterion EVERY_INPUT = new Criterion.EveryInput();
  private static final int FEATURES = 256;
  private static final double LOG2_CHOICES = 10;

  private final ChosenChannels construction = new ChosenChannels();

  /** Oracle: enumeration of all inputs. The automatic width does not look at the graph. */
  @ParameterizedTest
  @CsvSource({"uniform, 1", "uniform, 2", "uniform, 3", "star, 1", "power-law, 1", "bipartite, 1"})
  void automaticSizeComputesEveryInputRightly(String graph, int index) {
    Problem problem = problem(graph, index);
    int neurons = size(problem, OptionalInt.empty());
    Network network = build(problem, neurons, index);

    assertThat(neurons).isBetween(60, 75);
    assertThat(WrongPairs.count(network, problem)).isZero();
    // by hand: one bit a weight, and log2 1,024 bits for each choice
    assertThat(Accounting.of(network).parameterBits())
        .isCloseTo((double) neurons * neurons + LOG2_CHOICES * problem.outputs(), offset(1e-9));
  }

  /** Oracle: the proof engine, which has oracles of its own. */
  @ParameterizedTest
  @CsvSource({"permutation, 64, 25", "permutation, 256, 52", "k-way-and, 64, 49"})
  void gatesOfOneAndOfThreeInputsAreRightOnEveryInput(String task, int features, int neurons) {
    Problem problem = Sample.ofTask(task, settings(task, features)).problem(1);

    assertThat(size(problem, OptionalInt.empty())).isEqualTo(neurons);
    VerificationRequest request =
        new VerificationRequest(
            build(problem, neurons, 1),
            problem,
            EVERY_INPUT,
            VerificationRequest.Limits.standard(),
            ROOT);
    assertThat(Verifier.verify(request).wrongInputs()).hasValue(0);
  }

  private static Map<String, Object> settings(String task, int features) {
    return task.equals("permutation")
        ? Map.of("features", features, "sparsity", 1)
        : Map.of("features", features, "arity", 3);
  }

  /** Oracle: the index that repair keeps, built afresh. */
  @Test
  void intrudersAreKnownAfterManyMoves() {
    Problem problem = problem("uniform", 1);
    int neurons = 40;
    int[][] codes = BalancedPacking.assignApart(FEATURES, 4, neurons, ROOT.stream());
    ChannelAlternatives alternatives = new ChannelAlternatives(ROOT, 8, 3, neurons);
    ChannelCosts costs = new ChannelCosts(problem, codes, neurons);
    costs.setWeight(30);
    RandomStream random = ROOT.derive("moves").stream();
    int[][] channels = new int[problem.outputs()][];
    for (int move = 0; move < 4 * problem.outputs(); move++) {
      int gate = move % problem.outputs();
      if (channels[gate] != null) {
        costs.detach(gate);
      }
      channels[gate] = alternatives.channel(gate, random.nextInt(8));
      costs.attach(gate, channels[gate]);
    }

    EffectiveConnections oracle = new EffectiveConnections(problem, codes, channels, neurons);
    for (int gate = 0; gate < problem.outputs(); gate++) {
      assertThat(costs.intruders(gate)).isEqualTo(oracle.falsePositives(gate));
    }
  }

  @Test
  void theSameSeedGivesTheSameNetworkAndChoicesDependOnPairs() {
    Network first = build(problem("uniform", 1), 66, 5);
    Network again = build(problem("uniform", 1), 66, 5);
    Network other = build(problem("uniform", 2), 66, 5);

    assertThat(again.readout().sameEntries(first.readout())).isTrue();
    assertThat(other.encoder().sameEntries(first.encoder())).isTrue();
    assertThat(other.readout().sameEntries(first.readout())).isFalse();
  }

  /** Hopeless widths end soon, and the network is the one that was found last. */
  @Test
  void aWidthBelowTheBoundGivesAWrongNetwork() {
    Problem problem = problem("uniform", 1);

    assertThat(WrongPairs.count(build(problem, 24, 1), problem)).isPositive();
  }

  @Test
  void widthsThatHoldNoCodeAreUnsupported() {
    assertThat(
            construction.size(
                new SizeRequest(problem("uniform", 1), OptionalInt.of(3), options(), EVERY_INPUT)))
        .isEqualTo(new Sizing.Unsupported("3 neurons cannot hold a channel or code of 4"));
  }

  @Test
  void alternativesAreDifferentNeuronsAscending() {
    ChannelAlternatives alternatives = new ChannelAlternatives(ROOT, 64, 5, 17);
    for (int choice = 0; choice < 64; choice++) {
      int[] channel = alternatives.channel(3, choice);
      assertThat(channel).hasSize(5).isSorted().doesNotHaveDuplicates();
      assertThat(Arrays.stream(channel)).allMatch(neuron -> neuron >= 0 && neuron < 17);
    }
  }

  private int size(Problem problem, OptionalInt neurons) {
    return ((Sizing.Sized)
            construction.size(new SizeRequest(problem, neurons, options(), EVERY_INPUT)))
        .neurons();
  }

  private Network build(Problem problem, int neurons, int index) {
    return construction.build(
        new BuildRequest(problem, neurons, options(), EVERY_INPUT, ROOT.derive("build", index)));
  }

  private Settings options() {
    return Settings.of(construction.describe().parameters(), Map.of());
  }

  private static Problem problem(String graph, int index) {
    return Sample.ofTask("pairwise-and", Map.of("features", FEATURES, "graph", graph))
        .problem(index);
  }
}
