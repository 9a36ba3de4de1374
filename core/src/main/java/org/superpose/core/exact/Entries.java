package org.superpose.core.exact;

import org.superpose.core.network.Matrix;

/**
 * What has to be known of the entries of a matrix before sums over them are computed.
 *
 * @param unit every entry is a whole multiple of two to this power; {@link #UNIT_OF_ZERO} if all
 *     are zero
 * @param smallest the smallest entry, at most 0
 * @param largest the largest magnitude
 * @param rowSum no sum of the magnitudes of a row is larger; may be infinite
 * @param fullestRow the most non-zero entries of any row
 * @param fullestColumn the most non-zero entries of any column
 */
public record Entries(
    int unit, double smallest, double largest, double rowSum, int fullestRow, int fullestColumn) {

  /** Zero is a multiple of everything: larger than the unit of any sum of products. */
  public static final int UNIT_OF_ZERO = 10_000;

  /**
   * Looks at every entry.
   *
   * @throws IllegalArgumentException if one is infinite or no number
   */
  public static Entries of(Matrix matrix) {
    int[] unit = {UNIT_OF_ZERO};
    double[] ends = {0, 0}; // the smallest, the largest magnitude
    double rowSum = 0;
    int fullestRow = 0;
    int[] inColumn = new int[matrix.columns()];
    for (int row = 0; row < matrix.rows(); row++) {
      double[] sum = {0};
      int[] inRow = {0};
      matrix.forEachInRow(
          row,
          (column, entry) -> {
            if (!Double.isFinite(entry)) {
              throw new IllegalArgumentException("an entry of the network is " + entry);
            }
            unit[0] = Math.min(unit[0], unitOf(entry));
            ends[0] = Math.min(ends[0], entry);
            ends[1] = Math.max(ends[1], Math.abs(entry));
            sum[0] += Math.abs(entry);
            inRow[0]++;
            inColumn[column]++;
          });
      rowSum = Math.max(rowSum, sum[0]);
      fullestRow = Math.max(fullestRow, inRow[0]);
    }
    int fullestColumn = 0;
    for (int count : inColumn) {
      fullestColumn = Math.max(fullestColumn, count);
    }
    return new Entries(
        unit[0], ends[0], ends[1], Exactness.outward(rowSum), fullestRow, fullestColumn);
  }

  /** Returns whether all entries are zero. */
  public boolean areZero() {
    return largest == 0;
  }

  /** Returns the largest e such that a number is a whole multiple of 2^e, for any but zero. */
  public static int unitOf(double x) {
    long fraction = Double.doubleToRawLongBits(x) & 0xFFFFFFFFFFFFFL;
    int trailing = fraction == 0 ? 52 : Long.numberOfTrailingZeros(fraction);
    return Math.max(Math.getExponent(x), Double.MIN_EXPONENT) - 52 + trailing;
  }
}
