package org.superpose.constructions.permutation;

import java.util.ArrayList;
import java.util.List;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.task.Problem;

/**
 * The weights of a Willshaw memory, the OR of the outer products of output and input words, kept by
 * columns in bits; and which outputs a single active feature switches on.
 *
 * @param problem the permutation
 * @param inputs the words of the features, {@code [features][ones]}
 * @param outputs the words of the outputs, {@code [outputs][ones]}
 * @param columns {@code [neurons][(neurons + 63) / 64]}, bit r of column s set where W[r, s] is 1
 */
record WillshawMemory(Problem problem, int[][] inputs, int[][] outputs, long[][] columns) {

  static WillshawMemory of(Problem problem, int neurons, int[][] inputs, int[][] outputs) {
    long[][] columns = new long[neurons][(neurons + 63) >>> 6];
    for (int output = 0; output < outputs.length; output++) {
      for (int column : inputs[problem.input(output, 0)]) {
        for (int row : outputs[output]) {
          columns[column][row >>> 6] |= 1L << row;
        }
      }
    }
    return new WillshawMemory(problem, inputs, outputs, columns);
  }

  /** Returns W, {@code [neurons, neurons]}. */
  BitMatrix weights() {
    return BitMatrix.binary(
        columns.length,
        columns.length,
        (row, column) -> (columns[column][row >>> 6] >>> row & 1) != 0);
  }

  /**
   * Returns, for each feature, the bits of the neurons that are inactive when it alone is active.
   */
  long[][] inactive() {
    long[][] inactive = new long[inputs.length][];
    for (int feature = 0; feature < inputs.length; feature++) {
      long[] neurons = columns[inputs[feature][0]].clone();
      for (int column : inputs[feature]) {
        for (int word = 0; word < neurons.length; word++) {
          neurons[word] &= columns[column][word];
        }
      }
      inactive[feature] = neurons;
    }
    return inactive;
  }

  /** Returns the outputs that some single active feature switches on wrongly, ascending. */
  List<Integer> spuriousOutputs() {
    long[][] inactive = inactive();
    List<Integer> spurious = new ArrayList<>();
    for (int output = 0; output < outputs.length; output++) {
      if (isSpurious(output, outputs[output], inactive)) {
        spurious.add(output);
      }
    }
    return spurious;
  }

  /**
   * Returns whether a word, were it the output's, would be covered by what is inactive for another
   * feature.
   */
  boolean isSpurious(int output, int[] word, long[][] inactive) {
    int source = problem.input(output, 0);
    for (int feature = 0; feature < inactive.length; feature++) {
      if (feature != source && covers(inactive[feature], word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean covers(long[] inactive, int[] word) {
    for (int row : word) {
      if ((inactive[row >>> 6] >>> row & 1) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns how many weights a word, were it the output's, would set that are not set yet. */
  int newWeights(int output, int[] word) {
    int added = 0;
    for (int column : inputs[problem.input(output, 0)]) {
      for (int row : word) {
        added += (columns[column][row >>> 6] >>> row & 1) == 0 ? 1 : 0;
      }
    }
    return added;
  }
}
