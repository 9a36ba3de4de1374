package org.superpose.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.statistics.SequentialTest.Decision;

class SequentialTestTest {

  private static final Seed SEED = new Seed(20_261_123);

  /**
   * NIST/SEMATECH e-Handbook, section 6.2.6, "What is a sequential sampling plan?": for p1 = 0.01,
   * p2 = 0.10, alpha = 0.05, beta = 0.10 the lot is accepted at the lowest after 24 good items, and
   * rejected at the earliest with 2 defects; the lines are -0.939 + 0.0397 n and 1.205 + 0.0397 n.
   */
  @ParameterizedTest
  @CsvSource({
    "23, 0, OPEN",
    "24, 0, LOW",
    "47, 1, OPEN", // -0.939 + 0.0397 * 48 = 0.967
    "48, 1, LOW", // -0.939 + 0.0397 * 49 = 1.006
    "0, 1, OPEN",
    "0, 2, HIGH",
    "17, 2, HIGH", // 1.205 + 0.0397 * 19 = 1.959
    "19, 2, OPEN" // 1.205 + 0.0397 * 21 = 2.039
  })
  void decidesLikeThePlanInTheHandbook(long good, long defects, Decision expected) {
    SequentialTest plan = new SequentialTest(0.01, 0.10, 0.05, 0.10);

    assertThat(plan.decide(defects, good)).isEqualTo(expected);
  }

  @Test
  void aroundOneHalfThreeAheadDecide() {
    SequentialTest half = SequentialTest.around(0.5, 0.95);

    assertThat(half.low()).isEqualTo(0.25);
    assertThat(half.high()).isEqualTo(0.75);
    assertThat(half.decide(2, 0)).isEqualTo(Decision.OPEN);
    assertThat(half.decide(3, 0)).isEqualTo(Decision.HIGH);
    assertThat(half.decide(7, 5)).isEqualTo(Decision.OPEN);
    assertThat(half.decide(5, 8)).isEqualTo(Decision.LOW);
  }

  @Test
  void errsAsRarelyAsTheGamblersRuinSays() {
    // Feller, volume 1, XIV.2: from 3 of 6, with p = 1/4, the chance to win is 1 / (1 + 3^3).
    double expected = 1 / 28.0;
    SequentialTest half = SequentialTest.around(0.5, 0.95);
    RandomStream random = SEED.derive("trials").stream();
    int runs = 20_000;
    int wrong = 0;
    for (int run = 0; run < runs; run++) {
      wrong += decide(half, random) == Decision.HIGH ? 1 : 0;
    }

    ClopperPearson interval = ClopperPearson.interval(wrong, runs, 0.9999);
    assertThat(expected).isBetween(interval.low(), interval.high());
  }

  // By hand: three in a row, and the gambler's ruin for as long as it takes (Feller, as above).
  @Test
  void chancesAreExact() {
    SequentialTest half = SequentialTest.around(0.5, 0.95);

    SequentialTest.Chances three = half.after(3, 0.25);
    assertThat(three.high()).isCloseTo(1 / 64.0, within(1e-15));
    assertThat(three.low()).isCloseTo(27 / 64.0, within(1e-15));
    assertThat(three.open()).isCloseTo(36 / 64.0, within(1e-15));
    assertThat(half.after(10_000, 0.25).high()).isCloseTo(1 / 28.0, within(1e-14));
    assertThat(half.after(10_000, 0.5).high()).isCloseTo(0.5, within(1e-14));
    assertThat(half.after(0, 0.5)).isEqualTo(new SequentialTest.Chances(0, 0, 1));
  }

  /** Whatever the fraction and the confidence: at most 1 - confidence, at every probability. */
  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98})
  void theConfidenceHoldsForEveryProbability(double value) {
    for (double confidence : new double[] {0.6, 0.8, 0.9, 0.95, 0.99, 0.999}) {
      SequentialTest test = SequentialTest.around(value, confidence);
      double before = 0;
      for (int step = 0; step <= 100; step++) {
        double probability = step / 100.0;
        SequentialTest.Chances chances = test.after(1_000_000, probability);
        assertThat(chances.high() + chances.low() + chances.open()).isCloseTo(1, within(1e-9));
        if (probability <= test.low()) {
          assertThat(chances.high()).isLessThanOrEqualTo(1 - confidence);
        } else if (probability >= test.high()) {
          assertThat(chances.low()).isLessThanOrEqualTo(1 - confidence);
        }
        assertThat(chances.high()).isGreaterThanOrEqualTo(before - 1e-12);
        before = chances.high();
      }
    }
  }

  private static Decision decide(SequentialTest test, RandomStream random) {
    int successes = 0;
    int failures = 0;
    while (test.decide(successes, failures) == Decision.OPEN) {
      if (random.nextInt(4) == 0) {
        successes++;
      } else {
        failures++;
      }
    }
    return test.decide(successes, failures);
  }

  @Test
  void rejectsImpossibleProbabilities() {
    assertThatThrownBy(() -> new SequentialTest(0.5, 0.5, 0.1, 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("0 < low < high < 1 is needed");
    assertThatThrownBy(() -> new SequentialTest(0.1, 0.5, 0.5, 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("errors must be between 0 and 1/2");
    assertThatThrownBy(() -> SequentialTest.around(1, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
