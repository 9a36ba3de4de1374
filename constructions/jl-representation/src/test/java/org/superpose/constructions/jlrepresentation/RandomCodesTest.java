package org.superpose.constructions.jlrepresentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.construction.Sizing;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

class RandomCodesTest {

  private static final Seed SEED = new Seed(1_984);

  private static Workbench cutting(String threshold) {
    return Workbench.of(new RandomCodes(), Map.of("threshold", threshold));
  }

  @Test
  void everythingIsPublicAndFree() {
    Network network = cutting("half").build(Workbench.representation(50, 2), 40, SEED);

    network.requireAlphabets();
    assertThat(network.layers()).isEmpty();
    assertThat(Accounting.of(network)).isEqualTo(new Accounting(40, 0, 0, 0, 0, 0));
    assertThat(network.encoderOrigin()).isEqualTo(new Origin.Public());
    for (int feature = 0; feature < 50; feature++) {
      for (int bit = 0; bit < 40; bit++) {
        assertThat(network.encoder().get(bit, feature))
            .isEqualTo(network.readout().get(feature, bit));
      }
    }
  }

  @Test
  void readsAFeatureByItsOwnCode() {
    Network network = cutting("half").build(Workbench.representation(50, 1), 60, SEED);

    // By hand: the product of a code with itself is its length.
    assertThat(ForwardPass.of(network, new int[] {7}).score(7).intValueExact()).isEqualTo(60);
    assertThat(Workbench.wrongOutputs(network, new int[] {7})).isZero();
    assertThat(Workbench.wrongOutputs(network, new int[0])).isZero();
  }

  @ParameterizedTest
  @CsvSource({"half,1,36", "half,3,110", "best,3,88", "half,6,200"})
  void predictsWhatIsMeasured(String threshold, int sparsity, int neurons) {
    // Oracle: 1,500 runs of real networks; five standard deviations are below 0.055.
    Problem problem = Workbench.representation(200, sparsity);
    double predicted = cutting(threshold).predictedFailure(problem, neurons);

    assertThat(predicted).isBetween(0.05, 0.35);
    assertThat(cutting(threshold).measuredFailure(problem, neurons, 100, 15, SEED))
        .isCloseTo(predicted, within(0.055));
  }

  @Test
  void anAutomaticWidthIsRightOnEveryInput() {
    Problem problem = Workbench.representation(48, 2);
    Workbench half = cutting("half");
    int neurons = half.automatic(problem, Workbench.EVERY_INPUT).neurons();
    int wrongNetworks = 0;
    for (int trial = 0; trial < 6; trial++) {
      Network network = half.build(problem, neurons, SEED.derive("network", trial));
      wrongNetworks += Workbench.wrongPairs(network) > 0 ? 1 : 0;
    }

    // At most one network in ten is expected to have a wrong input.
    assertThat(wrongNetworks).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"half,4,443.6", "best,64,4250", "half,16,1774.5"})
  void automaticWidthsFollowTheFirstOrderFormula(
      String threshold, int sparsity, double distribution) {
    // Formula: 8 v ln(m - v), and v (sqrt(2 ln v) + sqrt(2 ln(m - v)))^2 at m = 2^20; THEORY 3.
    Criterion evenOdds = new Criterion.RandomInput(0.5 / 0.6, 0.99); // sized for 0.6 of it
    Problem problem = Workbench.representation(1 << 20, sparsity);

    assertThat(cutting(threshold).automatic(problem, evenOdds).neurons() / distribution)
        .isBetween(0.8, 1.0);
  }

  @Test
  void stricterCriteriaNeedMoreNeurons() {
    Problem problem = Workbench.representation(1_000, 3);
    Criterion random = new Criterion.RandomInput(0.01, 0.99);
    Criterion outputs = new Criterion.ExpectedWrongOutputs(1, 0.99);
    Sizing.Sized sized = cutting("half").automatic(problem, random);

    assertThat(sized.predictedFailure().orElseThrow()).isBetween(0.0055, 0.006);
    assertThat(sized.neurons())
        .isLessThan(cutting("half").automatic(problem, Workbench.EVERY_INPUT).neurons())
        .isGreaterThan(cutting("half").automatic(problem, outputs).neurons())
        .isGreaterThan(cutting("best").automatic(problem, random).neurons());
  }

  @Test
  void refusesToCompute() {
    Problem swapped =
        new Problem(
            new ProblemShape("permutation", 2, 2, 1, 1, 1), Gate.IDENTITY, new int[][] {{1}, {0}});
    assertThat(cutting("half").sizing(swapped, OptionalInt.of(8), Workbench.EVERY_INPUT))
        .isEqualTo(
            new Sizing.Unsupported(
                "codes only represent: output i has to be input i, for every feature"));
  }

  @Test
  void theThresholdDoesNotChangeTheCodes() {
    Problem problem = Workbench.representation(50, 2);
    Network network = cutting("half").build(problem, 40, SEED);

    assertThat(network.readout().sameEntries(cutting("best").build(problem, 40, SEED).readout()))
        .isTrue();
  }
}
