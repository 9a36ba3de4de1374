package org.superpose.core.statistics;

/**
 * The exact confidence interval of a probability from counts: it covers the truth with at least the
 * stated confidence whatever the truth is, each end being missed with at most half of the rest.
 *
 * <p>Source: Clopper and Pearson, The use of confidence or fiducial limits illustrated in the case
 * of the binomial, Biometrika 26 (1934).
 *
 * @param low the lower limit; 0 without successes
 * @param high the upper limit; 1 without failures
 */
public record ClopperPearson(double low, double high) {

  /**
   * Returns the two-sided interval.
   *
   * @param successes how many trials showed the event
   * @param trials how many independent trials there were; without any the interval is [0, 1]
   * @param confidence between 0 and 1, exclusive
   * @throws IllegalArgumentException if the successes are negative or exceed the trials, or the
   *     confidence is not strictly between 0 and 1
   */
  public static ClopperPearson interval(long successes, long trials, double confidence) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "%s successes in %s trials are impossible".formatted(successes, trials));
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be between 0 and 1, was " + confidence);
    }
    double tail = (1 - confidence) / 2;
    long failures = trials - successes;
    return new ClopperPearson(
        successes == 0 ? 0 : BetaDistribution.quantile(tail, (double) successes, failures + 1.0),
        failures == 0
            ? 1
            : BetaDistribution.quantile(1 - tail, successes + 1.0, (double) failures));
  }
}
