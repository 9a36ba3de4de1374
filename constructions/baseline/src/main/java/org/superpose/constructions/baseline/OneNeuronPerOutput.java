package org.superpose.constructions.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;

/**
 * The naive baseline: every output has a neuron of its own (a pair for XOR), so the width is at
 * least m' and grows linearly where superposition needs about its square root.
 *
 * <p>With plain inputs the encoder is the identity, the network is max(m, neurons) wide, its
 * weights are 0/1 (-1/0/1 for AND-NOT and XOR) and it makes no error. With {@code superposed: true}
 * the m inputs come in superposition on as many neurons as the layer has, on public random +-1
 * codes; each neuron then reads the sum of the codes of its inputs. All entries stay whole numbers:
 * bias and threshold are scaled by the width n instead of the codes by 1/n.
 *
 * <p>Cost: width max(m, m') or m' (twice m' for XOR); time and memory linear in the non-zeros for
 * plain inputs, m' squared for superposed ones. XOR of more than two inputs is unsupported: no
 * single ReLU, nor two, tells odd from even sums.
 */
public final class OneNeuronPerOutput implements Construction {

  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  @Override
  public Description describe() {
    return new Description(
        "one-neuron-per-output",
        "Gives every output a neuron of its own: the naive network that superposition must beat.",
        List.of(
            Parameter.flag(
                "superposed",
                false,
                "whether the inputs arrive superposed on as many neurons as the layer has")),
        List.of(
            "McCulloch, Pitts: A logical calculus of the ideas immanent in nervous activity, 1943",
            "Adler, Shavit: On the Complexity of Neural Computation in Superposition,"
                + " arXiv 2409.15318, 2024 (the naive network of its introduction)"));
  }

  @Override
  public Sizing size(SizeRequest request) {
    Problem problem = request.problem();
    if (problem.commonGate().isEmpty()) {
      return new Sizing.Unsupported("computes outputs that are all the same gate, these are not");
    }
    GateNeurons gates = new GateNeurons(problem);
    if (problem.isAll(Gate.XOR) && gates.largestArity() > 2) {
      return new Sizing.Unsupported(
          "XOR of %s inputs is not a single layer of two neurons an output; at most 2 inputs"
              .formatted(gates.largestArity()));
    }
    boolean superposed = request.options().flag("superposed");
    int needed = superposed ? gates.neurons() : Math.max(problem.features(), gates.neurons());
    if (request.neurons().isPresent() && request.neurons().getAsInt() < needed) {
      return new Sizing.Unsupported(
          "needs %s neurons, but only %s are allowed"
              .formatted(needed, request.neurons().getAsInt()));
    }
    if (superposed && (long) needed * needed > LARGEST_ARRAY) {
      return new Sizing.Unsupported(
          "the %s x %s weights of superposed inputs exceed one array".formatted(needed, needed));
    }
    return superposed
        ? new Sizing.Sized(
            needed,
            OptionalDouble.of(new SuperposedInputNoise(problem, needed).failure()),
            superposedBytes(problem, needed))
        : new Sizing.Sized(needed, OptionalDouble.of(0), plainBytes(gates, needed));
  }

  /** Weights twice while they are copied, and the two readings of the code in bits. */
  private static long superposedBytes(Problem problem, long neurons) {
    return 16 * neurons * neurons
        + neurons * problem.features() / 4
        + 64L * neurons
        + 64L * problem.outputs();
  }

  /** About 32 bytes for each non-zero entry and 64 for each row. */
  private static long plainBytes(GateNeurons gates, long neurons) {
    return 64 * (3 * neurons + 2L * gates.problem().features())
        + 48L * gates.neurons() * gates.largestArity();
  }

  @Override
  public Network build(BuildRequest request) {
    GateNeurons gates = new GateNeurons(request.problem());
    return request.options().flag("superposed") ? superposed(gates, request.seed()) : plain(gates);
  }

  private static Network plain(GateNeurons gates) {
    int features = gates.problem().features();
    int[][] units = new int[features][];
    for (int feature = 0; feature < features; feature++) {
      units[feature] = new int[] {feature};
    }
    return network(gates, SparseMatrix.binaryRows(features, units), directWeights(gates), 1);
  }

  /** W, {@code [neurons, features]}: each neuron reads the inputs of its gate. */
  private static Matrix directWeights(GateNeurons gates) {
    Problem problem = gates.problem();
    int[][] positions = new int[gates.neurons()][];
    int[][] values = new int[gates.neurons()][];
    for (int neuron = 0; neuron < positions.length; neuron++) {
      int[] inputs = problem.inputs(gates.output(neuron));
      positions[neuron] = inputs.clone();
      Arrays.sort(positions[neuron]);
      values[neuron] = new int[inputs.length];
      for (int position = 0; position < inputs.length; position++) {
        int at = Arrays.binarySearch(positions[neuron], inputs[position]);
        values[neuron][at] = gates.weight(neuron, position);
      }
    }
    return SparseMatrix.ofRows(problem.features(), gates.weights(), positions, values);
  }

  private static Network superposed(GateNeurons gates, Seed seed) {
    int neurons = gates.neurons();
    RandomStream random = seed.derive("input codes").stream();
    BitMatrix codes =
        BitMatrix.signs(
            gates.problem().features(), neurons, (feature, bit) -> random.nextLong() < 0);
    BitMatrix encoder =
        BitMatrix.signs(
            neurons, gates.problem().features(), (bit, feature) -> codes.get(feature, bit) > 0);
    return network(gates, encoder, codeWeights(gates, codes), neurons);
  }

  /** W, {@code [neurons, neurons]}: each neuron reads the signed sum of its inputs' codes. */
  private static Matrix codeWeights(GateNeurons gates, Matrix codes) {
    int neurons = gates.neurons();
    double[] weights = new double[neurons * neurons];
    for (int neuron = 0; neuron < neurons; neuron++) {
      int[] inputs = gates.problem().inputs(gates.output(neuron));
      for (int position = 0; position < inputs.length; position++) {
        int row = neuron * neurons;
        int weight = gates.weight(neuron, position);
        codes.forEachInRow(inputs[position], (bit, sign) -> weights[row + bit] += weight * sign);
      }
    }
    int arity = gates.largestArity();
    Alphabet alphabet = arity == 1 ? Alphabet.SIGN : Alphabet.integers(-arity, arity);
    return DenseMatrix.of(neurons, neurons, alphabet, weights);
  }

  /** Adds bias, readout and thresholds; one active input weighs {@code unit}. */
  private static Network network(GateNeurons gates, Matrix encoder, Matrix weights, int unit) {
    int neurons = gates.neurons();
    double[] bias = new double[neurons];
    Arrays.setAll(bias, neuron -> (double) gates.bias(neuron) * unit);
    int[][] readers = new int[gates.problem().outputs()][gates.neuronsPerOutput()];
    for (int neuron = 0; neuron < neurons; neuron++) {
      readers[gates.output(neuron)][neuron % gates.neuronsPerOutput()] = neuron;
    }
    return new Network(
        encoder,
        new Origin.Public(),
        List.of(new Layer(weights, DenseMatrix.of(neurons, 1, gates.biases(unit), bias))),
        SparseMatrix.binaryRows(neurons, readers),
        DenseMatrix.uniformColumn(readers.length, unit / 2.0),
        new Origin.Public());
  }
}
