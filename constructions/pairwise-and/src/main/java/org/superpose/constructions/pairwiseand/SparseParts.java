package org.superpose.constructions.pairwiseand;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/** The parts that all constructions on sparse binary codes are made of. */
final class SparseParts {

  private static final int LARGEST_CHOICE = 8;

  private SparseParts() {}

  /**
   * Returns the layer in which every gate computes on its channel: row r of the weights is the OR
   * of the codes of the features that neuron r is connected to, the bias is -(a k - 1) for gates of
   * a inputs.
   *
   * @param codes {@code [features][k]}
   * @param channels {@code [outputs][]}
   */
  static Layer gates(Problem problem, int[][] codes, int[][] channels, int neurons) {
    int[][] connected = Attendance.of(problem, channels, neurons).features();
    BitSet[] rows = new BitSet[neurons];
    for (int neuron = 0; neuron < neurons; neuron++) {
      rows[neuron] = new BitSet(neurons);
      for (int feature : connected[neuron]) {
        for (int one : codes[feature]) {
          rows[neuron].set(one);
        }
      }
    }
    return new Layer(
        BitMatrix.binary(neurons, neurons, (row, column) -> rows[row].get(column)),
        DenseMatrix.constantColumn(neurons, 1 - (long) problem.arity(0) * codes[0].length));
  }

  /** Returns the network of one hidden layer that reads every channel against s - 1/2. */
  static Network network(
      Problem problem, int[][] codes, int[][] channels, int neurons, Origin readoutOrigin) {
    return new Network(
        SparseMatrix.binaryColumns(neurons, codes),
        new Origin.Public(),
        List.of(gates(problem, codes, channels, neurons)),
        SparseMatrix.binaryRows(neurons, channels),
        DenseMatrix.uniformColumn(problem.outputs(), channels[0].length - 0.5),
        readoutOrigin);
  }

  /** Returns the sizes to choose from: the given one, or all small ones that fit. */
  static int[] choices(OptionalInt given, int smallest, int neurons) {
    return given.isPresent()
        ? given.stream().toArray()
        : IntStream.rangeClosed(smallest, LARGEST_CHOICE)
            .map(choice -> Math.min(choice, neurons))
            .distinct()
            .toArray();
  }

  /** The memory of codes, channels with connections, W twice (while it is filled), thresholds. */
  static long bytes(SparseDistribution design) {
    long n = design.neurons();
    ProblemShape shape = design.shape();
    return 20L * shape.features() * design.ones()
        + 60L * shape.outputs() * design.channel()
        + n * n / 4
        + 8L * shape.outputs();
  }
}
