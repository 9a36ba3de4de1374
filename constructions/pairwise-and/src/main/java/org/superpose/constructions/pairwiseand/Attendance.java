package org.superpose.constructions.pairwiseand;

import java.util.BitSet;
import org.superpose.core.task.Problem;

/**
 * Which features each neuron is connected to: neuron r is connected to feature i when r is in the
 * channel of a gate of i.
 *
 * @param features {@code [neurons][]}, the features that each neuron is connected to, ascending
 */
record Attendance(int[][] features) {

  /**
   * Returns the connections that channels imply.
   *
   * @param channels {@code [outputs][]}, the neurons of each gate
   */
  static Attendance of(Problem problem, int[][] channels, int neurons) {
    BitSet[] connected = new BitSet[neurons];
    for (int neuron = 0; neuron < neurons; neuron++) {
      connected[neuron] = new BitSet();
    }
    for (int output = 0; output < channels.length; output++) {
      for (int neuron : channels[output]) {
        for (int position = 0; position < problem.arity(output); position++) {
          connected[neuron].set(problem.input(output, position));
        }
      }
    }
    int[][] features = new int[neurons][];
    for (int neuron = 0; neuron < neurons; neuron++) {
      features[neuron] = connected[neuron].stream().toArray();
    }
    return new Attendance(features);
  }

  /** Returns the number of pairs of a neuron and a feature it is connected to. */
  int size() {
    int size = 0;
    for (int[] connected : features) {
      size += connected.length;
    }
    return size;
  }
}
