package org.superpose.constructions.pairwiseand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.InputStratum;
import org.superpose.core.task.Problem;

class DenseOutputChannelsTest {

  private static final Seed ROOT = new Seed(20_261_123);
  private static final Criterion ONE_PERCENT = new Criterion.RandomInput(0.01, 0.99);

  private final DenseOutputChannels construction = new DenseOutputChannels();

  /**
   * Oracle: THEORY section 4.3, failure at most 1.2 % at n = 673 for m = m' = 1,024, v = 2, s = 8.
   * Measured here over 4,000 samples: 0.4 % uniform, 0.8 to 1.1 % with a gate on, 2 % at hubs.
   */
  @ParameterizedTest
  @CsvSource({"uniform, 0.012", "gate-on, 0.02"})
  void reproducesTheSimulatedFailure(String stratum, double limit) {
    Problem problem = UniformPairs.problem(1024, 1024, 2, ROOT);
    Network network = build(problem, 673, Map.of("channel", 8));

    assertThat(failure(network, problem, stratum, 1_500)).isLessThanOrEqualTo(limit);
  }

  /** Oracle: sampled forward passes; stated accuracy a factor of two. */
  @ParameterizedTest
  @CsvSource({"300, 6", "260, 4"})
  void predictsTheFailure(int neurons, int channel) {
    Problem problem = UniformPairs.problem(512, 512, 2, ROOT);
    Map<String, Integer> options = Map.of("channel", channel);
    double predicted =
        size(problem, OptionalInt.of(neurons), options).predictedFailure().orElseThrow();
    double measured = failure(build(problem, neurons, options), problem, "uniform", 3_000);

    assertThat(measured).isBetween(predicted / 2, predicted * 2);
  }

  @Test
  void automaticSizeKeepsTheRequestedFailureInEveryStratum() {
    Problem problem = UniformPairs.problem(256, 256, 2, ROOT);
    int neurons = size(problem, OptionalInt.empty(), Map.of()).neurons();
    Network network = build(problem, neurons, Map.of());

    // at 1,000 samples and a true failure of 1 %, more than 25 failures have probability 1e-5
    assertThat(problem.strata())
        .allSatisfy(
            stratum ->
                assertThat(failure(network, problem, stratum.name(), 1_000))
                    .isLessThanOrEqualTo(0.025));
  }

  /** Oracle: W = A E^T entry by entry, from the readout's channels. */
  @Test
  void weightsAreTheCodesOfTheConnectedFeatures() {
    Problem problem = UniformPairs.problem(12, 10, 2, ROOT);
    Network network = build(problem, 20, Map.of("channel", 3));
    Matrix weights = network.layers().getFirst().weights();

    network.requireAlphabets();
    for (int r = 0; r < 20; r++) {
      for (int column = 0; column < 20; column++) {
        double expected = 0;
        for (int i = 0; i < 12; i++) {
          expected += isConnected(network, problem, r, i) ? network.encoder().get(column, i) : 0;
        }
        assertThat(weights.get(r, column)).isEqualTo(expected);
      }
    }
    assertThat(network.layers().getFirst().bias().get(0, 0)).isEqualTo(-20);
    assertThat(network.thresholds().get(0, 0)).isEqualTo(30); // 3 neurons of 20, halved
  }

  @Test
  void publicPartsDoNotDependOnTheInstance() {
    Network first = build(UniformPairs.problem(64, 64, 2, ROOT.derive("a")), 100, Map.of());
    Network second = build(UniformPairs.problem(64, 64, 2, ROOT.derive("b")), 100, Map.of());

    assertThat(first.encoder().sameEntries(second.encoder())).isTrue();
    assertThat(first.readout().sameEntries(second.readout())).isTrue();
  }

  private static boolean isConnected(Network network, Problem problem, int neuron, int feature) {
    for (int at = 0; at < problem.influence(feature); at++) {
      if (network.readout().get(problem.outputOf(feature, at), neuron) == 1) {
        return true;
      }
    }
    return false;
  }

  private static double failure(Network network, Problem problem, String stratum, int samples) {
    Stream<InputStratum> named = problem.strata().stream().filter(s -> s.name().equals(stratum));
    InputStratum inputs = named.findFirst().orElseThrow();
    RandomStream random = ROOT.derive(stratum).stream();
    Responses responses = Responses.of(network);
    int wrong = 0;
    for (int sample = 0; sample < samples; sample++) {
      int[] active = inputs.sample(random);
      wrong += responses.areRight(problem, active) ? 0 : 1;
    }
    return (double) wrong / samples;
  }

  private Sizing.Sized size(Problem problem, OptionalInt neurons, Map<String, Integer> options) {
    return (Sizing.Sized)
        construction.size(new SizeRequest(problem, neurons, settings(options), ONE_PERCENT));
  }

  private Network build(Problem problem, int neurons, Map<String, Integer> options) {
    return construction.build(
        new BuildRequest(problem, neurons, settings(options), ONE_PERCENT, ROOT.derive("build")));
  }

  private Settings settings(Map<String, Integer> options) {
    return Settings.of(construction.describe().parameters(), options);
  }
}
