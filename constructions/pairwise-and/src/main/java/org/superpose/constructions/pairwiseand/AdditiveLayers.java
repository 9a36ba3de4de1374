package org.superpose.constructions.pairwiseand;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.task.Problem;

/** Puts networks together whose last hidden layer adds up scores. */
final class AdditiveLayers {

  private AdditiveLayers() {}

  /**
   * Returns a network of one layer that reads the features' code.
   *
   * @param codes {@code [features][k]}
   * @param readout {@code [outputs][s]}, neurons
   * @param trained weights and biases
   * @param largest no weight is farther from 0
   */
  static Network network(
      Problem problem, int[][] codes, int[][] readout, ScoreTraining.Result trained, int largest) {
    long reach = (long) (problem.sparsity() + biases(problem)) * codes[0].length;
    return network(
        codes, List.of(sums(problem, trained, reach * largest)), readout, reach, largest);
  }

  /** Returns a network that computes ANDs in two layers before. */
  static Network network(
      Problem problem,
      int[][] codes,
      AndCode ands,
      int[][] readout,
      ScoreTraining.Result trained,
      int largest) {
    // Every position may read every channel neuron.
    long reach =
        (long) (problem.sparsity() + biases(problem)) * codes[0].length
            + (long) ands.neurons() * ands.neurons();
    return network(
        codes,
        List.of(
            beside(ands.codeNeurons(), ands.rows(), 0, ands.channelBias()),
            beside(ands.codeNeurons(), ands.readers(), ands.codeNeurons(), ands.positionBias()),
            sums(problem, trained, reach * largest)),
        readout,
        reach,
        largest);
  }

  /**
   * Returns 1 if neurons have biases of their own, each of which gives at most what a code does.
   */
  private static int biases(Problem problem) {
    return problem.onByDefault().length > 0 ? 1 : 0;
  }

  private static Network network(
      int[][] codes, List<Layer> layers, int[][] readout, long reach, int largest) {
    int neurons = layers.getFirst().neurons();
    int level = ScoreTraining.level(codes[0].length, readout[0].length, largest);
    double threshold = level + 0.5 + (double) readout[0].length * reach * largest;
    return new Network(
        SparseMatrix.binaryColumns(neurons, codes),
        new Origin.Public(),
        layers,
        SparseMatrix.binaryRows(neurons, readout),
        DenseMatrix.uniformColumn(readout.length, threshold),
        new Origin.Public());
  }

  /** Returns the layer of sums: the bias is what no input can take off, so none is cut. */
  private static Layer sums(Problem problem, ScoreTraining.Result trained, long bias) {
    int[][] weights = trained.weights();
    int neurons = weights.length;
    double[] entries =
        Arrays.stream(weights).flatMapToInt(Arrays::stream).asDoubleStream().toArray();
    long least = Arrays.stream(entries).mapToLong(entry -> (long) entry).min().orElseThrow();
    long most = Arrays.stream(entries).mapToLong(entry -> (long) entry).max().orElseThrow();
    return new Layer(
        DenseMatrix.of(
            neurons, neurons, Alphabet.integers(least, Math.max(most, least + 1)), entries),
        biases(problem) == 0
            ? DenseMatrix.constantColumn(neurons, bias)
            : DenseMatrix.of(
                neurons,
                1,
                Alphabet.integers(
                    bias + Arrays.stream(trained.bias()).min().orElseThrow(),
                    bias + Arrays.stream(trained.bias()).max().orElseThrow() + 1),
                Arrays.stream(trained.bias()).mapToDouble(own -> (double) (bias + own)).toArray()));
  }

  /**
   * Returns a layer whose first neurons pass on what they read one to one, beside others.
   *
   * @param passed the number of neurons that pass on
   * @param rows {@code [neurons - passed]}, what the others read
   * @param offset where in the layer before their reads start
   * @param bias of the others
   */
  private static Layer beside(int passed, BitSet[] rows, int offset, int bias) {
    int neurons = passed + rows.length;
    double[] biases = new double[neurons];
    Arrays.fill(biases, passed, neurons, bias);
    return new Layer(
        BitMatrix.binary(
            neurons,
            neurons,
            (row, column) ->
                row < passed
                    ? row == column
                    : column >= offset && rows[row - passed].get(column - offset)),
        DenseMatrix.of(neurons, 1, Alphabet.integers(bias, 0), biases));
  }
}
