package org.superpose.core.verify;

import java.util.Arrays;
import java.util.function.Predicate;
import org.superpose.core.task.Problem;

/**
 * Runs through all inputs that change some output, from what it should be on the empty input, by
 * the functions alone. The domain is that of at most v active features.
 */
final class GateInputs {

  private final Problem problem;
  private final Predicate<int[]> visitor;
  private final int[] chosen;
  private int size;
  private int output;
  private boolean ended;

  private GateInputs(Problem problem, Predicate<int[]> visitor) {
    this.problem = problem;
    this.visitor = visitor;
    chosen = new int[problem.sparsity()];
  }

  /**
   * Passes every input that changes some output to a visitor, each once.
   *
   * @param visitor takes the active features, ascending, and returns whether to go on
   */
  static void forEach(Problem problem, Predicate<int[]> visitor) {
    GateInputs inputs = new GateInputs(problem, visitor);
    for (int output = 0; output < problem.outputs() && !inputs.ended; output++) {
      inputs.output = output;
      inputs.assign(0, 0, () -> inputs.join(0));
    }
  }

  /** Returns how many inputs {@link #forEach} looks at, those of several outputs once for each. */
  static double count(Problem problem) {
    GateInputs inputs = new GateInputs(problem, input -> true);
    double[] count = {0};
    for (inputs.output = 0; inputs.output < problem.outputs(); inputs.output++) {
      inputs.assign(0, 0, () -> count[0] += inputs.joins());
    }
    return count[0];
  }

  /** Returns in how many ways features that are not the gate's inputs can join. */
  private double joins() {
    int others = problem.features() - problem.arity(output);
    double ofSize = 1;
    double total = 1;
    for (int joined = 1; joined <= chosen.length - size; joined++) {
      ofSize = ofSize * (others - joined + 1) / joined;
      total += ofSize;
    }
    return total;
  }

  /** Chooses which of the inputs from a position on are active, in every way that changes it. */
  private void assign(int mask, int position, Runnable leaf) {
    int arity = problem.arity(output);
    if (position == arity) {
      if (problem.value(output, mask) != problem.value(output, 0)) {
        leaf.run();
      }
      return;
    }
    assign(mask, position + 1, leaf);
    if (size < chosen.length) {
      chosen[size++] = problem.input(output, position);
      assign(mask | 1 << position, position + 1, leaf);
      size--;
    }
  }

  /** Passes on the features chosen so far, alone and with any others from one on. */
  private void join(int first) {
    visit();
    for (int feature = first; feature < problem.features() && size < chosen.length; feature++) {
      if (ended) {
        return;
      }
      if (!isGateInput(feature)) {
        chosen[size++] = feature;
        join(feature + 1);
        size--;
      }
    }
  }

  private boolean isGateInput(int feature) {
    for (int position = 0; position < problem.arity(output); position++) {
      if (problem.input(output, position) == feature) {
        return true;
      }
    }
    return false;
  }

  private void visit() {
    int[] features = Arrays.copyOf(chosen, size);
    Arrays.sort(features);
    if (!ended && firstChanged(problem, features) == output) {
      ended = !visitor.test(features);
    }
  }

  /** Returns the first output that an input should change, or the number of outputs if none. */
  static int firstChanged(Problem problem, int[] features) {
    int first = problem.outputs();
    for (int feature : features) {
      for (int position = 0; position < problem.influence(feature); position++) {
        int output = problem.outputOf(feature, position);
        if (output < first && problem.isOn(output, features) != problem.isOnByDefault(output)) {
          first = output;
        }
      }
    }
    return first;
  }
}
