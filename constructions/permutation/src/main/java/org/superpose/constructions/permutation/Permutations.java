package org.superpose.constructions.permutation;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.design.ReadErrors;
import org.superpose.core.design.WidthSearch;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;

/** Sizes associators, which all support the same problems: every feature goes to one output. */
final class Permutations {

  /** The widest square matrix whose entries fit one array. */
  static final int LARGEST_WIDTH = 46_340;

  private Permutations() {}

  /**
   * Sizes by a noise model.
   *
   * @param errors the errors of a read at each width
   * @param bytesPerWeight the memory that a weight takes while the network is built
   */
  static Sizing size(SizeRequest request, IntFunction<ReadErrors> errors, int bytesPerWeight) {
    Problem problem = request.problem();
    Optional<Sizing> declined = declined(problem);
    if (declined.isPresent()) {
      return declined.get();
    }
    OptionalInt neurons =
        request.neurons().isPresent()
            ? request.neurons()
            : WidthSearch.smallest(
                LARGEST_WIDTH, n -> errors.apply(n).meet(request.criterion(), problem.shape()));
    if (neurons.isEmpty() || neurons.getAsInt() > LARGEST_WIDTH) {
      return new Sizing.Unsupported(
          "needs weights of more than %s x %s, which exceed one array"
              .formatted(LARGEST_WIDTH, LARGEST_WIDTH));
    }
    int n = neurons.getAsInt();
    return new Sizing.Sized(
        n,
        OptionalDouble.of(errors.apply(n).failure(problem.shape())),
        AssociatorCodes.bytes(problem, n, bytesPerWeight));
  }

  /** Returns the answer to a problem that is not a permutation, empty if it is one. */
  static Optional<Sizing> declined(Problem problem) {
    boolean permutes = problem.isAll(Gate.IDENTITY) && problem.features() == problem.outputs();
    for (int feature = 0; permutes && feature < problem.features(); feature++) {
      permutes = problem.influence(feature) == 1;
    }
    return permutes
        ? Optional.empty()
        : Optional.of(
            new Sizing.Unsupported(
                "an associator moves every feature to one output of its own; this problem is not a"
                    + " permutation"));
  }
}
