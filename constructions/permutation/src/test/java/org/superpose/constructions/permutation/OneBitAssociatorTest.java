package org.superpose.constructions.permutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

class OneBitAssociatorTest {

  private static final Seed SEED = new Seed(1_986);

  private static Problem permutation(int features, int sparsity, Seed seed) {
    int[] sources = seed.derive("permutation").stream().permutation(features);
    int[][] inputs = new int[features][];
    Arrays.setAll(inputs, output -> new int[] {sources[output]});
    return new Problem(
        new ProblemShape("permutation", features, features, sparsity, 0, 0), Gate.IDENTITY, inputs);
  }

  private static Network build(Problem problem, int neurons, Seed seed) {
    return new OneBitAssociator()
        .build(
            new BuildRequest(problem, neurons, Settings.empty(), new Criterion.EveryInput(), seed));
  }

  @Test
  void gainIsTheMeanAgreementWithTheMajority() {
    // By hand, with ties counted half: one sign agrees always, of two or three by 1/2, of four by
    // 3/8.
    assertThat(OneBitAssociator.gain(1)).isEqualTo(1);
    assertThat(OneBitAssociator.gain(2)).isEqualTo(0.5);
    assertThat(OneBitAssociator.gain(3)).isEqualTo(0.5);
    assertThat(OneBitAssociator.gain(4)).isEqualTo(0.375);
    // First-order formula sqrt(2 / (pi m)).
    assertThat(OneBitAssociator.gain(10_000))
        .isCloseTo(Math.sqrt(2 / (Math.PI * 10_000)), within(1e-5));
  }

  @Test
  void weightsCostOneBit() {
    Network network = build(permutation(64, 1, SEED), 100, SEED);

    network.requireAlphabets();
    assertThat(Accounting.of(network).parameterBits()).isEqualTo(10_000);
  }

  @Test
  void readNoiseGrowsByHalfPi() {
    // Oracle: THEORY 4.2, variance v (pi/2 m / n^2 + 2 / n) in units of the signal.
    int features = 1_024;
    int neurons = 256;
    double distribution =
        2 * (Math.PI / 2 * features / ((double) neurons * neurons) + 2.0 / neurons);
    double signal = OneBitAssociator.gain(features) * neurons * neurons;
    RandomStream random = SEED.derive("inputs").stream();
    double squares = 0;
    long reads = 0;
    for (int trial = 0; trial < 6; trial++) {
      Problem problem = permutation(features, 2, SEED.derive("instance", trial));
      Network network = build(problem, neurons, SEED.derive("network", trial));
      for (int i = 0; i < 10; i++) {
        int[] input = random.subset(2, features);
        assertThat(Forward.beforeCut(network, input)).matches(Forward::isNonNegative);
        double[] excess = Forward.excess(network, input);
        for (int output = 0; output < features; output++) {
          if (!problem.isOn(output, input)) {
            squares += Math.pow(excess[output] / signal + 0.5, 2);
            reads++;
          }
        }
      }
    }

    assertThat(squares / reads).isCloseTo(distribution, within(0.07 * distribution));
  }
}
