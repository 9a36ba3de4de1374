package org.superpose.constructions.permutation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;

/** Runs networks of one hidden layer forward; sums of whole numbers below 2^53 are exact. */
final class Forward {

  private Forward() {}

  /** Returns the values of the hidden layer before its ReLU cuts them. */
  static double[] beforeCut(Network network, int[] input) {
    double[] values = new double[network.encoder().rows()];
    for (int feature : input) {
      network.encoder().addColumn(feature, 1, values);
    }
    Layer layer = network.layers().getFirst();
    double[] sums = new double[layer.neurons()];
    for (int column = 0; column < values.length; column++) {
      layer.weights().addColumn(column, values[column], sums);
    }
    layer.bias().addColumn(0, 1, sums);
    return sums;
  }

  /** Returns how far each output's score lies above its threshold. */
  static double[] excess(Network network, int[] input) {
    double[] last = beforeCut(network, input);
    double[] excess = new double[network.outputs()];
    for (int output = 0; output < excess.length; output++) {
      int row = output;
      excess[row] = -network.thresholds().get(row, 0);
      network
          .readout()
          .forEachInRow(row, (column, entry) -> excess[row] += entry * Math.max(0, last[column]));
    }
    return excess;
  }

  /** Returns the outputs that are on. */
  static int[] outputs(Network network, int[] input) {
    double[] excess = excess(network, input);
    return IntStream.range(0, excess.length).filter(output -> excess[output] > 0).toArray();
  }

  /** Returns whether no entry of the array is negative. */
  static boolean isNonNegative(double[] values) {
    return Arrays.stream(values).allMatch(value -> value >= 0);
  }
}
