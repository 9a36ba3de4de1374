package org.superpose.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LineWeightsTest {

  /** NIST Statistical Reference Datasets, linear regression, Norris: y, then x. */
  private static final double[] NORRIS_Y = {
    0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1, 668.8,
    339.3, 448.9, 10.8, 557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888.0, 998.5,
    778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2
  };

  private static final double[] NORRIS_X = {
    0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6, 775.5,
    666.9, 338.0, 447.5, 11.6, 556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2,
    999.0, 779.0, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5
  };

  private static double sum(double[] weights, double[] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum;
  }

  @Test
  void agreesWithTheCertifiedValuesOfNorris() {
    int[] once = new int[NORRIS_X.length];
    Arrays.fill(once, 1);
    LineWeights line = LineWeights.of(NORRIS_X, once);

    assertThat(sum(line.slope(), NORRIS_Y)).isCloseTo(1.00211681802045, within(1e-13));
    assertThat(sum(line.at(0), NORRIS_Y)).isCloseTo(-0.262323073774029, within(1e-11));
  }

  @Test
  void groupsCountAsManyTimesAsTheyHaveObservations() {
    // By hand: two at 0, one at 3: the mean place is 1, so the line's value there is the mean.
    LineWeights line = LineWeights.of(new double[] {0, 3}, new int[] {2, 1});

    assertThat(line.at(1)).containsExactly(new double[] {2 / 3.0, 1 / 3.0}, within(1e-15));
    assertThat(line.slope()).containsExactly(new double[] {-1 / 3.0, 1 / 3.0}, within(1e-15));
    assertThat(LineWeights.mean(new int[] {2, 1})).containsExactly(2 / 3.0, 1 / 3.0);
  }

  @Test
  void groupsAtOnePlaceHaveNoLine() {
    assertThatThrownBy(() -> LineWeights.of(new double[] {1, 1}, new int[] {2, 8}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a line needs groups at two different places");
    assertThatThrownBy(() -> LineWeights.of(new double[] {1}, new int[] {2, 8}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 x for 2 counts");
  }
}
