package org.superpose.constructions.jlrepresentation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.design.ReadErrors;
import org.superpose.core.design.WidthSearch;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * What all codes have in common: they support the same problem, and networks without layers hold
 * them.
 */
final class Representations {

  private static final int LARGEST_WIDTH = 1 << 20;

  private Representations() {}

  /** Returns the answer to a problem that is more than a representation, empty if it is none. */
  static Optional<Sizing> declined(Problem problem) {
    boolean represents = problem.isAll(Gate.IDENTITY) && problem.features() == problem.outputs();
    for (int output = 0; represents && output < problem.outputs(); output++) {
      represents = problem.input(output, 0) == output;
    }
    return represents
        ? Optional.empty()
        : Optional.of(
            new Sizing.Unsupported(
                "codes only represent: output i has to be input i, for every feature"));
  }

  /**
   * Sizes by a noise model.
   *
   * @param errors the errors of a read at each width
   * @param bytesPerEntry the memory that an entry of the code takes, in all its copies
   */
  static Sizing size(SizeRequest request, IntFunction<ReadErrors> errors, double bytesPerEntry) {
    ProblemShape shape = request.problem().shape();
    Optional<Sizing> declined = declined(request.problem());
    if (declined.isPresent()) {
      return declined.get();
    }
    OptionalInt neurons =
        request.neurons().isPresent()
            ? request.neurons()
            : WidthSearch.smallest(
                LARGEST_WIDTH, n -> errors.apply(n).meet(request.criterion(), shape));
    if (neurons.isEmpty()) {
      return new Sizing.Unsupported(
          "no width up to %s meets the criterion".formatted(LARGEST_WIDTH));
    }
    int n = neurons.getAsInt();
    return new Sizing.Sized(
        n, OptionalDouble.of(errors.apply(n).failure(shape)), bytes(shape, n, bytesPerEntry));
  }

  /** Returns the memory of a code, its row and column overhead, and the thresholds. */
  static long bytes(ProblemShape shape, int neurons, double bytesPerEntry) {
    double entries = (double) shape.features() * neurons;
    return (long) (bytesPerEntry * entries) + 48L * shape.features() + 32L * neurons;
  }

  /**
   * Returns the network that encodes by the columns of E and reads by the rows of D: all public.
   */
  static Network network(Matrix encoder, Matrix readout, double threshold) {
    return new Network(
        encoder,
        new Origin.Public(),
        List.of(),
        readout,
        DenseMatrix.uniformColumn(readout.rows(), threshold),
        new Origin.Public());
  }
}
