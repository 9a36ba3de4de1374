package org.superpose.constructions.jlrepresentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;

class SparseCodesTest {

  private static final Seed SEED = new Seed(1_970);
  private static final Workbench AUTOMATIC = Workbench.of(new SparseCodes(), Map.of());
  private static final Criterion ONE_PERCENT = new Criterion.RandomInput(0.01, 0.99);

  @Test
  void overlapsFollowTheHypergeometricDistribution() {
    // By hand: two pairs out of four coincide in 1 of 6 ways.
    assertThat(OverlapDistribution.errors(4, 2, 1).spurious()).isCloseTo(1 / 6.0, within(1e-12));
    // By hand: overlaps 0, 1, 2 in 1, 4, 1 of 6 ways; two of them add up to 2 or more unless
    // they are (0,0), (0,1) or (1,0): 36 - 1 - 8 ways of 36.
    assertThat(OverlapDistribution.errors(4, 2, 2).spurious()).isCloseTo(27 / 36.0, within(1e-12));
    assertThat(OverlapDistribution.errors(1, 1, 1).spurious()).isOne();
  }

  @ParameterizedTest
  @CsvSource({"1,5,20", "2,5,50", "3,8,78", "5,6,130"})
  void predictsWhatIsMeasured(int sparsity, int ones, int neurons) {
    // Oracle: 2,000 runs of real networks; five standard deviations are below 0.05.
    Problem problem = Workbench.representation(150, sparsity);
    Workbench sparse = Workbench.of(new SparseCodes(), Map.of("ones", ones));
    double predicted = sparse.predictedFailure(problem, neurons);

    assertThat(predicted).isBetween(0.005, 0.25);
    assertThat(sparse.measuredFailure(problem, neurons, 200, 10, SEED))
        .isCloseTo(predicted, within(0.05));
  }

  @Test
  void choosesTheOnesByItself() {
    Problem problem = Workbench.representation(1_000, 4);
    int neurons = AUTOMATIC.automatic(problem, ONE_PERCENT).neurons();
    Network network = AUTOMATIC.build(problem, neurons, SEED);
    int ones = (int) (network.readout().nonzeros() / 1_000);

    // Oracle: every number of ones up to half of the neurons.
    double best = 1;
    for (int other = 1; other <= neurons / 2; other++) {
      best = Math.min(best, OverlapDistribution.errors(neurons, other, 4).spurious());
    }
    assertThat(OverlapDistribution.errors(neurons, ones, 4).spurious()).isLessThan(1.2 * best);
    assertThat(network.readout().alphabet()).isEqualTo(Alphabet.BINARY);
    assertThat(network.thresholds().get(0, 0)).isEqualTo(ones - 0.5);
  }

  @Test
  void anAutomaticWidthIsRightOnEveryInput() {
    Problem problem = Workbench.representation(60, 2);
    int neurons = AUTOMATIC.automatic(problem, Workbench.EVERY_INPUT).neurons();
    int wrongNetworks = 0;
    for (int trial = 0; trial < 6; trial++) {
      Network network = AUTOMATIC.build(problem, neurons, SEED.derive("network", trial));
      wrongNetworks += Workbench.wrongPairs(network) > 0 ? 1 : 0;
    }

    // At most one network in ten is expected to have a wrong input.
    assertThat(wrongNetworks).isLessThanOrEqualTo(2);
  }
}
