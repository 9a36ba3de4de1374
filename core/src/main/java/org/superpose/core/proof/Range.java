package org.superpose.core.proof;

import org.superpose.core.network.Matrix;

/**
 * What is known of the entries of a matrix.
 *
 * @param smallest the smallest entry, at most 0
 * @param largest the largest magnitude
 * @param fractionBits every entry is a whole multiple of 2^-fractionBits
 * @param fullestRow the most non-zero entries of any row
 * @param fullestColumn the most non-zero entries of any column
 */
record Range(double smallest, double largest, int fractionBits, int fullestRow, int fullestColumn) {

  static Range of(Matrix matrix) {
    double[] smallest = {0};
    double[] largest = {0};
    int[] bits = {0};
    int[] inColumn = new int[matrix.columns()];
    int fullestRow = 0;
    for (int row = 0; row < matrix.rows(); row++) {
      int[] inRow = {0};
      matrix.forEachInRow(
          row,
          (column, entry) -> {
            if (!Double.isFinite(entry)) {
              throw new UnprovableException("an entry of the network is " + entry);
            }
            smallest[0] = Math.min(smallest[0], entry);
            largest[0] = Math.max(largest[0], Math.abs(entry));
            bits[0] = Math.max(bits[0], fractionBits(entry));
            inRow[0]++;
            inColumn[column]++;
          });
      fullestRow = Math.max(fullestRow, inRow[0]);
    }
    int fullestColumn = 0;
    for (int count : inColumn) {
      fullestColumn = Math.max(fullestColumn, count);
    }
    return new Range(smallest[0], largest[0], bits[0], fullestRow, fullestColumn);
  }

  /** Returns the least p, at least 0, such that x 2^p is whole. */
  static int fractionBits(double x) {
    if (x == Math.rint(x)) {
      return 0;
    }
    long fraction = Double.doubleToLongBits(x) & ((1L << 52) - 1);
    boolean subnormal = Math.getExponent(x) < Double.MIN_EXPONENT;
    int exponent = subnormal ? Double.MIN_EXPONENT : Math.getExponent(x);
    long mantissa = subnormal ? fraction : fraction | 1L << 52;
    return Math.max(0, 52 - exponent - Long.numberOfTrailingZeros(mantissa));
  }

  /** Returns an e with x below 2^e, for x from 0. */
  static int exponentAbove(double x) {
    return x == 0 ? 0 : Math.getExponent(x) + 1;
  }
}
