package org.superpose.core.truth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.ScoreRange;
import org.superpose.core.verify.VerificationRequest;

/**
 * A network cut down to one output and the neurons of the last layer that it reads: right or wrong
 * on the same inputs as that output of the whole.
 *
 * @param request the judgement of the part
 * @param neurons the neurons of the whole that are left in the last layer, ascending
 * @param range what the score of the output comes to, if that is known
 */
record SingleOutput(VerificationRequest request, int[] neurons, Optional<ScoreRange> range) {

  static SingleOutput of(VerificationRequest whole, int output) {
    Network network = whole.network();
    SparseVector row = Faults.row(network.readout(), output);
    int[] neurons = row.indices();
    List<Layer> layers = new ArrayList<>(network.layers());
    Matrix readout = rows(network.readout(), new int[] {output});
    if (!layers.isEmpty() && neurons.length > 0) {
      Layer last = layers.removeLast();
      layers.add(new Layer(rows(last.weights(), neurons), rows(last.bias(), neurons)));
      readout = DenseMatrix.of(1, neurons.length, network.readout().alphabet(), row.values());
    }
    Network part =
        new Network(
            network.encoder(),
            new Origin.Program(),
            List.copyOf(layers),
            readout,
            rows(network.thresholds(), new int[] {output}),
            new Origin.Program());
    VerificationRequest request = request(whole, part, whole.problem().only(output));
    return new SingleOutput(request, neurons, ScoreRange.of(request).map(List::getFirst));
  }

  private static VerificationRequest request(
      VerificationRequest whole, Network network, Problem problem) {
    return new VerificationRequest(
        network, problem, whole.criterion(), whole.limits(), whole.seed());
  }

  private static Matrix rows(Matrix matrix, int[] rows) {
    return DenseMatrix.generate(
        rows.length,
        matrix.columns(),
        matrix.alphabet(),
        (row, column) -> matrix.get(rows[row], column));
  }

  /** Returns the judgement of the part with a fault of its output. */
  VerificationRequest with(Fault fault) {
    boolean cut = !request.network().layers().isEmpty() && neurons.length > 0;
    int neuron = fault.neuron().isEmpty() ? -1 : position(fault.neuron().getAsInt(), cut);
    Fault own =
        new Fault(
            fault.kind(),
            0,
            neuron < 0 ? OptionalInt.empty() : OptionalInt.of(neuron),
            fault.before(),
            fault.after(),
            0);
    return request(request, Faults.apply(request.network(), List.of(own)), request.problem());
  }

  private int position(int neuron, boolean cut) {
    return cut ? Arrays.binarySearch(neurons, neuron) : neuron;
  }
}
