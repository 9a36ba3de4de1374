package org.superpose.constructions.logic;

import java.util.Arrays;
import java.util.BitSet;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.SparseMatrix;

/** The parts of networks in which an inactive channel says that its gate is on. */
final class ChannelLayers {

  private ChannelLayers() {}

  /** Returns the encoder: the codes of the features, as -1. */
  static SparseMatrix encoder(int[][] codes, int width) {
    return constant(codes, width, -1).transpose();
  }

  /**
   * Returns the rows of W: for every neuron the OR of the codes of the inputs that it is connected
   * to.
   *
   * @param gates {@code [outputs][]}, the inputs of each gate
   * @param inputs how many inputs of its gate a channel is connected to
   * @param codes {@code [inputs][k]}
   * @param channels {@code [outputs][s]}
   * @param width n, the number of neurons and of positions of the codes
   */
  static BitSet[] rows(int[][] gates, int inputs, int[][] codes, int[][] channels, int width) {
    BitSet[] rows = new BitSet[width];
    Arrays.setAll(rows, neuron -> new BitSet(width));
    for (int gate = 0; gate < gates.length; gate++) {
      for (int position = 0; position < inputs; position++) {
        for (int neuron : channels[gate]) {
          for (int one : codes[gates[gate][position]]) {
            rows[neuron].set(one);
          }
        }
      }
    }
    return rows;
  }

  /** Returns W for codes that arrive as -1: one bit a weight. */
  static BitMatrix weights(BitSet[] rows) {
    return BitMatrix.binary(rows.length, rows.length, (row, column) -> rows[row].get(column));
  }

  /** Returns a layer that reads codes of ones and gives what each neuron misses of a level. */
  static Layer missing(BitSet[] rows, long level) {
    int[][] ones = new int[rows.length][];
    Arrays.setAll(ones, row -> rows[row].stream().toArray());
    return new Layer(
        constant(ones, rows.length, -1), DenseMatrix.constantColumn(rows.length, level));
  }

  /** Returns the layer ReLU(1 - h): ones for inactive neurons, zeros for all others. */
  static Layer cut(int width) {
    int[][] ones = new int[width][];
    Arrays.setAll(ones, row -> new int[] {row});
    return new Layer(constant(ones, width, -1), DenseMatrix.constantColumn(width, 1));
  }

  /** Returns the readout of single channels: less what their neurons give. */
  static SparseMatrix readout(int[][] channels, int width) {
    return constant(channels, width, -1);
  }

  /**
   * Returns the readout of two channels each: what the veto gives less M times what the needed one
   * gives. It is above 1/2 if, and only if, the needed channel is inactive and the veto is not.
   *
   * @param loudest the largest sum of a veto's channel
   */
  static SparseMatrix readout(int[][] needed, int[][] vetoes, int loudest, int width) {
    int weight = 1 + loudest;
    int[][] columns = new int[needed.length][];
    int[][] values = new int[needed.length][];
    for (int output = 0; output < needed.length; output++) {
      int first = needed[output].length;
      int second = vetoes[output].length;
      columns[output] = Arrays.copyOf(needed[output], first + second); // needed ones come first
      System.arraycopy(vetoes[output], 0, columns[output], first, second);
      values[output] = new int[first + second];
      Arrays.fill(values[output], 1);
      Arrays.fill(values[output], 0, first, -weight);
    }
    return SparseMatrix.ofRows(width, Alphabet.integers(-weight, 1), columns, values);
  }

  private static SparseMatrix constant(int[][] positions, int columns, int value) {
    int[][] values = new int[positions.length][];
    for (int row = 0; row < positions.length; row++) {
      values[row] = new int[positions[row].length];
      Arrays.fill(values[row], value);
    }
    return SparseMatrix.ofRows(columns, Alphabet.integers(value, 0), positions, values);
  }
}
