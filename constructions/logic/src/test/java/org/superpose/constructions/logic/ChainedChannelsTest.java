package org.superpose.constructions.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.verify.Verdict;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Verifier;
import org.superpose.testkit.Sample;

class ChainedChannelsTest {

  private static Built chain(int stages) {
    return Built.of(
        new ChainedChannels(),
        "layered-and",
        Map.of("features", 18, "stages", stages, "sparsity", 6),
        Map.of("channel", 10, "ones", 8, "margin", 2.5),
        OptionalInt.of(600));
  }

  /** Oracle: the host runs all inputs. The margin is the requested one, at every depth. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void everyDepthIsRightOnEveryInputWithTheSameMargin(int stages) {
    Built built = chain(stages);
    Verification verification =
        Verifier.verify(
            new VerificationRequest(
                built.network(),
                built.problem(),
                new Criterion.EveryInput(),
                VerificationRequest.Limits.standard(),
                Built.SEED));

    assertThat(built.network().layers()).hasSize(2 * stages - 1);
    assertThat(verification.verdict()).isInstanceOf(Verdict.Verified.class);
    assertThat(verification.margin()).hasValue(2.5);
  }

  /** Graphs with hubs, of which a width for even graphs knows nothing. Oracle: the host proves. */
  @ParameterizedTest
  @ValueSource(strings = {"star", "bipartite", "power-law", "complete"})
  void automaticWidthsKnowOfHubs(String graph) {
    int features = graph.equals("complete") ? 16 : 128;
    Built built =
        Built.of(
            new ChainedChannels(),
            "pairwise-and",
            Map.of("features", features, "sparsity", 2, "graph", graph));

    Verification verification =
        Verifier.verify(
            new VerificationRequest(
                built.network(),
                built.problem(),
                new Criterion.EveryInput(),
                VerificationRequest.Limits.standard(),
                Built.SEED));

    assertThat(verification.verdict()).isInstanceOf(Verdict.Verified.class);
  }

  /** So the depths above are stages of one chain, but for the channels that are read last. */
  @Test
  void shorterChainsAreTheBeginningOfLongerOnes() {
    Built two = chain(2);
    Built four = chain(4);

    assertThat(two.network().encoder().sameEntries(four.network().encoder())).isTrue();
    for (int at = 0; at < two.network().layers().size() - 1; at++) {
      Layer layer = two.network().layers().get(at);
      Layer other = four.network().layers().get(at);
      assertThat(layer.weights().sameEntries(other.weights())).as("weights %d", at).isTrue();
      assertThat(layer.bias().sameEntries(other.bias())).as("bias %d", at).isTrue();
    }
  }

  /** Neurons that are wrongly on: no more than after one stage, since fewer gates are on. */
  @Test
  void noiseDoesNotGrowFromStageToStage() {
    ChainDistribution distribution = distribution(8, 1000, 5);
    double[] noise = distribution.noise(new int[] {9, 8, 7, 6, 5, 4, 3, 2});

    assertThat(noise[1]).isPositive();
    assertThat(Arrays.copyOfRange(noise, 1, 9))
        .isSortedAccordingTo((one, other) -> Double.compare(other, one));
  }

  /**
   * With as many gates on in every stage, the neurons that are on at a front settle near a small
   * number above some width; below, they grow until whole gates are wrong.
   */
  @Test
  void frontSettlesAboveSomeWidthOnly() {
    assertThat(front(8, 1500)).isEqualTo(front(4, 1500), within(1e-3));
    assertThat(front(8, 1500)).isLessThan(0.2);
    assertThat(front(4, 600)).isGreaterThan(4.5); // of 5 neurons
  }

  private static double front(int stages, int width) {
    double[] front =
        distribution(stages, width, 5).front(IntStream.generate(() -> 5).limit(stages).toArray());
    assertThat(DoubleStream.of(front).sum()).isEqualTo(1, within(1e-9));
    return IntStream.range(0, front.length).mapToDouble(i -> i * front[i]).sum();
  }

  private static ChainDistribution distribution(int stages, int width, int channel) {
    int[] gates = new int[stages + 1];
    Arrays.fill(gates, 1024);
    return ChainDistribution.even(width, channel, 8, gates, 1);
  }

  /** Oracle: hand; abc and bcd share bc. */
  @Test
  void stagesShareGates() {
    Problem problem =
        new Problem(
            new ProblemShape("k-way-and", 4, 2, 3, 0, 0),
            Gate.AND,
            new int[][] {{0, 1, 2}, {1, 2, 3}});
    Stages stages = Stages.of(problem);

    assertThat(stages.count()).isEqualTo(2);
    assertThat(stages.pairs().get(0)).isDeepEqualTo(new int[][] {{0, 1}, {1, 2}, {2, 3}});
    assertThat(stages.pairs().get(1)).isDeepEqualTo(new int[][] {{0, 1}, {1, 2}});
  }

  /** Oracle: the exact oracle of the task, on a run of every output. */
  @ParameterizedTest
  @ValueSource(longs = {7, 9, 12, 17})
  void gatesThatAreOnAreNeverMissed(long seed) {
    Problem problem =
        Sample.ofTask("layered-and", Map.of("features", 256, "stages", 4))
            .instances()
            .apply(new Seed(seed));
    Construction construction = new ChainedChannels();
    Settings options =
        Settings.of(construction.describe().parameters(), Map.of("channel", 6, "ones", 6));
    Network network =
        construction.build(
            new BuildRequest(
                problem, 250, options, new Criterion.EveryInput(), new Seed(seed).derive("b")));

    for (int output = 0; output < problem.outputs(); output++) {
      int[] inputs = IntStream.of(problem.inputs(output)).sorted().toArray();
      assertThat(ForwardPass.of(network, inputs).score(output)).as("output %d", output).isZero();
    }
  }

  /** Oracle: hand; the only free neuron for gate 1 is 3. */
  @Test
  void channelsThatMeetAreSeparated() {
    int[][] channels = {{0, 1}, {1, 2}, {0, 2}};
    int[][] separated = Separation.separate(channels, new int[][] {{0, 1}}, 4, Built.SEED.stream());

    assertThat(separated).isDeepEqualTo(new int[][] {{0, 1}, {2, 3}, {0, 2}});
  }
}
