package org.superpose.constructions.circuits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.Stage;
import org.superpose.core.circuit.StageDesign;
import org.superpose.core.circuit.Stages;
import org.superpose.core.circuit.StatedCircuit;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.settings.Description;
import org.superpose.core.task.Problem;

/**
 * The baseline of circuits: every gate of every level has a neuron of its own, OR and XOR a pair,
 * and so has every signal that a later level needs; the last layer shows the outputs.
 *
 * <p>All neurons are 0 or 1: AND(a, b) = ReLU(a + b - 1), a AND NOT b = ReLU(a - b); OR and XOR are
 * the sum of the two conjunctions of {@link Parts}. It is right on every input, sparse or not.
 *
 * <p>Cost: as many layers as levels and one more, as wide as the features, the conjunctions of a
 * level or the outputs, whichever are most; time and memory linear in the gates and carried
 * signals.
 *
 * <p>Source: McCulloch and Pitts 1943.
 */
public final class OneNeuronPerGate implements Construction {

  private static final long BYTES_OF_NEURON = 250; // with its few weights

  /** Makes the construction. */
  public OneNeuronPerGate() {}

  @Override
  public Description describe() {
    return new Description(
        "one-neuron-per-gate",
        "Gives every gate of a circuit a neuron of its own, level by level: what superposition has"
            + " to beat.",
        List.of(),
        List.of(
            "McCulloch, Pitts: A logical calculus of the ideas immanent in nervous activity,"
                + " 1943"));
  }

  @Override
  public Sizing size(SizeRequest request) {
    Stages stages = Stages.of(StatedCircuit.of(request.problem()));
    long neurons = request.problem().features();
    long all = neurons + request.problem().outputs();
    for (Stage stage : stages.stages()) {
      long parts = Parts.of(stage).count();
      neurons = Math.max(neurons, parts);
      all += parts;
    }
    int needed = (int) Math.max(neurons, request.problem().outputs());
    if (request.neurons().isPresent() && request.neurons().getAsInt() < needed) {
      return new Sizing.Unsupported(
          "needs %s neurons, but only %s are allowed"
              .formatted(needed, request.neurons().getAsInt()));
    }
    return new Sizing.Sized(
        request.neurons().orElse(needed), OptionalDouble.of(0), BYTES_OF_NEURON * all);
  }

  @Override
  public Network build(BuildRequest request) {
    Problem problem = request.problem();
    Stages stages = Stages.of(StatedCircuit.of(problem));
    int[][] units = singles(problem.features());
    int width = problem.features();
    List<Layer> layers = new ArrayList<>();
    for (Stage stage : stages.stages()) {
      Parts parts = Parts.of(stage);
      layers.add(gates(parts, units, width));
      units = parts.ofOutput();
      width = parts.count();
    }
    layers.add(outputs(stages, units, width));
    return new Network(
        SparseMatrix.binaryRows(problem.features(), singles(problem.features())),
        new Origin.Public(),
        layers,
        SparseMatrix.binaryRows(problem.outputs(), singles(problem.outputs())),
        DenseMatrix.uniformColumn(problem.outputs(), 0.5),
        new Origin.Public());
  }

  @Override
  public List<StageDesign> stages(BuildRequest request) {
    Stages stages = Stages.of(StatedCircuit.of(request.problem()));
    List<PartCodes> codes = new ArrayList<>();
    for (Stage stage : stages.stages()) {
      Parts parts = Parts.of(stage);
      codes.add(new PartCodes(stage, parts, singles(parts.count())));
    }
    return PartCodes.designs(stages, codes, number -> codes.get(number).parts().count(), 1);
  }

  private static int[][] singles(int count) {
    int[][] singles = new int[count][];
    Arrays.setAll(singles, i -> new int[] {i});
    return singles;
  }

  /** Returns the layer of a stage; a signal before it is the sum of its units. */
  private static Layer gates(Parts parts, int[][] units, int width) {
    int[][] positions = new int[parts.count()][];
    int[][] values = new int[parts.count()][];
    double[] bias = new double[parts.count()];
    for (int part = 0; part < positions.length; part++) {
      int[] first = units[parts.first()[part]];
      int[] second =
          parts.first()[part] == parts.second()[part] ? new int[0] : units[parts.second()[part]];
      boolean negated = parts.negated().get(part);
      // A signal is computed once: units of two signals are different ones.
      Row row = Row.of(first, second, negated ? -1 : 1);
      positions[part] = row.positions;
      values[part] = row.values;
      bias[part] = second.length == 0 || negated ? 0 : -1;
    }
    return new Layer(
        SparseMatrix.ofRows(width, Alphabet.TERNARY, positions, values),
        DenseMatrix.of(bias.length, 1, Alphabet.integers(-1, 0), bias));
  }

  private static Layer outputs(Stages stages, int[][] units, int width) {
    int count = stages.outputs().size();
    int[][] positions = new int[count][];
    int[][] values = new int[count][];
    double[] bias = new double[count];
    for (int output = 0; output < count; output++) {
      int signal = stages.outputs().get(output);
      boolean negated = stages.circuit().negated(output);
      int[] shown = signal == Circuit.ZERO ? new int[0] : units[signal];
      Row row = Row.of(new int[0], shown, negated ? -1 : 1);
      positions[output] = row.positions;
      values[output] = row.values;
      bias[output] = negated ? 1 : 0;
    }
    return new Layer(
        SparseMatrix.ofRows(width, Alphabet.TERNARY, positions, values),
        DenseMatrix.of(count, 1, Alphabet.integers(0, 1), bias));
  }

  /** What a neuron reads, ascending. */
  private record Row(int[] positions, int[] values) {

    /** Returns a row that reads some units with weight 1 and others with a given one. */
    static Row of(int[] ones, int[] others, int weight) {
      int[] positions = Arrays.copyOf(ones, ones.length + others.length);
      System.arraycopy(others, 0, positions, ones.length, others.length);
      Arrays.sort(positions);
      int[] values = new int[positions.length];
      Arrays.setAll(
          values, i -> Arrays.stream(others).anyMatch(u -> u == positions[i]) ? weight : 1);
      return new Row(positions, values);
    }
  }
}
