package org.superpose.formats;

import org.superpose.core.network.Alphabet;

/** What the values of an array have in common, gathered one by one. */
final class EntryStatistics {

  private static final double LARGEST_EXACT = 0x1p53;

  private long count;
  private long nonzeros;
  private double minimum = Double.POSITIVE_INFINITY;
  private double maximum = Double.NEGATIVE_INFINITY;
  private boolean integral = true;
  private boolean single = true;

  void add(double value) {
    count++;
    if (value != 0) {
      nonzeros++;
    }
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
    integral &= value == Math.rint(value);
    single &= (float) value == value;
  }

  /** Adds zeros to what was gathered. */
  void addZeros(long zeros) {
    if (zeros > 0) {
      add(0);
      count += zeros - 1;
    }
  }

  long count() {
    return count;
  }

  long nonzeros() {
    return nonzeros;
  }

  /** Returns whether all values are whole numbers that an {@code int} holds. */
  boolean fitsInt() {
    return integral && minimum >= Integer.MIN_VALUE && maximum <= Integer.MAX_VALUE;
  }

  /** Returns the smallest alphabet that has all values. */
  Alphabet alphabet() {
    if (integral && minimum >= -LARGEST_EXACT && maximum <= LARGEST_EXACT) {
      return minimum == -1 && maximum == 1 && nonzeros == count
          ? Alphabet.SIGN
          : Alphabet.integers((long) minimum, (long) maximum);
    }
    return single ? Alphabet.FLOAT32 : Alphabet.FLOAT64;
  }
}
