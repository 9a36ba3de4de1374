package org.superpose.constructions.jlrepresentation;

import org.superpose.core.design.ReadErrors;

/**
 * The exact distribution of one read of random codes with k ones among n: the read of an inactive
 * feature is the number of ones that its code shares with each of v others, added up. Reading on
 * from k ones misses nothing, since an active feature's code has them all.
 */
final class OverlapDistribution {

  private OverlapDistribution() {}

  /**
   * Returns the errors of a read that is on from k ones.
   *
   * @param ones k, at most half of the neurons, or all of them
   */
  static ReadErrors errors(int neurons, int ones, int active) {
    double[] one = overlaps(neurons, ones);
    double[] sum = new double[ones + 1]; // P(total overlap), all from k on in the last entry
    sum[0] = 1;
    for (int i = 0; i < active; i++) {
      sum = add(sum, one);
    }
    return new ReadErrors(0, Math.min(1, sum[ones]));
  }

  /** Returns the hypergeometric distribution of the overlap of two codes. */
  private static double[] overlaps(int neurons, int ones) {
    double[] distribution = new double[ones + 1];
    if (neurons == ones) {
      distribution[ones] = 1;
      return distribution;
    }
    distribution[0] = 1;
    for (int i = 0; i < ones; i++) {
      distribution[0] *= (double) (neurons - ones - i) / (neurons - i);
    }
    for (int shared = 0; shared < ones; shared++) {
      double rest = ones - shared;
      distribution[shared + 1] =
          distribution[shared]
              * rest
              * rest
              / ((shared + 1.0) * (neurons - 2.0 * ones + shared + 1));
    }
    return distribution;
  }

  private static double[] add(double[] sum, double[] one) {
    int top = sum.length - 1;
    double[] next = new double[sum.length];
    for (int a = 0; a <= top; a++) {
      for (int b = 0; b <= top; b++) {
        next[Math.min(top, a + b)] += sum[a] * one[b];
      }
    }
    return next;
  }
}
