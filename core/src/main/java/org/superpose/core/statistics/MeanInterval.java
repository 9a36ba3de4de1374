package org.superpose.core.statistics;

/**
 * A confidence interval of the mean of a bounded quantity, sound for every distribution on the
 * range.
 *
 * <p>Source: Hoeffding, Probability inequalities for sums of bounded random variables (1963),
 * Theorem 1 in its relative entropy form: with n trials in [0, 1] and true mean p, the probability
 * that the sample mean lies beyond x on one side is at most exp(-n KL(x, p)). Much tighter than the
 * better known exp(-2 n d^2) when the mean is close to 0.
 *
 * @param low the lower limit
 * @param high the upper limit
 */
public record MeanInterval(double low, double high) {

  /**
   * Returns the two-sided interval.
   *
   * @param sum the sum over all trials
   * @param trials how many independent trials there were; without any the interval is the range
   * @param range every trial lies between 0 and this, above 0
   * @param confidence between 0 and 1, exclusive
   * @throws IllegalArgumentException if the sum is negative or exceeds the trials times the range,
   *     or the confidence is not strictly between 0 and 1
   */
  public static MeanInterval of(double sum, long trials, double range, double confidence) {
    if (!(sum >= 0 && sum <= trials * range)) {
      throw new IllegalArgumentException(
          "a sum of %s is impossible in %s trials of at most %s".formatted(sum, trials, range));
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be between 0 and 1, was " + confidence);
    }
    if (trials == 0) {
      return new MeanInterval(0, range);
    }
    double mean = sum / trials / range;
    double reach = Math.log(2 / (1 - confidence)) / trials;
    return new MeanInterval(range * limit(mean, 0, reach), range * limit(mean, 1, reach));
  }

  /** Returns the p between the mean and an end of [0, 1] at which KL(mean, p) passes the reach. */
  private static double limit(double mean, double end, double reach) {
    double inside = mean;
    double outside = end;
    for (int step = 0; step < 100; step++) {
      double middle = (inside + outside) / 2;
      if (divergence(mean, middle) <= reach) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return outside;
  }

  private static double divergence(double x, double p) {
    return term(x, p) + term(1 - x, 1 - p);
  }

  private static double term(double x, double p) {
    return x == 0 ? 0 : x * Math.log(x / p);
  }
}
