package org.superpose.core.proof;

import java.util.Arrays;
import org.superpose.core.network.Matrix;

/**
 * The product g = W E in whole units of 2^-scale: exact where all entries are multiples of a common
 * power of two and the sums are small, otherwise rounded, with a bound on the error.
 */
final class HeardProduct implements Hearing.Rows {

  private static final int LARGEST_BITS = 26;
  private static final int BIAS_BITS = 40;
  private static final int LARGEST_SCALE = 900;

  private final Matrix weights;
  private final Matrix encoder;
  private final int scale;
  private final boolean exact;
  private final double bound; // of |g|, not scaled
  private final double roundingError; // of a computed g, not scaled
  private final int[] offsets; // [features + 1] of the encoder's columns, null if it is dense
  private final int[] positions;
  private final double[] entries; // of the columns, or the dense rows one after the other

  /**
   * Prepares the product.
   *
   * @param bias the units are chosen so that these entries can be held as well
   */
  HeardProduct(Matrix weights, Matrix encoder, Range bias) {
    this.weights = weights;
    this.encoder = encoder;
    Range left = Range.of(weights);
    Range right = Range.of(encoder);
    int terms = Math.min(left.fullestRow(), right.fullestColumn());
    bound = terms * left.largest() * right.largest();
    int bits = Math.max(left.fractionBits() + right.fractionBits(), bias.fractionBits());
    double largest = Math.max(bound, Math.scalb(bias.largest(), LARGEST_BITS - BIAS_BITS));
    exact = bits <= LARGEST_SCALE && Math.scalb(largest, bits) <= 1 << LARGEST_BITS;
    scale = exact ? bits : LARGEST_BITS - Range.exponentAbove(largest);
    if (Math.abs(scale) > LARGEST_SCALE || !Double.isFinite(largest)) {
      throw new UnprovableException("the weights are too large or too small");
    }
    // Each of the products and sums errs by half a unit in the last place of at most the bound.
    roundingError = exact ? 0 : (terms + 2.0) * Math.ulp(1.0) * bound;
    if (encoder.nonzeros() * 4 < (long) encoder.rows() * encoder.columns()) {
      offsets = new int[encoder.columns() + 1];
      positions = new int[Math.toIntExact(encoder.nonzeros())];
      entries = new double[positions.length];
      fillColumns();
    } else {
      offsets = null;
      positions = null;
      entries = new double[Math.multiplyExact(encoder.rows(), encoder.columns())];
      fillRows();
    }
  }

  private void fillColumns() {
    int[] at = {0};
    for (int column = 0; column < encoder.columns(); column++) {
      encoder.forEachInColumn(
          column,
          (row, entry) -> {
            positions[at[0]] = row;
            entries[at[0]++] = entry;
          });
      offsets[column + 1] = at[0];
    }
  }

  private void fillRows() {
    for (int row = 0; row < encoder.rows(); row++) {
      int start = row * encoder.columns();
      encoder.forEachInRow(row, (column, entry) -> entries[start + column] = entry);
    }
  }

  /** Returns p: the unit is 2^-p. */
  int scale() {
    return scale;
  }

  /** Returns a bound of the magnitude of every entry, in units. */
  long boundInUnits() {
    return (long) Math.ceil(Math.scalb(bound, scale)) + errorInUnits();
  }

  /** Returns a bound of the error of every entry, in units: 0 if they are exact. */
  long errorInUnits() {
    return exact ? 0 : 1 + (long) Math.ceil(Math.scalb(roundingError, scale));
  }

  @Override
  public void fill(int neuron, int[] target) {
    double[] sums = offsets == null ? denseRow(neuron) : sparseRow(neuron);
    double unit = Math.scalb(1.0, scale);
    for (int feature = 0; feature < target.length; feature++) {
      target[feature] = (int) Math.rint(sums[feature] * unit);
    }
  }

  private double[] sparseRow(int neuron) {
    double[] row = new double[weights.columns()];
    weights.forEachInRow(neuron, (column, weight) -> row[column] = weight);
    double[] sums = new double[encoder.columns()];
    for (int feature = 0; feature < sums.length; feature++) {
      double sum = 0;
      for (int at = offsets[feature]; at < offsets[feature + 1]; at++) {
        sum += row[positions[at]] * entries[at];
      }
      sums[feature] = sum;
    }
    return sums;
  }

  private double[] denseRow(int neuron) {
    double[] sums = new double[encoder.columns()];
    Arrays.fill(sums, 0);
    weights.forEachInRow(neuron, (column, weight) -> addRow(column, weight, sums));
    return sums;
  }

  private void addRow(int row, double factor, double[] sums) {
    int start = row * sums.length;
    for (int feature = 0; feature < sums.length; feature++) {
      sums[feature] += factor * entries[start + feature];
    }
  }
}
