package org.superpose.constructions.permutation;

import org.superpose.core.construction.ReadErrors;

/**
 * The noise law of a Willshaw memory: how likely an inactive output is read as on.
 *
 * <p>Legend: n neurons, k ones a word, v active features, m features, p = 1 - (1 - (k/n)^2)^m the
 * density of the weights. Let q be an inactive output, moved from feature j. A neuron of q's word
 * hears the v k ones of the encoded input; those u that belong to j's word too meet a weight 1 for
 * certain, the others with chance p. A neuron that also belongs to an active output's word, as w of
 * the k do, hears k ones for certain. What exceeds k - 1 passes the ReLU, and q is read as on when
 * its neurons pass at least k in all. The laws of u and w follow from the overlap of two words. A
 * neuron of two active outputs' words hears 2 k ones and alone passes k + 1: from v = 2 on, every
 * output that has it is read as on. Such errors come in groups, so that taking reads as independent
 * makes the predicted failure an upper estimate for v > 1.
 *
 * @param neurons n
 * @param ones k
 * @param overlaps the law of the number of ones that two different words share, {@code [k + 1]}
 */
record WillshawLaw(int neurons, int ones, double[] overlaps) {

  private static final double NEGLIGIBLE = 1e-25;
  private static final double DENSEST = 1 - 1e-9; // keeps the odds finite

  /** Returns the errors of a read: an active output is never missed. */
  ReadErrors errors(int features, int active) {
    double share = (double) ones / neurons;
    double density = Math.min(DENSEST, -Math.expm1(features * Math.log1p(-share * share)));
    double[] shared = {1}; // the law of u, and of w
    for (int i = 0; i < active; i++) {
      shared = sum(shared, overlaps, active * ones);
    }
    double[] activeNeuron = passed(1, (active - 1) * ones, density);
    double spurious = 0;
    for (int u = 0; u < shared.length; u++) {
      if (shared[u] > NEGLIGIBLE) {
        double[] neuron = passed(u - ones + 1, active * ones - u, density);
        spurious += shared[u] * reachesThreshold(shared, activeNeuron, neuron);
      }
    }
    return new ReadErrors(0, Math.min(1, spurious + ones * claimedTwice(share, active)));
  }

  /** Returns P(a neuron belongs to the words of at least two active outputs). */
  private static double claimedTwice(double share, int active) {
    double none = Math.pow(1 - share, active);
    double one = active * share * Math.pow(1 - share, active - 1.0);
    return active < 2 ? 0 : Math.max(0, 1 - none - one);
  }

  /** Returns P(the k neurons pass at least k), over the number w of active neurons among them. */
  private double reachesThreshold(double[] shared, double[] activeNeuron, double[] neuron) {
    double[][] others = new double[ones + 1][]; // [number of neurons]
    others[0] = new double[] {1};
    for (int count = 1; count <= ones; count++) {
      others[count] = sum(others[count - 1], neuron, ones);
    }
    double[] actives = {1};
    double reached = 0;
    for (int w = 0; w <= ones; w++) {
      double chance = w < ones ? at(shared, w) : tail(shared, w);
      if (chance > NEGLIGIBLE) {
        reached += chance * at(sum(actives, others[ones - w], ones), ones);
      }
      actives = sum(actives, activeNeuron, ones);
    }
    return reached;
  }

  /** Returns the law of max(0, start + binomial), all from k on in the last entry. */
  private double[] passed(int start, int trials, double chance) {
    double[] law = new double[ones + 1];
    double odds = chance / (1 - chance);
    double probability = Math.pow(1 - chance, trials);
    for (int hits = 0; hits <= trials; hits++) {
      law[Math.clamp(start + hits, 0, ones)] += probability;
      probability *= odds * (trials - hits) / (hits + 1);
    }
    return law;
  }

  /** Returns the law of a sum of two independent numbers, all from the cap on in the last entry. */
  private static double[] sum(double[] first, double[] second, int cap) {
    double[] law = new double[Math.min(cap, first.length + second.length - 2) + 1];
    for (int a = 0; a < first.length; a++) {
      for (int b = 0; b < second.length; b++) {
        law[Math.min(cap, a + b)] += first[a] * second[b];
      }
    }
    return law;
  }

  private static double at(double[] law, int index) {
    return index < law.length ? law[index] : 0;
  }

  private static double tail(double[] law, int from) {
    double tail = 0;
    for (int index = from; index < law.length; index++) {
      tail += law[index];
    }
    return tail;
  }
}
