package org.superpose.checks.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.superpose.checks.campaign.Spec.Hidden;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Gate;

/** The oracle is {@link NaiveJudge}, and hand for the cases that say so. */
class ExactJudgeTest {

  private static final Seed SEED = new Seed(20_261);
  private static final int CASES = 400;
  private static final int MOST_INPUTS = 60;

  @Test
  void agreesWithTheNaiveJudge() {
    int compared = 0;
    for (int number = 0; number < CASES; number++) {
      Spec spec = CampaignCase.of(SEED, number).spec();
      if (spec.problemInputs() <= MOST_INPUTS) {
        assertSame(ExactJudge.judge(spec), NaiveJudge.judge(spec), number);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(CASES / 5);
  }

  private static void assertSame(Truth fast, Truth naive, int number) {
    assertThat(fast.margin()).as("margin of case %d", number).isEqualByComparingTo(naive.margin());
    assertThat(fast)
        .as("case %d", number)
        .usingRecursiveComparison()
        .ignoringFields("margin")
        .isEqualTo(naive);
  }

  /** By hand: an AND whose bias is one unit in the last place too small, hidden by huge terms. */
  @Test
  void seesWhatDoublesDoNot() {
    double huge = 1e17;
    Spec spec =
        new Spec(
            Problems.alike(Gate.AND, 2, 2, new int[][] {{0, 1}}),
            new double[][] {{1, 1}, {huge, 0}, {-huge, 0}},
            List.of(new Hidden(new double[][] {{1, 1, 1}}, new double[] {-1})),
            new double[][] {{1}},
            new double[] {Math.nextDown(1.0)});

    assertThat(ExactJudge.judge(spec))
        .usingRecursiveComparison()
        .isEqualTo(new Truth(4, 0, 0, new int[0], -1, new BigDecimal(Math.ulp(0.5))));

    spec.thresholds()[0] = 1;
    Truth wrong = ExactJudge.judge(spec);
    assertThat(wrong.witness()).containsExactly(0, 1);
    assertThat(wrong.witnessOutput()).isZero();
    assertThat(wrong.margin()).isEqualByComparingTo("0");
  }

  /** By hand: units of very different size, and a sum that no double holds. */
  @Test
  void holdsSumsBeyondDoubles() {
    Spec spec =
        new Spec(
            Problems.alike(Gate.OR, 2, 2, new int[][] {{0, 1}}),
            new double[][] {{Double.MAX_VALUE, Double.MAX_VALUE}},
            List.of(),
            new double[][] {{2}},
            new double[] {Double.MIN_VALUE});

    Truth truth = ExactJudge.judge(spec);

    BigDecimal twice = new BigDecimal(Double.MAX_VALUE).multiply(BigDecimal.TWO);
    assertThat(truth.isRight()).isTrue();
    assertThat(truth.margin()).isEqualByComparingTo(new BigDecimal(Double.MIN_VALUE));
    assertThat(ExactJudge.above(spec, new int[] {0, 1}, 0))
        .isEqualByComparingTo(
            twice.multiply(BigDecimal.TWO).subtract(new BigDecimal(Double.MIN_VALUE)));
    assertThat(Units.decimal(BigInteger.ONE, -1074))
        .isEqualByComparingTo(new BigDecimal(Double.MIN_VALUE));
  }
}
