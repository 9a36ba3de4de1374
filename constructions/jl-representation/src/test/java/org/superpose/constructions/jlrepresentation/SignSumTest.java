package org.superpose.constructions.jlrepresentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignSumTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16, 33, 400, 5_001})
  void agreesWithTheBinomialDistribution(int count) {
    // Oracle: commons-statistics.
    BinomialDistribution ones = BinomialDistribution.of(count, 0.5);
    for (int k = 0; k <= count; k += 1 + count / 40) {
      int sum = 2 * k - count;
      double above = ones.survivalProbability(k);
      double atLeast = ones.survivalProbability(k - 1);
      assertThat(SignSum.above(count, sum)).isCloseTo(above, within(1e-9 * above + 1e-300));
      assertThat(SignSum.above(count, sum + 0.5)).isEqualTo(SignSum.above(count, sum));
      assertThat(SignSum.atLeast(count, sum)).isCloseTo(atLeast, within(1e-9 * atLeast));
      assertThat(SignSum.atLeast(count, sum - 0.5)).isEqualTo(SignSum.atLeast(count, sum));
      assertThat(SignSum.logProbability(count, sum))
          .isCloseTo(ones.logProbability(k), within(1e-8 * Math.max(1, count)));
    }
  }

  @Test
  void noSignsAddUpToZero() {
    assertThat(SignSum.above(0, 0)).isZero();
    assertThat(SignSum.above(0, -1)).isOne();
    assertThat(SignSum.atLeast(0, 0)).isOne();
    assertThat(SignSum.atLeast(0, 0.5)).isZero();
    assertThat(SignSum.logProbability(0, 0)).isZero();
    assertThat(SignSum.logProbability(3, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
