package org.superpose.core.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/** Expected values are counted by hand, but for those of the Poisson distribution. */
class InfluencesTest {

  private static final double ROUNDING = 1e-12;

  /** Influences 3, 1, 2, 1 and 0. */
  private static final int[][] GATES = {{0, 1}, {2, 0}, {0, 2, 3}};

  private static Problem problem() {
    return new Problem(new ProblemShape("test", 5, GATES.length, 2, 0, 0), Gate.AND, GATES);
  }

  private static void assertMeans(
      Influences influences, int[] values, double mean, double squares) {
    assertThat(influences.values()).isEqualTo(values);
    assertThat(influences.mean()).isCloseTo(mean, within(ROUNDING));
    assertThat(influences.mean(d -> d * d)).isCloseTo(squares, within(ROUNDING));
    assertThat(influences.meanOverGates()).isCloseTo(squares / mean, within(ROUNDING));
  }

  @Test
  void countsTheGatesOfEachFeature() {
    assertMeans(Influences.of(problem()), new int[] {0, 1, 2, 3}, 7 / 5.0, 15 / 5.0);
    assertMeans(Influences.of(5, GATES), new int[] {0, 1, 2, 3}, 7 / 5.0, 15 / 5.0);
    assertThat(Influences.of(problem()).largest()).isEqualTo(3);
  }

  @Test
  void countsFirstInputsOnly() {
    assertMeans(Influences.of(problem(), 2), new int[] {0, 1, 2, 3}, 6 / 5.0, 14 / 5.0);
    assertMeans(Influences.of(problem(), 1), new int[] {0, 1, 2}, 3 / 5.0, 5 / 5.0);
  }

  @Test
  void replacesInfluences() {
    Influences capped = Influences.of(problem()).map(influence -> Math.min(influence, 1));

    assertMeans(capped, new int[] {0, 1}, 4 / 5.0, 4 / 5.0);
  }

  /** Of 200 features one has 100 gates, ten have 10 each and the others none: two are hubs. */
  @Test
  void hubsAreOneFeatureInAHundred() {
    int[][] gates = new int[200][];
    for (int gate = 0; gate < gates.length; gate++) {
      gates[gate] = gate < 100 ? new int[] {0} : new int[] {1 + (gate - 100) / 10 % 10};
    }
    Influences influences = Influences.of(200, gates);

    assertThat(influences.meanOverHubs(d -> d)).isCloseTo((100 + 10) / 2.0, within(ROUNDING));
    assertThat(influences.meanOverHubs(_ -> 1)).isCloseTo(1, within(ROUNDING));
  }

  /** Oracle: the Poisson distribution, whose variance is its mean. */
  @ParameterizedTest
  @CsvSource({"100, 10, 2", "100, 100, 2", "100, 300, 4", "10, 1000, 3"})
  void uniformGatesGiveAPoissonDistribution(int features, int outputs, int inputs) {
    ProblemShape shape = new ProblemShape("test", features, outputs, 2, 0, 0);
    Influences uniform = Influences.uniform(shape, inputs);
    double mean = (double) inputs * outputs / features;

    assertThat(uniform.mean(_ -> 1)).isCloseTo(1, within(1e-4));
    assertThat(uniform.mean()).isCloseTo(mean, within(1e-3 * mean));
    assertThat(uniform.mean(d -> (d - mean) * (d - mean))).isCloseTo(mean, within(1e-2 * mean));
  }
}
