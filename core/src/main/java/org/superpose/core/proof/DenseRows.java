package org.superpose.core.proof;

import org.superpose.core.network.Matrix;

/**
 * A matrix without many zeros, multiplied from the left by several rows at once: a block of columns
 * stays in the nearest cache while all rows pass over it, and every row of the matrix that is
 * fetched serves several results. Each result is summed in the order of rows, so that it does not
 * depend on how many there are.
 *
 * @param rows {@code [rows][columns]}
 */
record DenseRows(double[][] rows) {

  /** How many results share what is fetched. */
  static final int GROUP = 8;

  private static final int BLOCK = 512;

  static DenseRows of(Matrix matrix) {
    double[][] rows = new double[matrix.rows()][matrix.columns()];
    for (int row = 0; row < rows.length; row++) {
      double[] target = rows[row];
      matrix.forEachInRow(row, (column, entry) -> target[column] = entry);
    }
    return new DenseRows(rows);
  }

  /** Returns {@code [factors.length][columns]}, the product of {@code factors [][rows]} with it. */
  double[][] multipliedBy(double[][] factors) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[][] products = new double[factors.length][columns];
    for (int from = 0; from < columns; from += BLOCK) {
      int to = Math.min(columns, from + BLOCK);
      int row = 0;
      for (; row + 4 <= rows.length; row += 4) {
        for (int i = 0; i < factors.length; i++) {
          addFour(factors[i], row, from, to, products[i]);
        }
      }
      for (; row < rows.length; row++) {
        for (int i = 0; i < factors.length; i++) {
          addOne(factors[i][row], rows[row], from, to, products[i]);
        }
      }
    }
    return products;
  }

  private void addFour(double[] factors, int row, int from, int to, double[] sums) {
    double[] first = rows[row];
    double[] second = rows[row + 1];
    double[] third = rows[row + 2];
    double[] fourth = rows[row + 3];
    double a = factors[row];
    double b = factors[row + 1];
    double c = factors[row + 2];
    double d = factors[row + 3];
    for (int i = from; i < to; i++) {
      sums[i] = sums[i] + a * first[i] + b * second[i] + c * third[i] + d * fourth[i];
    }
  }

  private static void addOne(double factor, double[] row, int from, int to, double[] sums) {
    for (int i = from; i < to; i++) {
      sums[i] += factor * row[i];
    }
  }
}
