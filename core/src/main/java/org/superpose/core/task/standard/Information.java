package org.superpose.core.task.standard;

/** Counts functions in bits. */
final class Information {

  private static final double LOG_2 = StrictMath.log(2);

  private Information() {}

  /** Returns the binary logarithm, the same on every machine. */
  static double log2(double x) {
    return StrictMath.log(x) / LOG_2;
  }

  /**
   * Returns log2 of n (n-1) ... (n-count+1), the number of ways to choose {@code count} different
   * things out of n in order.
   *
   * <p>The product is kept as a mantissa and a binary exponent, so that only one logarithm is taken
   * and the error grows by one rounding a factor: below 2e-9 bits for ten million factors, much
   * less than a sum of logarithms would lose. Cost: {@code count} multiplications.
   *
   * @param n a whole number; above 2^53 the nearest double, which costs no more than the rounding
   * @param count from 0 to n
   */
  static double log2FallingFactorial(double n, int count) {
    double mantissa = 1;
    long exponent = 0;
    for (int i = 0; i < count; i++) {
      mantissa *= n - i;
      if (mantissa > 0x1p300) { // times a number of sets of 31 still far from overflow
        int shift = Math.getExponent(mantissa);
        mantissa = Math.scalb(mantissa, -shift);
        exponent += shift;
      }
    }
    return exponent + log2(mantissa);
  }
}
