package org.superpose.core.statistics;

/**
 * The Beta distribution with whole parameters, as it arises from counts, or half ones, as it arises
 * from sums of squares.
 *
 * <p>Continued fraction of the regularised incomplete beta function (Press et al., Numerical
 * Recipes, section 6.4, modified Lentz evaluation); its leading factor by Loader's saddle-point
 * form (Fast and Accurate Computation of Binomial Probabilities, 2000), which loses no digits for
 * large counts. Cost: about the square root of the larger parameter.
 */
final class BetaDistribution {

  private static final double TINY = 1e-300;
  private static final double ROUNDING = 1e-15;
  private static final int EXACT_FACTORIALS = 16;

  private BetaDistribution() {}

  /**
   * Returns I_x(a, b), the probability that a Beta(a, b) number is at most x.
   *
   * @param x from 0 to 1
   * @param a a whole or half number, at least 1/2
   * @param b a whole or half number, at least 1/2
   */
  static double cumulative(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    double factor = factor(x, a, b);
    return x < (a + 1.0) / (a + b + 2.0)
        ? factor * continuedFraction(x, a, b) / a
        : 1 - factor * continuedFraction(1 - x, b, a) / b;
  }

  /**
   * Returns the x at which {@link #cumulative} passes a probability, by bisection to neighbouring
   * doubles.
   */
  static double quantile(double probability, double a, double b) {
    double low = 0;
    double high = 1;
    for (double middle = 0.5; low < middle && middle < high; middle = (low + high) / 2) {
      if (cumulative(middle, a, b) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static double continuedFraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
    double product = d;
    double step = 0;
    for (double i = 1; Math.abs(step - 1) > ROUNDING; i++) {
      double even = i * (b - i) * x / ((a + 2 * i - 1) * (a + 2 * i));
      d = 1 / awayFromZero(1 + even * d);
      c = awayFromZero(1 + even / c);
      product *= d * c;
      double odd = -(a + i) * (a + b + i) * x / ((a + 2 * i) * (a + 2 * i + 1));
      d = 1 / awayFromZero(1 + odd * d);
      c = awayFromZero(1 + odd / c);
      step = d * c;
      product *= step;
    }
    return product;
  }

  private static double awayFromZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** Returns x^a (1-x)^b / B(a, b). */
  private static double factor(double x, double a, double b) {
    double n = a + b;
    double exponent =
        stirlingError(n)
            - stirlingError(a)
            - stirlingError(b)
            - deviance(a, n * x)
            - deviance(b, n * (1 - x));
    return Math.exp(exponent) * Math.sqrt(a * b / (2 * Math.PI * n));
  }

  /** Returns log(n!) minus Stirling's approximation of it. */
  private static double stirlingError(double n) {
    if (n < EXACT_FACTORIALS) {
      double logFactorial = n == Math.rint(n) ? 0 : Math.log(Math.PI) / 2; // of (-1/2)!
      for (double i = n; i > 0; i--) {
        logFactorial += Math.log(i);
      }
      return logFactorial - (n + 0.5) * Math.log(n) + n - Math.log(2 * Math.PI) / 2;
    }
    double s = n * n;
    return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / 1188.0 / s) / s) / s) / s) / n;
  }

  /** Returns x log(x / mean) + mean - x without cancellation. */
  private static double deviance(double x, double mean) {
    double difference = x - mean;
    if (Math.abs(difference) >= 0.1 * (x + mean)) {
      return x * Math.log(x / mean) - difference;
    }
    double ratio = difference / (x + mean);
    double sum = difference * ratio;
    double term = 2 * x * ratio;
    double previous = Double.NaN;
    for (int odd = 3; sum != previous; odd += 2) {
      previous = sum;
      term *= ratio * ratio;
      sum += term / odd;
    }
    return sum;
  }
}
