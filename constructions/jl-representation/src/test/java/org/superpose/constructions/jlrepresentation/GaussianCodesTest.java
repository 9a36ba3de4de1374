package org.superpose.constructions.jlrepresentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;

class GaussianCodesTest {

  private static final Seed SEED = new Seed(2_003);
  private static final Workbench GAUSSIAN = Workbench.of(new GaussianCodes(), Map.of());

  @Test
  void codesHaveNormOne() {
    Network network = GAUSSIAN.build(Workbench.representation(30, 2), 50, SEED);

    network.requireAlphabets();
    for (int feature = 0; feature < 30; feature++) {
      double squares = 0;
      for (int neuron = 0; neuron < 50; neuron++) {
        assertThat(network.encoder().get(neuron, feature))
            .isEqualTo(network.readout().get(feature, neuron));
        squares += Math.pow(network.readout().get(feature, neuron), 2);
      }
      assertThat(squares).isCloseTo(1, within(1e-6)); // single precision
    }
  }

  @ParameterizedTest
  @CsvSource({"1,36", "3,105", "6,200"})
  void predictsWhatIsMeasured(int sparsity, int neurons) {
    // Oracle: 1,200 runs of real networks; five standard deviations are below 0.06.
    Problem problem = Workbench.representation(200, sparsity);
    double predicted = GAUSSIAN.predictedFailure(problem, neurons);

    assertThat(predicted).isBetween(0.05, 0.35);
    assertThat(GAUSSIAN.measuredFailure(problem, neurons, 60, 20, SEED))
        .isCloseTo(predicted, within(0.06));
  }

  @Test
  void needsAsManyNeuronsAsSignCodes() {
    Problem problem = Workbench.representation(2_000, 3);
    Criterion random = new Criterion.RandomInput(0.01, 0.99);
    int signs = Workbench.of(new RandomCodes(), Map.of()).automatic(problem, random).neurons();

    assertThat(GAUSSIAN.automatic(problem, random).neurons()).isCloseTo(signs, within(signs / 20));
  }

  @Test
  void refusesWhatOneArrayCannotHold() {
    Problem problem = Workbench.representation(100_000, 2);
    assertThat(GAUSSIAN.sizing(problem, OptionalInt.of(30_000), Workbench.EVERY_INPUT))
        .isEqualTo(new Sizing.Unsupported("100000 codes do not fit one array"));
  }
}
