package org.superpose.core.proof;

import org.superpose.core.network.Network;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Problem;

/** Which networks and problems bounds apply to. */
final class Applicability {

  private static final int LARGEST_ASSIGNMENTS = 1 << 16;

  private Applicability() {}

  /** Checks that the network has the features and outputs of the problem. */
  static void requireSizes(Network network, Problem problem) {
    if (network.features() != problem.features() || network.outputs() != problem.outputs()) {
      throw new IllegalArgumentException("network and problem have different sizes");
    }
  }

  /** Checks that the network and the problem are of a kind that bounds apply to. */
  static void requireProvable(Network network, Problem problem) {
    if (network.layers().size() > 1) {
      throw new UnprovableException("the network has more than one hidden layer");
    }
    if (!(problem.domain() instanceof Domain.AtMost)) {
      throw new UnprovableException("bounds are over at most v active features, not over blocks");
    }
    int arity = 0;
    for (int output = 0; output < problem.outputs(); output++) {
      arity = Math.max(arity, problem.arity(output));
    }
    long assignments = 1;
    long ofSize = 1;
    for (int size = 1; size <= Math.min(arity, problem.sparsity()); size++) {
      ofSize = ofSize * (arity - size + 1) / size;
      assignments += ofSize;
    }
    if (assignments > LARGEST_ASSIGNMENTS) {
      throw new UnprovableException("a gate of " + arity + " inputs has too many states");
    }
  }
}
