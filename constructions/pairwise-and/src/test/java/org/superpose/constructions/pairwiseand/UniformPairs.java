package org.superpose.constructions.pairwiseand;

import java.util.HashSet;
import java.util.Set;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/** Problems for tests: AND gates on different pairs, uniformly drawn, or all on two hubs. */
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

  /** Like package dependencies: a fifth of the gates on one hub, others on popular features. */
  static Problem dependencies(int features, int outputs, Seed seed) {
    RandomStream random = seed.stream();
    Set<Long> seen = new HashSet<>();
    int[][] pairs = new int[outputs][];
    for (int output = 0; output < outputs; ) {
      double popularity = random.nextDouble() * random.nextDouble();
      int used = random.nextInt(5) == 0 ? 0 : (int) Math.pow(features, popularity) - 1;
      int user = random.nextInt(features);
      if (user > used && seen.add((long) used * features + user)) {
        pairs[output++] = new int[] {used, user};
      }
    }
    return new Problem(shape(features, outputs, 2), Gate.AND, pairs);
  }

  /** Features 0 and 1 are paired with all others. */
  static Problem twoHubs(int features) {
    int[][] pairs = new int[2 * (features - 2)][];
    for (int output = 0; output < pairs.length; output++) {
      pairs[output] = new int[] {output % 2, 2 + output / 2};
    }
    return new Problem(shape(features, pairs.length, 2), Gate.AND, pairs);
  }

  private static ProblemShape shape(int features, int outputs, int sparsity) {
    return new ProblemShape("pairwise-and", features, outputs, sparsity, 0, 0);
  }
}
