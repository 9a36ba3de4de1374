package org.superpose.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

class DenseRowsTest {

  private static final Seed SEED = new Seed(20_265);

  /** Oracle: one sum after the other, in the order of rows; equal to the last bit. */
  @Test
  void sumsInTheOrderOfRowsHoweverManyResults() {
    RandomStream random = SEED.derive("product").stream();
    for (int[] size : new int[][] {{1, 1, 1}, {3, 7, 2}, {4, 511, 8}, {9, 513, 5}, {6, 1030, 3}}) {
      double[][] matrix = random(size[0], size[1], random);
      double[][] factors = random(size[2], size[0], random);
      double[][] products =
          DenseRows.of(
                  DenseMatrix.generate(size[0], size[1], Alphabet.FLOAT64, (r, c) -> matrix[r][c]))
              .multipliedBy(factors);
      for (int i = 0; i < size[2]; i++) {
        for (int column = 0; column < size[1]; column++) {
          double sum = 0;
          for (int row = 0; row < size[0]; row++) {
            sum += factors[i][row] * matrix[row][column];
          }
          assertThat(products[i][column]).isEqualTo(sum);
        }
      }
    }
  }

  private static double[][] random(int rows, int columns, RandomStream random) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      for (int column = 0; column < columns; column++) {
        row[column] = random.nextGaussian();
      }
    }
    return matrix;
  }
}
