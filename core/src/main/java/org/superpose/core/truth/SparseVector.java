package org.superpose.core.truth;

import java.util.stream.IntStream;

/**
 * The non-zero entries of a vector. The arrays are shared, not copied: nobody changes them.
 *
 * @param indices ascending
 * @param values of the same length, none of them zero
 */
public record SparseVector(int[] indices, double[] values) {

  /** A vector of zeros. */
  public static final SparseVector ZERO = new SparseVector(new int[0], new double[0]);

  /** Returns the non-zero entries of an array. */
  public static SparseVector of(double[] entries) {
    int[] indices = IntStream.range(0, entries.length).filter(i -> entries[i] != 0).toArray();
    double[] values = new double[indices.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = entries[indices[i]];
    }
    return indices.length == 0 ? ZERO : new SparseVector(indices, values);
  }

  /** Returns whether all entries are zero. */
  public boolean isZero() {
    return indices.length == 0;
  }

  /** Returns the sum of the squares of the entries. */
  public double squaredLength() {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }

  /** Writes the entries into an array of zeros, each divided by a number. */
  void copyInto(double[] target, double divisor) {
    for (int i = 0; i < indices.length; i++) {
      target[indices[i]] = values[i] / divisor;
    }
  }
}
