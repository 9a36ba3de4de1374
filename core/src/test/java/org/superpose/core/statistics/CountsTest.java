package org.superpose.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CountsTest {

  /** Oracle: hand. */
  @Test
  void distributionsOfCoins() {
    double[] two = Counts.binomial(2, 0.5);

    assertThat(two).containsExactly(0.25, 0.5, 0.25);
    assertThat(Counts.sum(two, Counts.always(1))).containsExactly(0, 0.25, 0.5, 0.25);
    assertThat(Counts.sumCapped(two, two, 2)).containsExactly(1 / 16.0, 4 / 16.0, 11 / 16.0);
    assertThat(Counts.mix(0.5, Counts.always(0), two)).containsExactly(0.625, 0.25, 0.125);
  }

  /** Oracle: C(10, 3) 0.1^3 0.9^7. */
  @Test
  void binomialDistribution() {
    assertThat(Counts.binomial(10, 0.1)[3]).isEqualTo(0.057395628, within(1e-12));
  }
}
