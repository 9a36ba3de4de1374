package org.superpose.core.statistics;

/**
 * The upper tail of the standard normal distribution, to about thirteen digits even where it is
 * tiny: predictions add up millions of reads that each fail with a probability like 1e-12.
 */
public final class NormalTail {

  private static final double SQUARE_ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);
  private static final double FRACTION_FROM = 2.5; // below, the series keeps enough digits
  private static final int FRACTION_TERMS = 120;

  private NormalTail() {}

  /** Returns P(Z > z) for a standard normal Z; z may be infinite. */
  public static double above(double z) {
    if (z < FRACTION_FROM) {
      return z < -FRACTION_FROM ? 1 - above(-z) : 0.5 - series(z);
    }
    double fraction = z; // z + 1/(z + 2/(z + 3/(z + ...))), Laplace
    for (int term = FRACTION_TERMS; term > 0; term--) {
      fraction = z + term / fraction;
    }
    return density(z) / fraction;
  }

  /** Returns P(0 < Z < z) as density(z) (z + z^3/3 + z^5/(3 5) + ...). */
  private static double series(double z) {
    double sum = 0;
    double term = z;
    for (int odd = 3; sum + term != sum; odd += 2) {
      sum += term;
      term *= z * z / odd;
    }
    return density(z) * sum;
  }

  private static double density(double z) {
    return Math.exp(-z * z / 2) / SQUARE_ROOT_OF_TWO_PI;
  }
}
