package org.superpose.core.statistics;

import java.util.Arrays;

/** Distributions of small counts: arrays whose entry i is the probability of i. */
public final class Counts {

  private Counts() {}

  /** Returns the distribution of a certain value. */
  public static double[] always(int value) {
    double[] law = new double[value + 1];
    law[value] = 1;
    return law;
  }

  /** Returns the binomial law. */
  public static double[] binomial(int trials, double probability) {
    double[] law = {1};
    for (int i = 0; i < trials; i++) {
      law = sum(law, new double[] {1 - probability, probability});
    }
    return law;
  }

  /** Returns the law of the first with a probability, else of the second. */
  public static double[] mix(double probability, double[] first, double[] second) {
    double[] law = Arrays.copyOf(first, Math.max(first.length, second.length));
    for (int i = 0; i < law.length; i++) {
      law[i] = probability * law[i] + (i < second.length ? (1 - probability) * second[i] : 0);
    }
    return law;
  }

  /** Returns the law of the sum of two independent counts. */
  public static double[] sum(double[] first, double[] second) {
    return sumCapped(first, second, first.length + second.length - 2);
  }

  /** Returns the law of the sum of two independent counts, where larger values count as the cap. */
  public static double[] sumCapped(double[] first, double[] second, int cap) {
    double[] law = new double[cap + 1];
    for (int i = 0; i < first.length; i++) {
      for (int j = 0; j < second.length; j++) {
        law[Math.min(cap, i + j)] += first[i] * second[j];
      }
    }
    return law;
  }
}
