package org.superpose.core.statistics;

/**
 * Fisher's F distribution, the ratio of two independent estimates of one variance, and with one
 * degree of freedom above the square of Student's t.
 *
 * <p>By the incomplete beta function: Abramowitz and Stegun, Handbook of Mathematical Functions,
 * 26.6.2.
 */
final class FisherDistribution {

  private FisherDistribution() {}

  /**
   * Returns the value that the ratio exceeds with the remaining probability.
   *
   * @param probability strictly between 0 and 1
   * @param above degrees of freedom of the numerator, at least 1
   * @param below degrees of freedom of the denominator, at least 1
   */
  static double quantile(double probability, int above, int below) {
    // The smaller end of the beta distribution keeps all digits: 1 - x is taken, never x close to
    // 1.
    double rest = BetaDistribution.quantile(1 - probability, below / 2.0, above / 2.0);
    return below * (1 - rest) / (above * rest);
  }

  /**
   * Returns the value that the size of Student's t exceeds with the remaining probability.
   *
   * @param probability strictly between 0 and 1
   * @param degrees of freedom, at least 1
   */
  static double studentSize(double probability, int degrees) {
    return Math.sqrt(quantile(probability, 1, degrees));
  }
}
