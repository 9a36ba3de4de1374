package org.superpose.constructions.trained;

import org.superpose.core.network.Alphabet;

/**
 * The values that rounded numbers may take: whole multiples of a unit up to a largest one, or two
 * values of either sign.
 *
 * @param unit the distance between neighbours, above 0
 * @param largest the largest multiple; 1 of a grid of signs
 * @param signs whether 0 is left out, and -1 and 1 are all there is
 */
record Grid(double unit, long largest, boolean signs) {

  private static final int MOST_SPREAD_BITS = 5;

  /**
   * Returns the grid of some bits around numbers of a standard deviation. Few values have to lie
   * close together; from {@value #MOST_SPREAD_BITS} bits on they reach three deviations.
   */
  static Grid of(int bits, double deviation) {
    if (bits == 1) {
      return new Grid(deviation, 1, true);
    }
    long largest = (1L << (bits - 1)) - 1;
    double reach = bits >= MOST_SPREAD_BITS ? 3 : 0.5 * (bits + 1);
    return new Grid(reach * deviation / largest, largest, false);
  }

  /** Returns the same grid with another unit. */
  Grid withUnit(double other) {
    return new Grid(other, largest, signs);
  }

  /** Returns the largest number that a value may have before it is rounded. */
  double limit() {
    return unit * (signs ? 2 : largest);
  }

  /** Returns the multiple of the unit that is nearest to a number. */
  long nearest(double value) {
    if (signs) {
      return value < 0 ? -1 : 1;
    }
    return Math.clamp(Math.round(value / unit), -largest, largest);
  }

  /** Returns the alphabet of the multiples. */
  Alphabet alphabet() {
    return signs ? Alphabet.SIGN : Alphabet.integers(-largest, largest);
  }
}
