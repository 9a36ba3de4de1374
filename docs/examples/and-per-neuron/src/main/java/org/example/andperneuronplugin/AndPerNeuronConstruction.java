package org.example.andperneuronplugin;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.settings.Description;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;

/**
 * Gives every AND of two features a neuron of its own: a start, to be replaced by your own idea.
 *
 * <p>The encoder is the identity. Neuron q adds its two inputs and subtracts 1, so after the ReLU
 * it is 1 if both are on and 0 otherwise. The readout is the identity with threshold 1/2.
 */
public final class AndPerNeuronConstruction implements Construction {

  @Override
  public Description describe() {
    return new Description(
        "and-per-neuron",
        "Gives every AND of two features a neuron of its own.",
        List.of(), // options: Parameter.whole(...), Parameter.flag(...)
        List.of()); // references: where the idea comes from
  }

  @Override
  public Sizing size(SizeRequest request) {
    Problem problem = request.problem();
    if (problem.gate() != Gate.AND) {
      return new Sizing.Unsupported("computes AND only, not " + problem.gate());
    }
    for (int output = 0; output < problem.outputs(); output++) {
      if (problem.inputs(output).length != 2) {
        return new Sizing.Unsupported("computes ANDs of two features only");
      }
    }
    int neurons = Math.max(problem.features(), problem.outputs());
    if (request.neurons().orElse(neurons) < neurons) {
      return new Sizing.Unsupported("needs %s neurons".formatted(neurons));
    }
    long bytes = 200L * (problem.features() + 2L * problem.outputs());
    return new Sizing.Sized(neurons, OptionalDouble.of(0), bytes);
  }

  @Override
  public Network build(BuildRequest request) {
    Problem problem = request.problem();
    int outputs = problem.outputs();
    int[][] pairs = new int[outputs][]; // [outputs, 2]
    for (int output = 0; output < outputs; output++) {
      pairs[output] = problem.inputs(output);
      Arrays.sort(pairs[output]);
    }
    Layer layer =
        new Layer(
            SparseMatrix.binaryRows(problem.features(), pairs),
            DenseMatrix.constantColumn(outputs, -1)); // one and the same number costs no bits
    return new Network(
        SparseMatrix.identity(problem.features()),
        new Origin.Public(), // the same for every list of pairs, so it costs no bits
        List.of(layer),
        SparseMatrix.identity(outputs),
        DenseMatrix.uniformColumn(outputs, 0.5),
        new Origin.Public());
  }
}
