package org.superpose.constructions.permutation;

import org.superpose.core.design.ReadErrors;

/**
 * The noise model of a Willshaw memory: how likely an inactive output is read as on.
 *
 * <p>Legend: n neurons, k ones a word, v active features, m features, p = 1 - (1 - (k/n)^2)^m the
 * density of the weights. Let q be an inactive output, moved from feature j. A neuron of q's word
 * reads the v k ones of the encoded input; those u that belong to j's word too meet a weight 1 for
 * certain, the others with chance p. A neuron that also belongs to an active output's word, as w of
 * the k do, is inactive for certain, the others when they read k ones or more; q is read as on when
 * all are inactive. The distributions of u and w follow from the overlap of two words. Reads count
 * as independent.
 *
 * @param neurons n
 * @param ones k
 * @param overlaps the distribution of the number of ones that two different words share, {@code [k
 *     + 1]}
 */
record WillshawDistribution(int neurons, int ones, double[] overlaps) {

  private static final double NEGLIGIBLE = 1e-25;
  private static final double DENSEST = 1 - 1e-9; // keeps the odds finite

  /** Returns the errors of a read: an active output is never missed. */
  ReadErrors errors(int features, int active) {
    double fraction = (double) ones / neurons;
    double density = Math.min(DENSEST, -Math.expm1(features * Math.log1p(-fraction * fraction)));
    double[] shared = {1}; // the distribution of u, and of w
    for (int i = 0; i < active; i++) {
      shared = sum(shared, overlaps, active * ones);
    }
    double spurious = 0;
    for (int u = 0; u < shared.length; u++) {
      if (shared[u] > NEGLIGIBLE) {
        spurious += shared[u] * allInactive(shared, inactive(u, active, density));
      }
    }
    return new ReadErrors(0, Math.min(1, spurious));
  }

  /** Returns P(all k neurons are inactive), over the number w of active neurons among them. */
  private double allInactive(double[] shared, double inactive) {
    double all = 0;
    for (int w = 0; w < shared.length; w++) {
      all += shared[w] * Math.pow(inactive, Math.max(0, ones - w));
    }
    return all;
  }

  /** Returns P(a neuron reads k or more of the ones, u of which it reads for certain). */
  private double inactive(int certain, int active, double density) {
    int trials = active * ones - certain;
    double odds = density / (1 - density);
    double probability = Math.pow(1 - density, trials);
    double enough = 0;
    for (int hits = 0; hits <= trials; hits++) {
      enough += certain + hits >= ones ? probability : 0;
      probability *= odds * (trials - hits) / (hits + 1);
    }
    return Math.min(1, enough);
  }

  /** Returns the law of a sum of two independent numbers, all from the cap on in the last entry. */
  private static double[] sum(double[] first, double[] second, int cap) {
    double[] distribution = new double[Math.min(cap, first.length + second.length - 2) + 1];
    for (int a = 0; a < first.length; a++) {
      for (int b = 0; b < second.length; b++) {
        distribution[Math.min(cap, a + b)] += first[a] * second[b];
      }
    }
    return distribution;
  }
}
