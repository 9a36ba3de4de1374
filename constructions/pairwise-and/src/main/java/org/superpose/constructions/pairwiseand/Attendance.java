package org.superpose.constructions.pairwiseand;

import java.util.Arrays;
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
    int[] counts = new int[neurons];
    forEach(problem, channels, (neuron, _) -> counts[neuron]++);
    int[][] features = new int[neurons][];
    Arrays.setAll(features, neuron -> new int[counts[neuron]]);
    forEach(problem, channels, (neuron, feature) -> features[neuron][--counts[neuron]] = feature);
    for (int neuron = 0; neuron < neurons; neuron++) {
      Arrays.sort(features[neuron]);
      features[neuron] = withoutRepeats(features[neuron]);
    }
    return new Attendance(features);
  }

  /** Takes a neuron and a feature that it is connected to. */
  @FunctionalInterface
  private interface Connection {
    void accept(int neuron, int feature);
  }

  private static void forEach(Problem problem, int[][] channels, Connection to) {
    for (int output = 0; output < channels.length; output++) {
      for (int position = 0; position < problem.arity(output); position++) {
        int feature = problem.input(output, position);
        for (int neuron : channels[output]) {
          to.accept(neuron, feature);
        }
      }
    }
  }

  /** Keeps one of equal numbers in a row. */
  private static int[] withoutRepeats(int[] ascending) {
    int kept = 0;
    for (int number : ascending) {
      if (kept == 0 || ascending[kept - 1] != number) {
        ascending[kept++] = number;
      }
    }
    return Arrays.copyOf(ascending, kept);
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
