package org.superpose.core.proof;

import java.util.Optional;
import org.superpose.core.network.Matrix;

/**
 * Effective weights g = W E where W has entries 0 and one other, and every code, that is column of
 * E, equally many ones and zeros elsewhere: a feature has the largest effective weight at a neuron
 * if the neuron reads all ones of its code. All neurons where it does are the intersection of k
 * columns of W, in bits.
 *
 * <p>Legend: k ones in a code, m features, n neurons, j numbers that the layer reads.
 */
final class BitProduct {

  private final int ones; // k
  private final int step; // what one shared one gives
  private final int[] codes; // [m, k]
  private final long[][] readers; // [j][n / 64], a bit for each neuron that reads a number

  private BitProduct(int ones, int step, int[] codes, long[][] readers) {
    this.ones = ones;
    this.step = step;
    this.codes = codes;
    this.readers = readers;
  }

  /**
   * Returns the product of two matrices of that kind; empty for all others.
   *
   * @param weights {@code [n, j]}
   * @param encoder {@code [j, m]}
   * @param scale the unit of effective weights is 2^-scale, in which they are small whole numbers
   */
  static Optional<BitProduct> of(Matrix weights, Matrix encoder, int scale) {
    long nonzeros = encoder.nonzeros();
    int ones = (int) (nonzeros / Math.max(1, encoder.columns()));
    double weight = onlyEntry(weights);
    double entry = onlyEntry(encoder);
    if (ones < 1 || nonzeros != (long) ones * encoder.columns() || !(weight * entry > 0)) {
      return Optional.empty();
    }
    int[] codes = new int[Math.toIntExact(nonzeros)];
    int[] counts = new int[encoder.columns()];
    boolean[] isFull = {true};
    for (int row = 0; row < encoder.rows(); row++) {
      int number = row;
      encoder.forEachInRow(
          row,
          (feature, _) -> {
            isFull[0] &= counts[feature] < ones;
            if (isFull[0]) {
              codes[feature * ones + counts[feature]++] = number;
            }
          });
    }
    if (!isFull[0]) {
      return Optional.empty();
    }
    long[][] readers = new long[weights.columns()][(weights.rows() + Long.SIZE - 1) / Long.SIZE];
    for (int row = 0; row < weights.rows(); row++) {
      int neuron = row;
      weights.forEachInRow(row, (number, _) -> readers[number][neuron / Long.SIZE] |= 1L << neuron);
    }
    int step = (int) Math.rint(Math.scalb(weight * entry, scale));
    return Optional.of(new BitProduct(ones, step, codes, readers));
  }

  /** Returns the one value of all entries that are not zero; not a number if there are several. */
  private static double onlyEntry(Matrix matrix) {
    double[] only = {0};
    for (int row = 0; row < matrix.rows() && !Double.isNaN(only[0]); row++) {
      matrix.forEachInRow(
          row, (_, entry) -> only[0] = only[0] == 0 || only[0] == entry ? entry : Double.NaN);
    }
    return only[0];
  }

  /** Returns about how many bytes this takes. */
  static long bytes(Matrix weights, Matrix encoder) {
    return (long) weights.rows() * weights.columns() / Byte.SIZE
        + encoder.nonzeros() * Integer.BYTES;
  }

  /** Returns the largest effective weight that a feature can have, in units. */
  int largest() {
    return ones * step;
  }

  /** Returns by how much effective weights differ at least. */
  int step() {
    return step;
  }

  /** Returns the effective weight of a feature at a neuron, in units. */
  int of(int neuron, int feature) {
    int shared = 0;
    for (int i = feature * ones; i < (feature + 1) * ones; i++) {
      shared += (int) (readers[codes[i]][neuron / Long.SIZE] >>> neuron & 1);
    }
    return shared * step;
  }

  /**
   * Stores a bit for each neuron at which a feature has the largest effective weight.
   *
   * @param neurons {@code [(n + 63) / 64]}, overwritten
   */
  void loudAt(int feature, long[] neurons) {
    int first = feature * ones;
    System.arraycopy(readers[codes[first]], 0, neurons, 0, neurons.length);
    for (int i = first + 1; i < first + ones; i++) {
      long[] more = readers[codes[i]];
      for (int word = 0; word < neurons.length; word++) {
        neurons[word] &= more[word];
      }
    }
  }
}
