package org.superpose.core.verify;

import org.superpose.core.task.Problem;

/**
 * The outputs that should be on, for inputs that grow and shrink by one feature at a time. Reads
 * the gates of the problem only; a change costs the influence of the feature. Used by one thread.
 */
final class ExpectedOutputs {

  private final Problem problem;
  private final int[][] bits; // [features][influence], the bit of the feature in each of its gates
  private final int[] active; // [outputs], a bit for each active input of the gate
  private final int[] onByDefault; // outputs that are on while none of their inputs is active
  private final int[] on; // [outputs], those that should be on, as far as collected
  private int count;

  ExpectedOutputs(Problem problem) {
    this.problem = problem;
    bits = new int[problem.features()][];
    for (int feature = 0; feature < bits.length; feature++) {
      bits[feature] = new int[problem.influence(feature)];
      for (int i = 0; i < bits[feature].length; i++) {
        bits[feature][i] = bit(feature, problem.outputOf(feature, i));
      }
    }
    active = new int[problem.outputs()];
    onByDefault = problem.onByDefault();
    on = new int[problem.outputs()];
  }

  private int bit(int feature, int output) {
    int position = 0;
    while (problem.input(output, position) != feature) {
      position++;
    }
    return 1 << position;
  }

  /** Adds an active feature, or takes it back. */
  void toggle(int feature) {
    for (int i = 0; i < bits[feature].length; i++) {
      active[problem.outputOf(feature, i)] ^= bits[feature][i];
    }
  }

  /** Collects the outputs that should be on while the first {@code size} features are active. */
  void collect(int[] features, int size) {
    count = 0;
    for (int output : onByDefault) {
      if (active[output] == 0) {
        on[count++] = output;
      }
    }
    for (int position = 0; position < size; position++) {
      int feature = features[position];
      for (int i = 0; i < bits[feature].length; i++) {
        int output = problem.outputOf(feature, i);
        int inputs = active[output];
        // A gate is met once for each of its active inputs; only the lowest counts.
        if (Integer.lowestOneBit(inputs) == bits[feature][i] && problem.value(output, inputs)) {
          on[count++] = output;
        }
      }
    }
  }

  /** Returns the number of collected outputs. */
  int count() {
    return count;
  }

  /** Returns a collected output. */
  int output(int position) {
    return on[position];
  }
}
