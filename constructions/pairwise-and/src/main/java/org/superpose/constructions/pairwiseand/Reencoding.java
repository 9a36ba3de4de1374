package org.superpose.constructions.pairwiseand;

import java.util.BitSet;
import java.util.List;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.task.Problem;

/**
 * The layer that writes all outputs onto one fresh public code, so that the readout is public
 * whatever the channels are.
 *
 * <p>Every neuron of it, a position of the code, reads the OR of the channels of the outputs whose
 * code has a one there. Its bias is -(s - 1): what is not a whole channel is cut. An output is on
 * when the positions of its code sum to their number.
 */
final class Reencoding {

  private Reencoding() {}

  /**
   * Returns the network of two layers.
   *
   * @param codes {@code [features][k]}
   * @param channels {@code [outputs][s]}, the neurons of the first layer
   * @param outputCodes {@code [outputs][]}, positions, which are neurons of the second layer
   * @param neurons the width of both layers
   */
  static Network network(
      Problem problem, int[][] codes, int[][] channels, int[][] outputCodes, int neurons) {
    return new Network(
        SparseMatrix.binaryColumns(neurons, codes),
        new Origin.Public(),
        List.of(
            SparseParts.gates(problem, codes, channels, neurons),
            layer(channels, outputCodes, neurons)),
        SparseMatrix.binaryRows(neurons, outputCodes),
        DenseMatrix.uniformColumn(problem.outputs(), outputCodes[0].length - 0.5),
        new Origin.Public());
  }

  private static Layer layer(int[][] channels, int[][] codes, int neurons) {
    BitSet[] read = new BitSet[neurons];
    for (int position = 0; position < neurons; position++) {
      read[position] = new BitSet(neurons);
    }
    for (int output = 0; output < channels.length; output++) {
      for (int position : codes[output]) {
        for (int neuron : channels[output]) {
          read[position].set(neuron);
        }
      }
    }
    return new Layer(
        BitMatrix.binary(neurons, neurons, (row, column) -> read[row].get(column)),
        DenseMatrix.constantColumn(neurons, 1L - channels[0].length));
  }
}
