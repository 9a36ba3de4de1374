package org.superpose.runner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.statistics.SequentialTest;
import org.superpose.core.statistics.SequentialTest.Decision;

/** The true error probabilities of the decision about one width, its cut included. */
class SearchTest {

  /** Adds up the chances of all sequences of right and wrong networks, by brute force. */
  private static double chanceOfEnough(Search search, double probability, int right, int wrong) {
    Decision decision = search.test().decide(right, wrong);
    if (decision != Decision.OPEN || right + wrong == search.networks()) {
      return decision == Decision.HIGH ? 1 : 0;
    }
    return probability * chanceOfEnough(search, probability, right + 1, wrong)
        + (1 - probability) * chanceOfEnough(search, probability, right, wrong + 1);
  }

  @Test
  void byDefaultTheConfidenceHoldsForEveryShareOfRightNetworksCutIncluded() {
    Search search = Search.standard();
    SequentialTest test = search.test();

    for (int step = 0; step <= 100; step++) {
      double share = step / 100.0;
      double enough = test.after(search.networks(), share).high();
      if (share <= 0.25) {
        assertThat(enough).isLessThan(1 / 28.0);
      } else if (share >= 0.75) {
        assertThat(1 - enough).isLessThan(0.037);
      }
    }
    assertThat(search.confidenceHeld()).isEqualTo(0.95);
    // Where it is least clear, some are still open at the cut, and count as not enough.
    assertThat(test.after(25, 0.5).open()).isCloseTo(0.0317, within(1e-4));
    assertThat(test.after(25, 0.75).open()).isCloseTo(0.0010, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({"0.5,0.95,3", "0.5,0.95,9", "0.5,0.99,12", "0.9,0.99,7", "0.2,0.8,14"})
  void aCutThatComesTooEarlyLowersTheConfidence(double success, double confidence, int networks) {
    Search search = new Search(success, confidence, networks, 0.01);
    SequentialTest test = search.test();

    double taken = chanceOfEnough(search, test.low(), 0, 0);
    double given = 1 - chanceOfEnough(search, test.high(), 0, 0);

    assertThat(search.confidenceHeld())
        .isCloseTo(Math.min(confidence, 1 - Math.max(taken, given)), within(1e-12));
  }

  @Test
  void twoNetworksShowNothing() {
    assertThat(new Search(0.5, 0.95, 2, 0.01).confidenceHeld()).isZero();
    // By hand: three of three are right in 27 of 64 cases at 3/4.
    assertThat(new Search(0.5, 0.95, 3, 0.01).confidenceHeld()).isCloseTo(27 / 64.0, within(1e-12));
  }
}
