package org.superpose.bounds.counting;

import java.util.function.IntToDoubleFunction;

/** Binary logarithms of counts. */
final class Logarithms {

  private static final double LOG_2 = StrictMath.log(2);

  private Logarithms() {}

  /** Returns the binary logarithm, the same on every machine. */
  static double log2(double x) {
    return StrictMath.log(x) / LOG_2;
  }

  /**
   * Returns log2 of n over k, the number of sets of k out of n things.
   *
   * @param n not negative
   * @param k from 0 to n
   */
  static double binomial(int n, int k) {
    int factors = Math.min(k, n - k);
    return product(factors, i -> (n - i) / (i + 1.0));
  }

  /**
   * Returns log2 of n (n-1) ... (n-k+1), the number of ordered choices of k out of n things.
   *
   * @param n not negative
   * @param k from 0 to n
   */
  static double fallingFactorial(int n, int k) {
    return product(k, i -> n - i);
  }

  /**
   * The product is kept as a mantissa and a binary exponent, so that one logarithm is taken; the
   * error grows by two roundings a factor, below 1e-8 bits for ten million factors.
   */
  private static double product(int factors, IntToDoubleFunction factor) {
    double mantissa = 1;
    long exponent = 0;
    for (int i = 0; i < factors; i++) {
      mantissa *= factor.applyAsDouble(i);
      int shift = Math.getExponent(mantissa);
      mantissa = Math.scalb(mantissa, -shift);
      exponent += shift;
    }
    return exponent + log2(mantissa);
  }
}
