package org.superpose.constructions.pairwiseand;

import java.util.HashSet;
import java.util.Set;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/** Problems for tests: AND gates on different pairs, uniformly drawn, or all on one hub. */
final class UniformPairs {

  private UniformPairs() {}

  static Problem problem(int features, int outputs, int sparsity, Seed seed) {
    RandomStream random = seed.stream();
    Set<Long> seen = new HashSet<>();
    int[][] pairs = new int[outputs][];
    for (int output = 0; output < outputs; ) {
      int[] pair = random.subset(2, features);
      if (seen.add((long) pair[0] * features + pair[1])) {
        pairs[output++] = pair;
      }
    }
    return new Problem(shape(features, outputs, sparsity), Gate.AND, pairs);
  }

  static Problem star(int features, int sparsity) {
    int[][] pairs = new int[features - 1][];
    for (int output = 0; output < features - 1; output++) {
      pairs[output] = new int[] {0, output + 1};
    }
    return new Problem(shape(features, features - 1, sparsity), Gate.AND, pairs);
  }

  private static ProblemShape shape(int features, int outputs, int sparsity) {
    return new ProblemShape("pairwise-and", features, outputs, sparsity, 0, 0);
  }
}
