package org.superpose.core.proof;

import org.superpose.core.task.Problem;

/**
 * The four rules that the soundness of a proof rests on; see {@link ProofEngine} for why they hold.
 * They stand apart so that tests can break each of them and see the break noticed.
 */
class Rules {

  /** Returns how many features may join a set of {@code assigned} active inputs of a gate. */
  int places(int sparsity, int assigned) {
    return sparsity - assigned;
  }

  /** Returns whether a state of a gate has to be examined: each is, with all that may join it. */
  boolean isPossible(int mask) {
    return true;
  }

  /** Returns whether a feature may join: the inputs of a gate are assigned, never joined. */
  boolean mayJoin(Problem problem, int output, int feature) {
    for (int position = 0; position < problem.arity(output); position++) {
      if (problem.input(output, position) == feature) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns {@code places} times a bound on what one more feature adds to a neuron's term c
   * ReLU(z).
   *
   * <p>If u features join, u at most {@code places}, then c ReLU(z + sum of their effective
   * weights) - c ReLU(z) is at most the sum of their gains divided by {@code places}. The gain is
   * monotone in {@code effective}, and exact for the last place.
   *
   * @param coefficient c
   * @param level z, the neuron's bias and its effective weights of the features chosen so far
   * @param places how many features may still join, at least 1
   * @param effective the effective weight of the feature at the neuron
   */
  long gain(long coefficient, long level, int places, long effective) {
    if (coefficient >= 0 || places == 1) {
      return coefficient * (Math.max(0, places * effective + level) - Math.max(0, level));
    }
    return level >= 0 ? coefficient * places * effective : 0;
  }
}
