package org.superpose.bounds.counting;

/** Binary logarithms of binomial coefficients. */
final class LogBinomial {

  private static final double LOG_2 = StrictMath.log(2);

  private LogBinomial() {}

  /** Returns the binary logarithm, the same on every machine. */
  static double log2(double x) {
    return StrictMath.log(x) / LOG_2;
  }

  /**
   * Returns log2 of n over k.
   *
   * <p>The product is kept as a mantissa and a binary exponent, so that one logarithm is taken; the
   * error grows by two roundings a factor, below 1e-8 bits for ten million factors. Cost: min(k, n
   * - k) multiplications.
   *
   * @param n not negative
   * @param k from 0 to n
   */
  static double of(int n, int k) {
    int factors = Math.min(k, n - k);
    double mantissa = 1;
    long exponent = 0;
    for (int i = 1; i <= factors; i++) {
      mantissa *= (double) (n - factors + i) / i;
      int shift = Math.getExponent(mantissa);
      mantissa = Math.scalb(mantissa, -shift);
      exponent += shift;
    }
    return exponent + log2(mantissa);
  }
}
