package org.superpose.constructions.pairwiseand;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.design.Influences;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;
import org.superpose.core.task.Problem;

/** What the output channel constructions have in common: which problems they take, and sizes. */
final class PairGates {

  /** No automatic size goes beyond this many neurons for each output, or this many in all. */
  private static final int NEURONS_PER_OUTPUT = 4;

  private static final int SMALL_NETWORK = 1024;

  private PairGates() {}

  /** Returns why a problem is not supported, if so. */
  static Optional<String> unsupported(Problem problem) {
    if (!problem.isAll(Gate.AND)) {
      return Optional.of("computes AND gates only, the outputs are " + Gates.name(problem));
    }
    for (int output = 0; output < problem.outputs(); output++) {
      if (problem.arity(output) != 2) {
        return Optional.of(
            "computes gates of two inputs only, output %s has %s"
                .formatted(output, problem.arity(output)));
      }
    }
    return Optional.empty();
  }

  /**
   * Sizes a network: to the requested width, or to the smallest that is predicted to meet the
   * criterion.
   *
   * @param smallest the fewest neurons that the options allow
   * @param memory the bytes that building and holding a design takes
   */
  static <L extends ChannelDistribution> Sizing size(
      SizeRequest request, Sizer<L> sizer, int smallest, Memory<L> memory) {
    Optional<String> unsupported = unsupported(request.problem());
    if (unsupported.isPresent()) {
      return new Sizing.Unsupported(unsupported.get());
    }
    Influences influences = Influences.of(request.problem());
    int limit = Math.max(SMALL_NETWORK, NEURONS_PER_OUTPUT * request.problem().outputs());
    OptionalInt neurons =
        request.neurons().isPresent()
            ? request.neurons()
            : sizer.smallest(influences, Math.max(smallest, limit));
    if (neurons.isEmpty()) {
      return tooLarge(sizer, influences, limit);
    }
    if (neurons.getAsInt() < smallest) {
      return new Sizing.Unsupported(
          "%s neurons cannot hold a channel or code of %s".formatted(neurons.getAsInt(), smallest));
    }
    L design = sizer.best(neurons.getAsInt());
    Prediction prediction =
        Prediction.of(request.problem().shape(), influences, design.among(influences));
    return new Sizing.Sized(
        neurons.getAsInt(), OptionalDouble.of(prediction.uniform()), memory.bytes(design));
  }

  /** Says how much memory a design takes. */
  @FunctionalInterface
  interface Memory<L> {
    /** Returns the bytes of building and holding the network. */
    long bytes(L design);
  }

  private static Sizing tooLarge(Sizer<?> sizer, Influences influences, int limit) {
    return new Sizing.Unsupported(
        "no width up to %s is predicted to meet %s: the largest influence is %s, and that width supports %s"
            .formatted(
                limit,
                sizer.criterion(),
                influences.largest(),
                sizer.supportedInfluence(influences, limit)));
  }
}
