package org.superpose.core.exact;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Decides whether sums are exact, before they are computed.
 *
 * <p>The argument is always the same. All terms of a sum are whole multiples of a common unit, a
 * power of two, so every partial sum is one, in any order. While the sum of the <em>magnitudes</em>
 * of all terms stays below 2^b units, b the bits of the arithmetic, no partial sum needs more than
 * b bits, and none is rounded. It never suffices that each term is exact. Whatever is infinite or
 * no number is not exact.
 */
public final class Exactness {

  /** The significant bits of double precision. */
  private static final int DOUBLE_BITS = 53;

  /** Sums whose unit and magnitude lie within these powers of two neither under- nor overflow. */
  private static final int FARTHEST = 1000;

  /** Makes up for the rounding of a bound that is itself a sum of positive doubles. */
  private static final double OUTWARD = 1 + 1e-9;

  private Exactness() {}

  /**
   * Returns whether a whole sum is exact in double precision, in any order of additions.
   *
   * @param unit every term is a whole multiple of two to this power
   * @param magnitude an upper bound of the sum of the magnitudes of all terms
   */
  public static boolean inDoubles(int unit, double magnitude) {
    // With a finer unit a product may underflow, so that a magnitude of 0 would mean nothing.
    return fits(unit, magnitude, DOUBLE_BITS)
        && unit >= -FARTHEST
        && exponentAbove(magnitude) <= FARTHEST;
  }

  /**
   * Returns whether a whole sum takes at most a given number of bits in units, beside its sign.
   *
   * @param unit every term is a whole multiple of two to this power
   * @param magnitude an upper bound of the sum of the magnitudes of all terms
   */
  public static boolean fits(int unit, double magnitude, int bits) {
    return magnitude >= 0
        && magnitude < Double.POSITIVE_INFINITY
        && exponentAbove(magnitude) <= (long) unit + bits;
  }

  /** Returns an e such that x is below 2^e, for finite x from 0; the least one if x is normal. */
  public static int exponentAbove(double x) {
    return Math.getExponent(x) + 1;
  }

  /**
   * Returns an upper bound of the true value of an expression of a few thousand operations on
   * numbers that are not negative, given what doubles make of it; infinite if that is not a number.
   */
  public static double outward(double computed) {
    return computed >= 0 ? computed * OUTWARD : Double.POSITIVE_INFINITY;
  }

  /** Returns 2^exponent. */
  public static BigDecimal powerOfTwo(int exponent) {
    return exponent >= 0
        ? new BigDecimal(BigInteger.ONE.shiftLeft(exponent))
        : new BigDecimal(BigInteger.valueOf(5).pow(-exponent), -exponent);
  }

  /**
   * Returns the double next to a signed distance that never says more than is true: with the same
   * sign, or zero for a positive one too small for a double, and finite.
   */
  public static double distance(BigDecimal exact) {
    return distance(exact.doubleValue(), exact.signum());
  }

  /** The same of a binary fraction. */
  public static double distance(Dyadic exact) {
    return distance(exact.doubleValue(), exact.signum());
  }

  private static double distance(double rounded, int sign) {
    if (rounded == 0) {
      return sign < 0 ? -Double.MIN_VALUE : 0;
    }
    return Math.clamp(rounded, -Double.MAX_VALUE, Double.MAX_VALUE);
  }
}
