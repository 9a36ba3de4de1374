package org.superpose.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

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

  @Test
  void rejectsImpossibleSums() {
    assertThat(MeanInterval.of(0, 0, 3, 0.9)).isEqualTo(new MeanInterval(0, 3));
    assertThatThrownBy(() -> MeanInterval.of(7, 3, 2, 0.9))
        .hasMessage("a sum of 7.0 is impossible in 3 trials of at most 2.0");
    assertThatThrownBy(() -> MeanInterval.of(1, 3, 2, 0))
        .hasMessage("confidence must be between 0 and 1, was 0.0");
  }
}
