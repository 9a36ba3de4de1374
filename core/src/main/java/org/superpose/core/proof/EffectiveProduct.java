package org.superpose.core.proof;

import java.util.Arrays;
import org.superpose.core.exact.Entries;
import org.superpose.core.exact.Exactness;
import org.superpose.core.network.Matrix;

/**
 * The product g = W E in whole units of 2^-scale: exact where all entries are multiples of a common
 * power of two and the sums are small, otherwise rounded, with a bound on the error.
 */
final class EffectiveProduct implements EffectiveWeights.Rows {

  private static final int BITS = 26;
  private static final int LARGEST_SCALE = 900;

  private final Matrix weights;
  private final int scale;
  private final boolean exact;
  private final double bound; // of |g|, not scaled
  private final boolean nonNegative;
  private final double roundingError; // of a computed g, not scaled
  private final DenseRows dense; // the encoder; null if it is kept by its non-zero entries
  private final int[] offsets; // [n + 1] of the encoder's rows
  private final int[] positions; // features
  private final double[] entries;
  private final boolean uniform; // whether all entries are the same

  /**
   * Prepares the product.
   *
   * @param bias the units are chosen so that these entries can be held as well, where that costs
   *     the product nothing
   * @throws UnprovableException if the entries are so large or small that products leave the range
   *     of doubles
   */
  EffectiveProduct(Matrix weights, Matrix encoder, Entries bias) {
    this.weights = weights;
    Entries left = Entries.of(weights);
    Entries right = Entries.of(encoder);
    int terms = Math.min(left.fullestRow(), right.fullestColumn());
    bound = terms * left.largest() * right.largest();
    boolean zero = left.areZero() || right.areZero();
    if (!zero && !(bound >= Double.MIN_NORMAL && bound < Double.POSITIVE_INFINITY)) {
      throw outOfRange();
    }
    int unit = left.unit() + right.unit();
    exact = zero || Exactness.fits(unit, bound, BITS);
    scale = zero ? 0 : scale(unit, bias);
    if (Math.abs(scale) > LARGEST_SCALE) {
      throw outOfRange();
    }
    // Each of the products and sums errs by half a unit in the last place of at most the bound.
    roundingError = exact ? 0 : (terms + 2.0) * Math.ulp(1.0) * bound;
    nonNegative = left.smallest() >= 0 && right.smallest() >= 0;
    long nonzeros = encoder.nonzeros();
    // Enough of them to take more memory with their positions than all entries without.
    boolean full = 3 * nonzeros >= 2L * encoder.rows() * encoder.columns();
    dense = full ? DenseRows.of(encoder) : null;
    offsets = new int[encoder.rows() + 1];
    positions = new int[full ? 0 : Math.toIntExact(nonzeros)];
    entries = new double[positions.length];
    int[] at = {0};
    for (int row = 0; row < encoder.rows() && !full; row++) {
      encoder.forEachInRow(
          row,
          (column, entry) -> {
            positions[at[0]] = column;
            entries[at[0]++] = entry;
          });
      offsets[row + 1] = at[0];
    }
    uniform = entries.length > 0 && Arrays.stream(entries).allMatch(entry -> entry == entries[0]);
  }

  private static UnprovableException outOfRange() {
    return new UnprovableException("the weights are too large or too small");
  }

  /**
   * Returns p such that 2^-p is a good unit: an exact product is whole in it, and so are the biases
   * if the product then still is a small number; of another product, the leading bits are.
   */
  private int scale(int unit, Entries bias) {
    int finest = BITS - Exactness.exponentAbove(bound);
    if (!exact) {
      return finest;
    }
    return bias.areZero() ? -unit : Math.max(-unit, Math.min(-bias.unit(), finest));
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

  /** Returns whether every entry is exact; only then it may be summed up in narrow numbers. */
  boolean isExact() {
    return exact;
  }

  /** Returns a number that no entry is below, in units. */
  long leastInUnits() {
    return nonNegative && exact ? 0 : -boundInUnits();
  }

  @Override
  public void fill(int first, int[][] targets) {
    if (dense == null) {
      for (int i = 0; i < targets.length; i++) {
        fill(first + i, targets[i]);
      }
      return;
    }
    double[][] sums = denseSums(first, targets.length);
    for (int i = 0; i < targets.length; i++) {
      toUnits(sums[i], targets[i]);
    }
  }

  private double[][] denseSums(int first, int count) {
    double[][] factors = new double[count][weights.columns()];
    for (int i = 0; i < count; i++) {
      double[] row = factors[i];
      weights.forEachInRow(first + i, (column, weight) -> row[column] = weight);
    }
    return dense.multipliedBy(factors);
  }

  private void fill(int neuron, int[] target) {
    double[] sums = new double[target.length];
    weights.forEachInRow(
        neuron,
        (row, weight) -> {
          for (int at = offsets[row]; at < offsets[row + 1]; at++) {
            sums[positions[at]] += weight * entries[at];
          }
        });
    toUnits(sums, target);
  }

  private void toUnits(double[] sums, int[] target) {
    double unit = Math.scalb(1.0, scale);
    for (int feature = 0; feature < target.length; feature++) {
      target[feature] = (int) Math.rint(sums[feature] * unit);
    }
  }

  @Override
  public void fill(int neuron, byte[] target) {
    double unit = Math.scalb(1.0, scale);
    if (dense != null) {
      double[] sums = denseSums(neuron, 1)[0];
      for (int feature = 0; feature < target.length; feature++) {
        target[feature] = (byte) Math.rint(sums[feature] * unit);
      }
      return;
    }
    Arrays.fill(target, (byte) 0);
    weights.forEachInRow(neuron, (row, weight) -> addRow(row, weight, unit, target));
  }

  /**
   * Adds a multiple of a row of the encoder; exact, so all sums are small whole numbers. The
   * product comes first: a large weight alone may overflow in units that suit it with a tiny entry.
   */
  private void addRow(int row, double weight, double unit, byte[] target) {
    if (uniform) {
      byte step = (byte) (weight * entries[0] * unit);
      for (int at = offsets[row]; at < offsets[row + 1]; at++) {
        target[positions[at]] += step;
      }
      return;
    }
    for (int at = offsets[row]; at < offsets[row + 1]; at++) {
      target[positions[at]] += (byte) (weight * entries[at] * unit);
    }
  }
}
