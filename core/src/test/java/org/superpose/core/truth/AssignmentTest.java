package org.superpose.core.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

/** The oracle is a look at every matching. */
class AssignmentTest {

  private static final Seed SEED = new Seed(20_261_127);
  private static final int CASES = 300;

  @Test
  void findsTheLargestSumOfAllMatchings() {
    for (int index = 0; index < CASES; index++) {
      RandomStream random = SEED.derive("assignment", index).stream();
      double[][] values = new double[1 + random.nextInt(6)][1 + random.nextInt(6)];
      boolean ties = random.nextInt(2) == 0;
      for (double[] row : values) {
        Arrays.setAll(row, _ -> ties ? random.nextInt(3) : random.nextDouble());
      }

      int[] matched = Assignment.best(values);

      assertThat(sum(values, matched))
          .as(Arrays.deepToString(values))
          .isEqualTo(best(values, 0, new boolean[values[0].length]), within(1e-12));
      assertThat(Arrays.stream(matched).filter(column -> column >= 0))
          .doesNotHaveDuplicates()
          .hasSize(Math.min(values.length, values[0].length));
    }
  }

  private static double sum(double[][] values, int[] matched) {
    double sum = 0;
    for (int row = 0; row < values.length; row++) {
      sum += matched[row] < 0 ? 0 : values[row][matched[row]];
    }
    return sum;
  }

  /** Rows may stay without a column: values are not negative, so this is never better. */
  private static double best(double[][] values, int row, boolean[] taken) {
    if (row == values.length) {
      return 0;
    }
    double best = best(values, row + 1, taken);
    for (int column = 0; column < taken.length; column++) {
      if (!taken[column]) {
        taken[column] = true;
        best = Math.max(best, values[row][column] + best(values, row + 1, taken));
        taken[column] = false;
      }
    }
    return best;
  }

  @Test
  void matchesNothingWithNothing() {
    assertThat(Assignment.best(new double[0][])).isEmpty();
    assertThat(Assignment.best(new double[2][0])).containsExactly(-1, -1);
  }
}
