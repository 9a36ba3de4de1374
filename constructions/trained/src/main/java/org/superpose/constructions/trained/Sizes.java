package org.superpose.constructions.trained;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.superpose.core.construction.Sizing;
import org.superpose.core.task.Problem;

/** How wide trained networks are, and how much memory training takes. */
final class Sizes {

  /** The automatic width over the root of the information content. */
  static final double FACTOR = 1.5;

  static final int LARGEST_WIDTH = 4_096;
  private static final long MOST_ENTRIES = 1L << 28; // of one array

  private Sizes() {}

  /** Answers for a requested width, or for the automatic one. */
  static Sizing of(Problem problem, OptionalInt requested, Options options) {
    return of(problem, requested.orElseGet(() -> automatic(problem)), options);
  }

  /** Answers for a width. */
  static Sizing of(Problem problem, int neurons, Options options) {
    if (neurons > LARGEST_WIDTH) {
      return new Sizing.Unsupported(
          "%s neurons are more than the %s that can be trained".formatted(neurons, LARGEST_WIDTH));
    }
    long widest = Math.max(problem.features(), problem.outputs());
    if (neurons * Math.max(neurons, widest) > MOST_ENTRIES) {
      return new Sizing.Unsupported(
          "%s neurons for %s features and %s outputs are more than can be trained: at most %s pairs"
              .formatted(neurons, problem.features(), problem.outputs(), MOST_ENTRIES));
    }
    return new Sizing.Sized(neurons, OptionalDouble.empty(), bytes(problem, neurons, options));
  }

  /**
   * Returns the automatic width. Where the number of functions is not known, as many weights as
   * name an output's inputs.
   */
  static int automatic(Problem problem) {
    double perOutput = 2 * Math.log(problem.features() + 1.0) / Math.log(2);
    double known = problem.shape().informationBits();
    double bits = known > 0 ? known : problem.outputs() * perOutput;
    int standing = problem.onByDefault().length; // each takes about a neuron, see Cover 1965
    return (int)
        Math.min(LARGEST_WIDTH + 1L, (long) Math.ceil(FACTOR * Math.sqrt(bits)) + standing);
  }

  private static long bytes(Problem problem, long neurons, Options options) {
    long copies = 5; // values, used, gradient, two moments
    long encoder = (options.freeEncoder() ? copies : 0) + 3;
    long readout = (options.freeReadout() ? copies : 0) + 1;
    long inputs = Math.min(options.inputs(), problem.shape().inputCount().orElse(Long.MAX_VALUE));
    return 4
            * neurons
            * (copies * neurons + encoder * problem.features() + readout * problem.outputs())
        + 8 * neurons * (neurons + problem.features() + (long) problem.outputs())
        + inputs * (80 + 4L * problem.sparsity());
  }
}
