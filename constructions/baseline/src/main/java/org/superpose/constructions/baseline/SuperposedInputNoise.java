package org.superpose.constructions.baseline;

import org.superpose.core.statistics.NormalTail;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;

/**
 * The noise model of a layer that reads its inputs through +-1 codes of n entries: a neuron that
 * reads k inputs while v features are active gets n times the right sum, plus normal noise of
 * variance about n k v. Its output is wrong when the noise exceeds the distance to the threshold.
 */
record SuperposedInputNoise(Problem problem, int width) {

  /** Returns P(some output wrong) on a uniformly random input with v active features. */
  double failure() {
    double[] wrong = new double[32]; // [arity], the expected wrong outputs of one gate
    double logAllRight = 0;
    for (int output = 0; output < problem.outputs(); output++) {
      int arity = problem.arity(output);
      if (wrong[arity] == 0) {
        wrong[arity] = wrong(arity);
      }
      logAllRight += Math.log1p(-wrong[arity]);
    }
    return -Math.expm1(logAllRight);
  }

  /** Returns P(the output of a gate with k inputs is wrong), over all its inputs' states. */
  private double wrong(int arity) {
    double sum = 0;
    double ways = 1; // C(arity - 1, others)
    for (int others = 0; others < arity; others++) {
      for (int first = 0; first <= 1; first++) {
        sum += ways * probability(arity, first + others) * wrong(arity, first, others);
      }
      ways *= (double) (arity - 1 - others) / (others + 1);
    }
    return Math.min(1, sum);
  }

  /** Returns P(of k given features exactly a given set of {@code active} ones is active). */
  private double probability(int arity, int active) {
    double probability = 1;
    for (int i = 0; i < arity; i++) {
      double remaining = problem.features() - i;
      probability *=
          i < active
              ? Math.max(0, problem.sparsity() - i) / remaining
              : Math.max(0, remaining - (problem.sparsity() - active)) / remaining;
    }
    return probability;
  }

  private double wrong(int arity, int first, int others) {
    double signal =
        switch (problem.gate()) {
          case IDENTITY, OR -> first + others;
          case AND -> first + others - (arity - 1);
          case AND_NOT, XOR -> first - others;
        };
    double deviation = Math.sqrt((double) arity * problem.sparsity() / width);
    if (problem.gate() == Gate.XOR) {
      double above = NormalTail.above((0.5 - signal) / deviation);
      double below = NormalTail.above((0.5 + signal) / deviation);
      return signal == 0 ? above + below : 1 - above - below;
    }
    return NormalTail.above(Math.abs(signal - 0.5) / deviation);
  }
}
