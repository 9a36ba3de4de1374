package org.superpose.core.task;

/**
 * What all outputs of a problem are, where they are alike: the same gate of equally many features,
 * no two outputs of the same ones. A theorem that asks for this holds for every task that says so,
 * whatever its id.
 *
 * @param gate the function of every output; a gate of one input is the {@link Gate#IDENTITY}
 * @param arity the number of inputs of every output, from 1 to {@link Gate#LARGEST_ARITY}
 */
public record Gates(Gate gate, int arity) {

  /**
   * @throws IllegalArgumentException if the arity is out of range, or an identity's is not 1
   */
  public Gates {
    if (arity < 1 || arity > Gate.LARGEST_ARITY || (gate == Gate.IDENTITY && arity > 1)) {
      throw new IllegalArgumentException("no output is %s of %s inputs".formatted(gate, arity));
    }
    if (arity == 1) {
      gate = Gate.IDENTITY; // every gate is, of a single input
    }
  }

  /** Returns whether every output is a single feature. */
  public boolean areFeatures() {
    return gate == Gate.IDENTITY;
  }

  /** Returns whether every output is AND, OR or XOR of two features. */
  public boolean arePairwise() {
    return arity == 2 && gate != Gate.AND_NOT;
  }

  /** Returns the gate that all outputs of a problem are, in a word for messages. */
  public static String name(Problem problem) {
    return problem.commonGate().map(Gate::toString).orElse("of several kinds");
  }

  /** Says it in words, such as "AND of 2 inputs". */
  @Override
  public String toString() {
    return "%s of %s inputs".formatted(gate, arity);
  }
}
