package org.superpose.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.superpose.core.task.Problem;

/** Enumerates the inputs with at most v active features. */
final class SparseInputs {

  private final int features;
  private final int sparsity;
  private final int limit;
  private final List<int[]> inputs = new ArrayList<>();

  private SparseInputs(Problem problem, int limit) {
    this.features = problem.features();
    this.sparsity = problem.sparsity();
    this.limit = limit;
  }

  /** Returns the number of inputs, the empty one included. */
  static double count(Problem problem) {
    double total = 0;
    double binomial = 1;
    for (int size = 0; size <= problem.sparsity(); size++) {
      total += binomial;
      binomial *= (double) (problem.features() - size) / (size + 1);
    }
    return total;
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
    if (input.length < sparsity) {
      int next = input.length == 0 ? 0 : input[input.length - 1] + 1;
      for (int feature = next; feature < features; feature++) {
        int[] longer = Arrays.copyOf(input, input.length + 1);
        longer[input.length] = feature;
        extend(longer);
      }
    }
  }

  /** Returns the active outputs of every input in turn: equal lists are equal functions. */
  static List<List<Integer>> truthTable(Problem problem) {
    return first(problem, Integer.MAX_VALUE).stream()
        .map(input -> Arrays.stream(problem.activeOutputs(input)).boxed().toList())
        .toList();
  }
}
