package org.superpose.core.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.task.Problem;

/**
 * The part of a network that a damage may concern: some outputs, and of the last layer the neurons
 * that they use. On every input these outputs have the scores that they have in the whole.
 *
 * @param network the part
 * @param problem what its outputs are to compute
 * @param neurons which neurons of the last layer it has, ascending
 */
record Excerpt(Network network, Problem problem, int[] neurons) {

  /** Returns all of a network. */
  static Excerpt all(Network network, Problem problem) {
    return new Excerpt(network, problem, range(network.readout().columns()));
  }

  /** Returns the part that uses a neuron of the last layer; empty if there is none. */
  static Optional<Excerpt> around(int neuron, Network network, Problem problem) {
    List<Integer> outputs = new ArrayList<>();
    network.readout().forEachInColumn(neuron, (output, _) -> outputs.add(output));
    return outputs.isEmpty()
        ? Optional.empty()
        : Optional.of(of(network, problem, outputs.stream().mapToInt(q -> q).toArray()));
  }

  private static Excerpt of(Network network, Problem problem, int[] outputs) {
    boolean[] isUsed = new boolean[network.readout().columns()];
    for (int output : outputs) {
      network.readout().forEachInRow(output, (neuron, _) -> isUsed[neuron] = true);
    }
    int[] neurons = IntStream.range(0, isUsed.length).filter(r -> isUsed[r]).toArray();
    List<Layer> layers = new ArrayList<>(network.layers());
    Layer last = layers.removeLast();
    layers.add(
        new Layer(
            entries(last.weights(), neurons, range(last.inputs())),
            entries(last.bias(), neurons, range(1))));
    Network part =
        new Network(
            network.encoder(),
            network.encoderOrigin(),
            layers,
            entries(network.readout(), outputs, neurons),
            entries(network.thresholds(), outputs, range(1)),
            new Origin.Public());
    return new Excerpt(part, problem.only(outputs), neurons);
  }

  private static int[] range(int size) {
    return IntStream.range(0, size).toArray();
  }

  private static Matrix entries(Matrix matrix, int[] rows, int[] columns) {
    return DenseMatrix.generate(
        rows.length,
        columns.length,
        matrix.alphabet(),
        (row, column) -> matrix.get(rows[row], columns[column]));
  }

  /** Returns the part with a damage. */
  Network damaged(Damages.Damage damage) {
    return damage.isLoss() ? without(damage) : flipped(damage);
  }

  private Network without(Damages.Damage damage) {
    List<Layer> layers = new ArrayList<>(network.layers());
    Matrix readout = network.readout();
    if (damage.layer() == layers.size() - 1) {
      readout = withoutColumn(readout, Arrays.binarySearch(neurons, damage.neuron()));
    } else {
      Layer next = layers.get(damage.layer() + 1);
      layers.set(
          damage.layer() + 1,
          new Layer(withoutColumn(next.weights(), damage.neuron()), next.bias()));
    }
    return with(layers, readout);
  }

  private Network flipped(Damages.Damage damage) {
    List<Layer> layers = new ArrayList<>(network.layers());
    Layer layer = layers.get(damage.layer());
    Matrix weights = layer.weights();
    int row =
        damage.layer() == layers.size() - 1
            ? Arrays.binarySearch(neurons, damage.neuron())
            : damage.neuron();
    Matrix changed =
        DenseMatrix.generate(
            weights.rows(),
            weights.columns(),
            symmetric(weights.alphabet()),
            (r, c) ->
                r == row && c == damage.input()
                    ? Damages.flipped(weights, weights.get(r, c))
                    : weights.get(r, c));
    layers.set(damage.layer(), new Layer(changed, layer.bias()));
    return with(layers, network.readout());
  }

  /** Returns the alphabet with the opposite of each of its values, for whole numbers. */
  private static Alphabet symmetric(Alphabet alphabet) {
    if (alphabet.kind() != Alphabet.Kind.INTEGER) {
      return alphabet;
    }
    long most = Math.max(Math.abs(alphabet.minimum()), Math.abs(alphabet.maximum()));
    return Alphabet.integers(-most, most);
  }

  private Network with(List<Layer> layers, Matrix readout) {
    return new Network(
        network.encoder(),
        network.encoderOrigin(),
        layers,
        readout,
        network.thresholds(),
        new Origin.Public());
  }

  private static Matrix withoutColumn(Matrix matrix, int lost) {
    return DenseMatrix.generate(
        matrix.rows(),
        matrix.columns(),
        matrix.alphabet().withZero(),
        (row, column) -> column == lost ? 0 : matrix.get(row, column));
  }
}
