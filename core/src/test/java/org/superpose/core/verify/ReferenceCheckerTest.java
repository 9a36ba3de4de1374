package org.superpose.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;

class ReferenceCheckerTest {

  private static final Seed SEED = new Seed(20_261_123);

  private static Network and(double bias, double threshold) {
    return SmallCases.network(
        SparseMatrix.identity(3),
        List.of(
            new Layer(
                SmallCases.dense(new double[][] {{1, 1, 0}}),
                SmallCases.dense(new double[][] {{bias}}))),
        SmallCases.dense(new double[][] {{1}}),
        new double[][] {{threshold}});
  }

  @Test
  void judgesAnAndByHand() {
    Problem problem = SmallCases.problem(Gate.AND, 3, 2, new int[][] {{0, 1}});

    // By hand: 1 + 3 + 3 inputs; the score is 1 on {0, 1} and 0 otherwise.
    assertThat(ReferenceChecker.check(and(-1, 0.25), problem))
        .isEqualTo(
            new ReferenceChecker.Result(
                7, 0, 0, new BigDecimal("0.25"), java.util.Optional.empty()));

    // Without bias the output is on whenever 0 or 1 is: wrong on {0}, {1}, {0,2}, {1,2}.
    ReferenceChecker.Result wrong = ReferenceChecker.check(and(0, 0.25), problem);
    assertThat(wrong.wrongInputs()).isEqualTo(4);
    assertThat(wrong.wrongOutputs()).isEqualTo(4);
    assertThat(wrong.margin()).isEqualByComparingTo("-0.75");
    assertThat(wrong.witness().orElseThrow().activeInputs()).containsExactly(0);
  }

  @Test
  void smallCasesAreRightAndWrongInGoodMeasure() {
    int right = 0;
    for (int index = 0; index < 400; index++) {
      SmallCases.Case c = SmallCases.of(SEED, index, SmallCases.Numbers.WHOLE);
      right += ReferenceChecker.check(c.network(), c.problem()).wrongInputs() == 0 ? 1 : 0;
    }
    assertThat(right).isBetween(100, 300);
  }
}
