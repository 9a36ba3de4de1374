package org.superpose.cli.run;

import java.util.Optional;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.random.RandomStream;
import org.superpose.core.task.Problem;

/**
 * Checks that the parts of a network declared public do not depend on the instance: the
 * construction builds for a second problem that differs only in the labels of features and outputs,
 * and the public parts must come out the same. Otherwise a construction could hide the answer where
 * nothing is counted.
 */
final class PublicAudit {

  private PublicAudit() {}

  /**
   * Returns what is wrong with the claims of a network, or empty if they hold. A family of a single
   * function has no instance to depend on.
   */
  static Optional<String> complaint(
      Construction construction, BuildRequest request, Network network) {
    boolean nothingToHide = request.problem().shape().informationBits() == 0;
    if (nothingToHide
        || (network.encoderOrigin() instanceof Origin.Program
            && network.readoutOrigin() instanceof Origin.Program)) {
      return Optional.empty();
    }
    Problem twin = relabelled(request.problem(), request.seed().derive("audit").stream());
    Network other =
        construction.build(
            new BuildRequest(
                twin, request.neurons(), request.options(), request.criterion(), request.seed()));
    if (dependsOnInstance(
        network.encoder(), network.encoderOrigin(), other.encoder(), other.encoderOrigin())) {
      return Optional.of("the encoder is declared public but depends on the instance");
    }
    if (dependsOnInstance(
        network.readout(), network.readoutOrigin(), other.readout(), other.readoutOrigin())) {
      return Optional.of("the readout is declared public but depends on the instance");
    }
    if (!(network.readoutOrigin() instanceof Origin.Program)
        && !network.thresholds().sameEntries(other.thresholds())) {
      return Optional.of(
          "the readout is declared public but its thresholds depend on the instance");
    }
    return Optional.empty();
  }

  private static boolean dependsOnInstance(
      Matrix matrix, Origin origin, Matrix otherMatrix, Origin otherOrigin) {
    return switch (origin) {
      case Origin.Program _ -> false;
      case Origin.Public _ -> !publicPart(otherMatrix, otherOrigin).sameEntries(matrix);
      case Origin.PublicExceptRows(Matrix base) ->
          !publicPart(otherMatrix, otherOrigin).sameEntries(base);
    };
  }

  private static Matrix publicPart(Matrix matrix, Origin origin) {
    return origin instanceof Origin.PublicExceptRows(Matrix base) ? base : matrix;
  }

  private static Problem relabelled(Problem problem, RandomStream random) {
    int[] features = random.permutation(problem.features());
    int[] outputs = random.permutation(problem.outputs());
    int[][] inputs = new int[problem.outputs()][];
    for (int output = 0; output < outputs.length; output++) {
      int[] gate = problem.inputs(output);
      for (int i = 0; i < gate.length; i++) {
        gate[i] = features[gate[i]];
      }
      inputs[outputs[output]] = gate;
    }
    return new Problem(problem.shape(), problem.gate(), inputs);
  }
}
