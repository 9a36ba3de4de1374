package org.superpose.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClopperPearsonTest {

  // Oracle: Beta quantiles of Apache Commons Statistics, an implementation of its own.
  @ParameterizedTest
  @CsvSource({
    "1,10,0.95",
    "5,10,0.95",
    "9,10,0.9",
    "3,20000,0.99",
    "1,20000,0.998",
    "10000,20000,0.998",
    "19999,20000,0.99",
    "1794,523776,0.99",
    "17,100000000,0.999",
    "40000000,100000000,0.95"
  })
  void agreesWithBetaQuantiles(long successes, long trials, double confidence) {
    ClopperPearson interval = ClopperPearson.interval(successes, trials, confidence);
    double tail = (1 - confidence) / 2;
    double failures = (double) trials - successes;
    assertThat(interval.low())
        .isCloseTo(
            beta((double) successes, failures + 1).inverseCumulativeProbability(tail),
            withinPercentage(1e-5));
    assertThat(interval.high())
        .isCloseTo(
            beta(successes + 1.0, failures).inverseSurvivalProbability(tail),
            withinPercentage(1e-5));
  }

  private static org.apache.commons.statistics.distribution.BetaDistribution beta(
      double a, double b) {
    return org.apache.commons.statistics.distribution.BetaDistribution.of(a, b);
  }

  // Oracle: tables of exact 95 % limits for n = 10 (Geigy Scientific Tables, binomial).
  @ParameterizedTest
  @CsvSource({"0,0,0.3085", "1,0.0025,0.4450", "2,0.0252,0.5561", "5,0.1871,0.8129", "10,0.6915,1"})
  void agreesWithTables(long successes, double low, double high) {
    ClopperPearson interval = ClopperPearson.interval(successes, 10, 0.95);
    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.high()).isCloseTo(high, within(5e-5));
  }

  // Oracle: all outcomes, each with its binomial probability; both ends of the intervals and
  // between.
  @ParameterizedTest
  @CsvSource({"1,0.9", "2,0.95", "3,0.99", "10,0.95", "25,0.99", "60,0.8"})
  void coversEveryProbability(int trials, double confidence) {
    for (int step = 0; step <= 1_000; step++) {
      double probability = step / 1_000.0;
      double[] outcomes = Counts.binomial(trials, probability);
      double covered = 0;
      double missedBelow = 0;
      for (int successes = 0; successes <= trials; successes++) {
        ClopperPearson interval = ClopperPearson.interval(successes, trials, confidence);
        boolean isIn = interval.low() <= probability && probability <= interval.high();
        covered += isIn ? outcomes[successes] : 0;
        missedBelow += interval.high() < probability ? outcomes[successes] : 0;
      }
      assertThat(covered).isGreaterThanOrEqualTo(confidence - 1e-12);
      assertThat(missedBelow).isLessThanOrEqualTo((1 - confidence) / 2 + 1e-12);
    }
  }

  // By hand: nothing seen in n trials leaves all p with (1 - p)^n >= tail.
  @Test
  void nothingSeenHasAClosedForm() {
    assertThat(ClopperPearson.interval(0, 20_000, 0.998))
        .returns(0.0, ClopperPearson::low)
        .satisfies(
            i ->
                assertThat(i.high())
                    .isCloseTo(-Math.expm1(Math.log(0.001) / 20_000), within(1e-14)));
    assertThat(ClopperPearson.interval(0, 0, 0.95)).isEqualTo(new ClopperPearson(0, 1));
  }

  @ParameterizedTest
  @CsvSource({"0.3,2,5", "0.001,1,20000", "0.5,300,290", "0.99,40,1", "0.0005,10,19991"})
  void distributionAgreesWithCommons(double x, double a, double b) {
    assertThat(BetaDistribution.cumulative(x, a, b))
        .isCloseTo(beta(a, b).cumulativeProbability(x), withinPercentage(1e-9));
  }

  @Test
  void rejectsImpossibleCounts() {
    assertThatThrownBy(() -> ClopperPearson.interval(3, 2, 0.95))
        .hasMessage("3 successes in 2 trials are impossible");
    assertThatThrownBy(() -> ClopperPearson.interval(-1, 2, 0.95))
        .hasMessage("-1 successes in 2 trials are impossible");
    assertThatThrownBy(() -> ClopperPearson.interval(1, 2, 1))
        .hasMessage("confidence must be between 0 and 1, was 1.0");
  }
}
