package org.superpose.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTailTest {

  @ParameterizedTest
  @ValueSource(
      doubles = {-30, -8, -2.6, -2.4, -0.5, 0, 1e-9, 0.3, 1, 2.49, 2.5, 2.51, 4, 7, 20, 37})
  void agreesWithCommonsStatistics(double z) {
    double expected = NormalDistribution.of(0, 1).survivalProbability(z);
    assertThat(NormalTail.above(z) / expected).isCloseTo(1, within(1e-12));
  }

  @Test
  void endsAtNothingAndEverything() {
    assertThat(NormalTail.above(Double.POSITIVE_INFINITY)).isZero();
    assertThat(NormalTail.above(Double.NEGATIVE_INFINITY)).isOne();
  }
}
