package org.superpose.core.statistics;

import java.util.Arrays;

/** Distributions of small counts: arrays whose entry i is the probability of i. */
public final class Counts {

  private Counts() {}

  /** Returns the distribution of a certain value. */
  public static double[] always(int value) {
    double[] distribution = new double[value + 1];
    distribution[value] = 1;
    return distribution;
  }

  /** Returns the binomial distribution. */
  public static double[] binomial(int trials, double probability) {
    double[] distribution = {1};
    for (int i = 0; i < trials; i++) {
      distribution = sum(distribution, new double[] {1 - probability, probability});
    }
    return distribution;
  }

  /** Returns the distribution of the first with a probability, else of the second. */
  public static double[] mix(double probability, double[] first, double[] second) {
    double[] distribution = Arrays.copyOf(first, Math.max(first.length, second.length));
    for (int i = 0; i < distribution.length; i++) {
      distribution[i] =
          probability * distribution[i] + (i < second.length ? (1 - probability) * second[i] : 0);
    }
    return distribution;
  }

  /** Returns the distribution of the sum of two independent counts. */
  public static double[] sum(double[] first, double[] second) {
    return sumCapped(first, second, first.length + second.length - 2);
  }

  /**
   * Returns the distribution of the sum of two independent counts, where larger values count as the
   * cap.
   */
  public static double[] sumCapped(double[] first, double[] second, int cap) {
    double[] distribution = new double[cap + 1];
    for (int i = 0; i < first.length; i++) {
      for (int j = 0; j < second.length; j++) {
        distribution[Math.min(cap, i + j)] += first[i] * second[j];
      }
    }
    return distribution;
  }
}
