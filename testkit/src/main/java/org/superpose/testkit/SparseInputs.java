package org.superpose.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.superpose.core.task.Problem;

/** Enumerates the inputs of a problem's domain. */
final class SparseInputs {

  private final Problem problem;
  private final int limit;
  private final List<int[]> inputs = new ArrayList<>();

  private SparseInputs(Problem problem, int limit) {
    this.problem = problem;
    this.limit = limit;
  }

  /** Returns the number of inputs, the empty one included. */
  static double count(Problem problem) {
    OptionalLong count = problem.shape().inputCount();
    return count.isPresent() ? count.getAsLong() : Double.POSITIVE_INFINITY;
  }

  /** Returns all inputs, ascending features in each, or the given number of first ones. */
  static List<int[]> first(Problem problem, int limit) {
    SparseInputs enumeration = new SparseInputs(problem, limit);
    enumeration.extend(new int[0]);
    return enumeration.inputs;
  }

  private void extend(int[] input) {
    if (inputs.size() == limit) {
      return;
    }
    inputs.add(input);
    int feature = next(input, input.length == 0 ? 0 : input[input.length - 1] + 1);
    while (feature < problem.features()) {
      int[] longer = Arrays.copyOf(input, input.length + 1);
      longer[input.length] = feature;
      extend(longer);
      feature = next(input, feature + 1);
    }
  }

  private int next(int[] input, int least) {
    return problem.domain().next(input, input.length, least, problem.features());
  }

  /** Returns the active outputs of every input in turn: equal lists are equal functions. */
  static List<List<Integer>> truthTable(Problem problem) {
    return first(problem, Integer.MAX_VALUE).stream()
        .map(input -> Arrays.stream(problem.activeOutputs(input)).boxed().toList())
        .toList();
  }
}
