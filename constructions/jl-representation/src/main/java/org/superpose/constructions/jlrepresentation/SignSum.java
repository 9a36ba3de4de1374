package org.superpose.constructions.jlrepresentation;

/**
 * The exact distribution of the sum S of N independent fair signs: (S + N) / 2 is binomial with
 * chance 1/2. Cost of a tail: time proportional to the square root of N at most.
 */
final class SignSum {

  private static final int STIRLING_FROM = 16;

  private SignSum() {}

  /** Returns P(S > bound). */
  static double above(long count, double bound) {
    return upperTail(count, (long) Math.floor((count + bound) / 2) + 1);
  }

  /** Returns P(S >= bound), which is also P(S <= -bound). */
  static double atLeast(long count, double bound) {
    return upperTail(count, (long) Math.ceil((count + bound) / 2));
  }

  /** Returns ln P(S = value), minus infinity for values that S never takes. */
  static double logProbability(long count, long value) {
    boolean possible = Math.abs(value) <= count && ((count + value) & 1) == 0;
    return possible ? logBinomial(count, (count + value) / 2) : Double.NEGATIVE_INFINITY;
  }

  /** Returns P(at least {@code ones} of the signs are +1). */
  private static double upperTail(long count, long ones) {
    if (ones <= 0 || ones > count) {
      return ones <= 0 ? 1 : 0;
    }
    if (2 * ones <= count) {
      return 1 - upperTail(count, count - ones + 1);
    }
    double term = Math.exp(logBinomial(count, ones));
    double sum = 0;
    for (long k = ones; sum + term != sum; k++) {
      sum += term;
      term *= (double) (count - k) / (k + 1);
    }
    return sum;
  }

  private static double logBinomial(long count, long ones) {
    return logFactorial(count)
        - logFactorial(ones)
        - logFactorial(count - ones)
        - count * Math.log(2);
  }

  /** Returns ln n!, by Stirling's series where it is exact to the last digits. */
  private static double logFactorial(long n) {
    if (n < STIRLING_FROM) {
      double product = 1;
      for (long factor = 2; factor <= n; factor++) {
        product *= factor;
      }
      return Math.log(product);
    }
    double inverse = 1.0 / n;
    double square = inverse * inverse;
    return (n + 0.5) * Math.log((double) n)
        - n
        + 0.5 * Math.log(2 * Math.PI)
        + inverse * (1 / 12.0 - square * (1 / 360.0 - square * (1 / 1260.0 - square / 1680)));
  }
}
