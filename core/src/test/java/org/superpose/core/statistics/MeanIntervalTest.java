package org.superpose.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanIntervalTest {

  // By hand: with all trials 0 the divergence is -log(1 - p), so p = 1 - exp(-log(2/0.01)/n).
  @Test
  void zeroSumHasAClosedForm() {
    MeanInterval interval = MeanInterval.of(0, 1000, 8, 0.99);
    assertThat(interval.low()).isZero();
    assertThat(interval.high()).isCloseTo(8 * -Math.expm1(-Math.log(200) / 1000), within(1e-12));
  }

  // By hand: where the limits stand, n KL(mean, p) is log(2 / (1 - confidence)).
  @Test
  void limitsAreWhereTheDivergenceSaysSo() {
    MeanInterval interval = MeanInterval.of(500, 1000, 2, 0.95);
    for (double limit : new double[] {interval.low() / 2, interval.high() / 2}) {
      double divergence = 0.25 * Math.log(0.25 / limit) + 0.75 * Math.log(0.75 / (1 - limit));
      assertThat(1000 * divergence).isCloseTo(Math.log(40), within(1e-9));
    }
    assertThat(interval.low()).isLessThan(0.5);
    assertThat(interval.high()).isGreaterThan(0.5);
  }

  // An interval for any distribution must be wider than the exact one for the binomial.
  @Test
  void containsTheBinomialInterval() {
    for (int successes = 0; successes <= 50; successes++) {
      ClopperPearson exact = ClopperPearson.interval(successes, 50, 0.9);
      MeanInterval interval = MeanInterval.of(successes, 50, 1, 0.9);
      assertThat(interval.low()).isLessThanOrEqualTo(exact.low());
      assertThat(interval.high()).isGreaterThanOrEqualTo(exact.high());
    }
  }

  // Oracle: all outcomes of trials that give 0, 1 or 3, each with its probability.
  @ParameterizedTest
  @CsvSource({"1,0.9", "2,0.95", "5,0.99", "20,0.8", "20,0.99"})
  void coversTheMeanOfEveryDistribution(int trials, double confidence) {
    for (double one : new double[] {0, 0.01, 0.2, 0.5}) {
      for (double three : new double[] {0, 0.001, 0.05, 0.3, 0.5}) {
        double[] distribution = {1 - one - three, one, 0, three};
        double[] sums = {1};
        for (int trial = 0; trial < trials; trial++) {
          sums = Counts.sum(sums, distribution);
        }
        double covered = 0;
        for (int sum = 0; sum < sums.length; sum++) {
          MeanInterval interval = MeanInterval.of(sum, trials, 3, confidence);
          double mean = one + 3 * three;
          covered += interval.low() <= mean && mean <= interval.high() ? sums[sum] : 0;
        }
        assertThat(covered).isGreaterThanOrEqualTo(confidence - 1e-12);
      }
    }
  }

  @Test
  void rejectsImpossibleSums() {
    assertThat(MeanInterval.of(0, 0, 3, 0.9)).isEqualTo(new MeanInterval(0, 3));
    assertThatThrownBy(() -> MeanInterval.of(7, 3, 2, 0.9))
        .hasMessage("a sum of 7.0 is impossible in 3 trials of at most 2.0");
    assertThatThrownBy(() -> MeanInterval.of(1, 3, 2, 0))
        .hasMessage("confidence must be between 0 and 1, was 0.0");
  }
}
