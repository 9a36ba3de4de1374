package org.superpose.runner.result;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Storage;
import org.superpose.core.task.Problem;

/**
 * What the network of a cell costs.
 *
 * @param neurons the width of the widest layer
 * @param layers the number of hidden layers
 * @param parameters entries of all weights and biases, and of an encoder and readout that are not
 *     public
 * @param nonzeros how many of the parameters are not zero
 * @param parameterBits the stored bits of everything that depends on the instance
 * @param pruned how many weights were removed, if the comparison reduces networks
 * @param predictedFailure the failure rate that the construction's analysis predicts, if it does
 * @param buildSeconds how long building took, without the audit
 * @param role {@code represent} where its outputs are its inputs, otherwise {@code compute}; empty
 *     in files that do not say
 * @param storedBits the bits with every matrix stored in its cheaper way; empty in files that do
 *     not say
 * @param storedSparse which matrices are cheaper as lists of their non-zero entries
 */
public record BuiltNetwork(
    long neurons,
    long layers,
    long parameters,
    long nonzeros,
    double parameterBits,
    OptionalLong pruned,
    OptionalDouble predictedFailure,
    double buildSeconds,
    Optional<String> role,
    OptionalDouble storedBits,
    Optional<String> storedSparse) {

  /**
   * Returns what a network costs that was counted.
   *
   * @param problem what it is to compute
   */
  public static BuiltNetwork of(
      Problem problem,
      Accounting accounting,
      Storage storage,
      OptionalLong pruned,
      OptionalDouble predictedFailure,
      double buildSeconds) {
    return new BuiltNetwork(
        accounting.neurons(),
        accounting.layers(),
        accounting.parameters(),
        accounting.nonzeros(),
        accounting.parameterBits(),
        pruned,
        predictedFailure,
        buildSeconds,
        Optional.of(problem.isRepresentation() ? "represent" : "compute"),
        OptionalDouble.of(storage.bits()),
        Optional.of(String.join(", ", storage.sparse())).filter(names -> !names.isEmpty()));
  }

  static BuiltNetwork read(RowValues row) {
    return new BuiltNetwork(
        row.whole(Column.NEURONS),
        row.whole(Column.LAYERS),
        row.whole(Column.PARAMETERS),
        row.whole(Column.NONZEROS),
        row.real(Column.PARAMETER_BITS),
        row.wholeIfAny(Column.PRUNED),
        row.realIfAny(Column.PREDICTED_FAILURE),
        row.real(Column.BUILD_SECONDS),
        row.textIfAny(Column.ROLE),
        row.realIfAny(Column.STORED_BITS),
        row.textIfAny(Column.STORED_SPARSE));
  }
}
