package org.superpose.core.audit;

import java.nio.IntBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.superpose.core.random.RandomStream;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * A family from which functions can be drawn uniformly, whatever graph an instance was drawn from:
 * all lists of different sets of k features, or all permutations. Recognized by its information
 * content.
 */
final class UniformFamily {

  /** Drawing larger problems costs too much time and memory. */
  static final int MOST_OUTPUTS = 200_000;

  private static final double PRECISION = 1e-9; // of the information content, relative

  private final Problem member;
  private final int arity;

  private UniformFamily(Problem member, int arity) {
    this.member = member;
    this.arity = arity;
  }

  /** Returns the family of a problem, or empty if it cannot be drawn from. */
  static Optional<UniformFamily> of(Problem member) {
    if (member.commonGate().isEmpty() || member.specification().isPresent()) {
      return Optional.empty();
    }
    int arity = member.arity(0);
    for (int output = 1; output < member.outputs(); output++) {
      if (member.arity(output) != arity) {
        return Optional.empty();
      }
    }
    double bits = member.shape().informationBits();
    boolean drawable =
        member.outputs() <= MOST_OUTPUTS
            && bits > 0
            && Math.abs(bits - informationBits(member, arity)) <= PRECISION * bits;
    return drawable ? Optional.of(new UniformFamily(member, arity)) : Optional.empty();
  }

  /** Returns log2 of the number of lists of different sets, each with a first input or without. */
  private static double informationBits(Problem member, int arity) {
    double sets = 1;
    for (int i = 0; i < arity; i++) {
      sets *= (member.features() - i) / (i + 1.0);
    }
    double bits = 0;
    for (int output = 0; output < member.outputs(); output++) {
      bits += Math.log(Math.rint(sets) - output);
    }
    double orders = member.isAll(Gate.AND_NOT) ? Math.log(arity) : 0;
    return (bits + member.outputs() * orders) / Math.log(2);
  }

  /** Draws a function of the family, every one with the same probability. */
  Problem draw(RandomStream random) {
    ProblemShape shape = member.shape();
    Set<IntBuffer> seen = HashSet.newHashSet(shape.outputs());
    int[][] gates = new int[shape.outputs()][];
    for (int output = 0; output < gates.length; ) {
      int[] set = random.subset(arity, shape.features());
      if (seen.add(IntBuffer.wrap(set.clone()))) {
        if (member.isAll(Gate.AND_NOT)) {
          int first = random.nextInt(arity);
          int feature = set[first];
          set[first] = set[0];
          set[0] = feature;
        }
        gates[output++] = set;
      }
    }
    return new Problem(shape, member.gate(), gates);
  }
}
