package org.superpose.core.statistics;

import java.util.Arrays;

/**
 * Wald's sequential probability ratio test: tells a low probability from a high one with as few
 * trials as possible, on average. Look after every trial and stop as soon as it decides.
 *
 * <p>If the true probability is at most {@code low}, it says {@code HIGH} with a probability of at
 * most {@code falseHigh / (1 - falseLow)}; if it is at least {@code high}, it says {@code LOW} with
 * a probability of at most {@code falseLow / (1 - falseHigh)}. In between, either answer is right.
 * Whoever stops after some number of trials adds the chance that it is still open then: {@link
 * #after} computes all three exactly.
 *
 * <p>Source: Wald, Sequential tests of statistical hypotheses, Annals of Mathematical Statistics 16
 * (1945), sections 3 and 5.
 *
 * @param low the largest probability that is certainly low
 * @param high the smallest probability that is certainly high
 * @param falseHigh about how often a low probability may be taken for a high one
 * @param falseLow about how often a high probability may be taken for a low one
 */
public record SequentialTest(double low, double high, double falseHigh, double falseLow) {

  private static final double NEGLIGIBLE = 1e-17;

  /**
   * What the test says after some trials, or earlier, as probabilities that add up to 1.
   *
   * @param high that it says so
   * @param low that it says so
   * @param open that more trials are needed
   */
  public record Chances(double high, double low, double open) {}

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
   * @param confidence of either decision, between 0 and 1, exclusive: it holds for every value and
   *     however far the last trial overshoots, since the errors are chosen so that Wald's bound of
   *     either is what is left
   * @throws IllegalArgumentException if the value is not strictly between 0 and 1, or as the
   *     constructor
   */
  public static SequentialTest around(double value, double confidence) {
    double odds = value / (1 - value);
    double low = odds / 3 / (1 + odds / 3);
    double high = 3 * odds / (1 + 3 * odds);
    double error = (1 - confidence) / (2 - confidence); // error / (1 - error) = 1 - confidence
    return new SequentialTest(low, high, error, error);
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

  /**
   * Returns what comes of the test, by following every number of successes at which it is open.
   * Cost: the trials times how many such numbers there are, a few for each.
   *
   * @param most trials are made at most
   * @param probability of success of each, independent of the others
   */
  public Chances after(int most, double probability) {
    double high = 0;
    double low = 0;
    double left = 1;
    int fewest = 0; // successes of the first entry
    double[] open = {1}; // chance of each number of successes
    for (int trials = 1; trials <= most && left > NEGLIGIBLE; trials++) {
      double[] next = new double[open.length + 1];
      for (int i = 0; i < open.length; i++) {
        next[i] += open[i] * (1 - probability);
        next[i + 1] += open[i] * probability;
      }
      left = 0;
      int first = next.length;
      int last = -1;
      for (int i = 0; i < next.length; i++) {
        switch (decide(fewest + i, trials - fewest - i)) {
          case HIGH -> high += next[i];
          case LOW -> low += next[i];
          case OPEN -> {
            left += next[i];
            first = Math.min(first, i);
            last = i;
          }
        }
      }
      open = first > last ? new double[0] : Arrays.copyOfRange(next, first, last + 1);
      fewest += first;
    }
    return new Chances(high, low, left);
  }
}
