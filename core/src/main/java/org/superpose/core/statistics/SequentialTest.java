package org.superpose.core.statistics;

/**
 * Wald's sequential probability ratio test: tells a low probability from a high one with as few
 * trials as possible, on average. Look after every trial and stop as soon as it decides.
 *
 * <p>If the true probability is at most {@code low}, it says {@code HIGH} with a probability of at
 * most {@code falseHigh}; if it is at least {@code high}, it says {@code LOW} with a probability of
 * at most {@code falseLow} (both up to the overshoot of the last trial, which Wald neglects, and
 * which makes the sum of the two no larger than stated). In between, either answer is right.
 *
 * <p>Source: Wald, Sequential tests of statistical hypotheses, Annals of Mathematical Statistics 16
 * (1945), sections 3 and 5.
 *
 * @param low the largest probability that is certainly low
 * @param high the smallest probability that is certainly high
 * @param falseHigh how often a low probability may be taken for a high one
 * @param falseLow how often a high probability may be taken for a low one
 */
public record SequentialTest(double low, double high, double falseHigh, double falseLow) {

  /** What the trials so far show. */
  public enum Decision {
    /** The probability is high. */
    HIGH,
    /** The probability is low. */
    LOW,
    /** More trials are needed. */
    OPEN
  }

  /**
   * @throws IllegalArgumentException unless 0 &lt; low &lt; high &lt; 1, and both errors lie
   *     strictly between 0 and 1/2
   */
  public SequentialTest {
    if (!(low > 0 && low < high && high < 1)) {
      throw new IllegalArgumentException(
          "0 < low < high < 1 is needed, were %s and %s".formatted(low, high));
    }
    if (!(falseHigh > 0 && falseHigh < 0.5 && falseLow > 0 && falseLow < 0.5)) {
      throw new IllegalArgumentException(
          "errors must be between 0 and 1/2, were %s and %s".formatted(falseHigh, falseLow));
    }
  }

  /**
   * Returns the test whether a probability is above or below a value, indifferent where its odds
   * are within a factor of three of the value's. Around 1/2 it tells 1/4 from 3/4, and decides once
   * successes and failures are some fixed number apart.
   *
   * @param confidence of either decision, between 1/2 and 1, exclusive
   * @throws IllegalArgumentException if the value is not strictly between 0 and 1, or as the
   *     constructor
   */
  public static SequentialTest around(double value, double confidence) {
    double odds = value / (1 - value);
    double low = odds / 3 / (1 + odds / 3);
    double high = 3 * odds / (1 + 3 * odds);
    return new SequentialTest(low, high, 1 - confidence, 1 - confidence);
  }

  /** Decides from the trials so far. */
  public Decision decide(long successes, long failures) {
    double evidence =
        successes * Math.log(high / low) + failures * Math.log((1 - high) / (1 - low));
    if (evidence >= Math.log((1 - falseLow) / falseHigh)) {
      return Decision.HIGH;
    }
    return evidence <= Math.log(falseLow / (1 - falseHigh)) ? Decision.LOW : Decision.OPEN;
  }
}
