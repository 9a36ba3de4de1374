package org.superpose.core.verify;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.superpose.core.parallel.Workers;

/**
 * The effective weights of each feature at the readers of the encoded input: the columns of a
 * product W E.
 *
 * <p>Either tabulated, or summed anew at each use when there are too many features for a table.
 */
sealed interface EffectiveColumns {

  /**
   * Sets {@code to} to {@code from} plus the effective weights of a feature; both {@code
   * [readers]}.
   */
  void add(int feature, double[] from, double[] to);

  /**
   * Every column, computed beforehand.
   *
   * @param effective {@code [features][readers]}
   */
  record Table(double[][] effective) implements EffectiveColumns {

    private static final int BLOCK = 8;

    /**
     * Computes W C for the columns of a matrix C. Cost: one product.
     *
     * @param codes gives column i of C, {@code [n]}
     */
    static Table of(Columns weights, IntFunction<double[]> codes, int features, int threads) {
      double[][] effective = new double[features][];
      AtomicInteger next = new AtomicInteger();
      Workers.VERIFICATION.run(
          threads,
          () -> {
            int start;
            while ((start = next.getAndAdd(BLOCK)) < features) {
              Workers.VERIFICATION.checkInterrupt();
              block(weights, codes, effective, start);
            }
            return start;
          });
      return new Table(effective);
    }

    /** Computes a few columns at once so that a column of weights is read once for all. */
    private static void block(
        Columns weights, IntFunction<double[]> codes, double[][] effective, int start) {
      int size = Math.min(BLOCK, effective.length - start);
      double[][] code = new double[size][];
      for (int i = 0; i < size; i++) {
        code[i] = codes.apply(start + i);
        effective[start + i] = new double[weights.rows()];
      }
      for (int k = 0; k < weights.columns(); k++) {
        for (int i = 0; i < size; i++) {
          if (code[i][k] != 0) {
            weights.add(k, code[i][k], effective[start + i]);
          }
        }
      }
    }

    @Override
    public void add(int feature, double[] from, double[] to) {
      double[] column = effective[feature];
      for (int r = 0; r < column.length; r++) {
        to[r] = from[r] + column[r];
      }
    }

    /** Returns the table with only some of the readers. */
    Table select(int[] readers) {
      double[][] selected = new double[effective.length][readers.length];
      for (int feature = 0; feature < effective.length; feature++) {
        for (int r = 0; r < readers.length; r++) {
          selected[feature][r] = effective[feature][readers[r]];
        }
      }
      return new Table(selected);
    }
  }

  /**
   * The two factors of the product.
   *
   * @param weights W, {@code [readers, n]}
   * @param encoder E, {@code [n, features]}
   */
  record Factors(Columns weights, Columns encoder) implements EffectiveColumns {

    @Override
    public void add(int feature, double[] from, double[] to) {
      System.arraycopy(from, 0, to, 0, to.length);
      encoder.forEach(feature, (k, entry) -> weights.add(k, entry, to));
    }
  }
}
