package org.superpose.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedRankTestTest {

  private static final double EXACT = 1e-15;

  @Test
  void withFewPairsNothingIsSmall() {
    assertThat(SignedRankTest.of(1, 2, 3).pValue()).isEqualTo(0.25);
    assertThat(SignedRankTest.of(-1, -2, -3).pValue()).isEqualTo(0.25);
    assertThat(SignedRankTest.smallest(3)).isEqualTo(0.25);
    assertThat(SignedRankTest.smallest(6)).isEqualTo(0.03125);
    assertThat(SignedRankTest.smallest(0)).isEqualTo(1);
  }

  /** Oracle: the published table of the signed-rank statistic, P(W- <= 8) = 0.0244 for n = 10. */
  @Test
  void agreesWithTheTable() {
    SignedRankTest test = SignedRankTest.of(1, 2, 3, 4, 5, 6, 7, -8, 9, 10);

    assertThat(test.pValue()).isEqualTo(2 * 25 / 1024.0, within(EXACT));
  }

  /** By hand: ranks 1.5, 1.5 and 3; the sums of positive ranks 0, 1.5 (twice), 3 (twice), ... */
  @Test
  void tiesShareTheirRanks() {
    assertThat(SignedRankTest.of(1, -1, 2).pValue()).isEqualTo(0.75);
  }

  /** Oracle: the binomial distribution, 2 (1 + 8) / 2^8. */
  @Test
  void ofOutcomesItIsTheSignTest() {
    assertThat(SignedRankTest.of(1, 1, 1, 1, 1, 1, 1, -1).pValue())
        .isEqualTo(18 / 256.0, within(EXACT));
  }

  @Test
  void pairsWithoutDifferenceSayNothing() {
    assertThat(SignedRankTest.of(0, 0, 5)).isEqualTo(new SignedRankTest(1, 1));
    assertThat(SignedRankTest.of()).isEqualTo(new SignedRankTest(0, 1));
  }

  @Test
  void isSoundForEveryLevel() {
    double[] magnitudes = {1, 2, 2, 5, 7, 7, 7, 9};
    int patterns = 1 << magnitudes.length;
    double[] values = new double[patterns];
    for (int pattern = 0; pattern < patterns; pattern++) {
      double[] signed = magnitudes.clone();
      for (int i = 0; i < signed.length; i++) {
        signed[i] *= (pattern >> i & 1) == 0 ? 1 : -1;
      }
      values[pattern] = SignedRankTest.of(signed).pValue();
    }
    for (double level : values) {
      long rejected = Arrays.stream(values).filter(p -> p <= level).count();
      assertThat((double) rejected / patterns).isLessThanOrEqualTo(level + EXACT);
    }
  }

  @Test
  void manyPairsCountSignsOnly() {
    double[] many = new double[SignedRankTest.MOST_RANKED + 1];
    Arrays.setAll(many, i -> i % 2 == 0 ? i + 1 : -i - 1);

    assertThat(SignedRankTest.of(many).pValue()).isEqualTo(1, within(1e-9));
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> SignedRankTest.of(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a difference is not a number");
  }

  /** Oracle: Holm's example by hand, 3 x 0.01, 2 x 0.04, and no smaller than the one before. */
  @Test
  void manyTestsAreHeldAgainstTheirNumber() {
    assertThat(SignedRankTest.adjusted(List.of(0.04, 0.01, 0.06)))
        .containsExactly(0.08, 0.03, 0.08);
    assertThat(SignedRankTest.adjusted(List.of(0.5, 0.6))).containsExactly(1.0, 1.0);
    assertThat(SignedRankTest.adjusted(List.of())).isEmpty();
  }
}
