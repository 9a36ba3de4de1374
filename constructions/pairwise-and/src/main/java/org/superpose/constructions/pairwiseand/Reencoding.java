package org.superpose.constructions.pairwiseand;

import java.util.BitSet;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.SparseMatrix;

/**
 * The layer that writes all outputs onto one fresh public code, so that the readout is public
 * whatever the channels are.
 *
 * <p>Every position p of the code has two neurons, 2p and 2p + 1, which both read the OR of the
 * channels of the outputs whose code has a one at p. Their biases are -(s - 1) and -s, so that
 * their difference is 1 when s or more of these neurons fire and 0 otherwise: what is not a whole
 * channel is cut, and one position cannot stand in for another.
 */
final class Reencoding {

  private Reencoding() {}

  /** Returns how many positions a code has that is written onto a layer of a width. */
  static int positions(int neurons) {
    return neurons / 2;
  }

  /**
   * Returns the layer.
   *
   * @param channels {@code [outputs][s]}, the neurons of the layer before
   * @param codes {@code [outputs][]}, positions
   * @param neurons the width of both layers
   */
  static Layer layer(int[][] channels, int[][] codes, int neurons) {
    BitSet[] read = new BitSet[(neurons + 1) / 2];
    for (int position = 0; position < read.length; position++) {
      read[position] = new BitSet(neurons);
    }
    for (int output = 0; output < channels.length; output++) {
      for (int position : codes[output]) {
        for (int neuron : channels[output]) {
          read[position].set(neuron);
        }
      }
    }
    int channel = channels[0].length;
    double[] biases = new double[neurons];
    for (int neuron = 0; neuron < neurons; neuron++) {
      biases[neuron] = 1 - channel - neuron % 2;
    }
    return new Layer(
        BitMatrix.binary(neurons, neurons, (row, column) -> read[row / 2].get(column)),
        DenseMatrix.of(neurons, 1, Alphabet.integers(-channel, 1L - channel), biases));
  }

  /** Returns the readout: the sum of the differences over an output's code. */
  static Matrix readout(int[][] codes, int neurons) {
    int[][] columns = new int[codes.length][];
    int[][] values = new int[codes.length][];
    for (int output = 0; output < codes.length; output++) {
      int[] code = codes[output];
      columns[output] = new int[2 * code.length];
      values[output] = new int[2 * code.length];
      for (int i = 0; i < code.length; i++) {
        columns[output][2 * i] = 2 * code[i];
        columns[output][2 * i + 1] = 2 * code[i] + 1;
        values[output][2 * i] = 1;
        values[output][2 * i + 1] = -1;
      }
    }
    return SparseMatrix.ofRows(neurons, Alphabet.TERNARY, columns, values);
  }
}
