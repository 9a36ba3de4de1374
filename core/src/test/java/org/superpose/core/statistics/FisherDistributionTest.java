package org.superpose.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FisherDistributionTest {

  // Oracle: Apache Commons Statistics, an implementation of its own.
  @ParameterizedTest
  @CsvSource({"1,1", "1,3", "2,3", "3,1", "4,5", "6,7", "6,28", "12,40", "1,200", "31,33"})
  void agreesWithCommons(int above, int below) {
    for (double probability : new double[] {0.01, 0.5, 0.95, 0.99, 0.9975}) {
      assertThat(FisherDistribution.quantile(probability, above, below))
          .isCloseTo(
              FDistribution.of(above, below).inverseSurvivalProbability(1 - probability),
              withinPercentage(1e-6));
      assertThat(FisherDistribution.studentSize(probability, below))
          .isCloseTo(
              TDistribution.of(below).inverseSurvivalProbability((1 - probability) / 2),
              withinPercentage(1e-6));
    }
  }

  // Oracle: tables of Student's t, two-sided, and of F at 0.99 (NIST/SEMATECH e-Handbook, 1.3.6.7).
  @Test
  void agreesWithTables() {
    assertThat(FisherDistribution.studentSize(0.95, 1)).isCloseTo(12.706, within(5e-4));
    assertThat(FisherDistribution.studentSize(0.99, 3)).isCloseTo(5.841, within(5e-4));
    assertThat(FisherDistribution.studentSize(0.99, 30)).isCloseTo(2.750, within(5e-4));
    assertThat(FisherDistribution.quantile(0.99, 2, 3)).isCloseTo(30.82, within(5e-3));
    assertThat(FisherDistribution.quantile(0.99, 6, 14)).isCloseTo(4.456, within(5e-4));
  }
}
