package org.superpose.constructions.pairwiseand;

import java.util.Arrays;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;

/** Runs inputs through a network of one hidden layer, for tests that sample. */
final class Responses {

  private final Network network;
  private final double[][] columns; // [features][neurons] of W E, made on demand

  private Responses(Network network) {
    this.network = network;
    this.columns = new double[network.features()][];
  }

  static Responses of(Network network) {
    return new Responses(network);
  }

  boolean areRight(Problem problem, int[] active) {
    return areRight(problem, active, Double.POSITIVE_INFINITY);
  }

  /** Returns whether all outputs are right if no neuron gave more than a cap. */
  boolean areRight(Problem problem, int[] active, double cap) {
    double[] values = new double[network.neurons()];
    network.layers().getFirst().bias().addColumn(0, 1, values);
    for (int feature : active) {
      double[] column = column(feature);
      Arrays.setAll(values, r -> values[r] + column[r]);
    }
    double[] scores = new double[problem.outputs()];
    for (int r = 0; r < values.length; r++) {
      if (values[r] > 0) {
        network.readout().addColumn(r, Math.min(cap, values[r]), scores);
      }
    }
    for (int output = 0; output < scores.length; output++) {
      boolean on = scores[output] > network.thresholds().get(output, 0);
      if (on != problem.isOn(output, active)) {
        return false;
      }
    }
    return true;
  }

  private double[] column(int feature) {
    if (columns[feature] == null) {
      double[] column = new double[network.neurons()];
      network
          .encoder()
          .forEachInColumn(
              feature,
              (one, entry) -> network.layers().getFirst().weights().addColumn(one, entry, column));
      columns[feature] = column;
    }
    return columns[feature];
  }
}
