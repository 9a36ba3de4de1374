package org.superpose.formats;

import java.util.Arrays;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;

/**
 * Which floating type computes a network without rounding: single precision when all weights are
 * whole numbers and no sum of absolute values, on any input with at most v active features, exceeds
 * 2^24; otherwise double, which is exact up to 2^53.
 */
final class OnnxPrecision {

  private static final double LARGEST = 0x1p24;

  private OnnxPrecision() {}

  /**
   * Returns the type.
   *
   * @param sparsity v
   */
  static NumberType of(Network network, int sparsity) {
    boolean single =
        network.isIntegral()
            && largestSum(network, sparsity) <= LARGEST
            && singleThresholds(network);
    return single ? NumberType.FLOAT32 : NumberType.FLOAT64;
  }

  private static boolean singleThresholds(Network network) {
    Matrix thresholds = network.thresholds();
    for (int output = 0; output < thresholds.rows(); output++) {
      if (!Alphabet.FLOAT32.contains(thresholds.get(output, 0))) {
        return false;
      }
    }
    return true;
  }

  private static double largestSum(Network network, int sparsity) {
    double[] most = new double[network.encoder().rows()];
    for (int row = 0; row < most.length; row++) {
      int current = row;
      network
          .encoder()
          .forEachInRow(
              row, (_, entry) -> most[current] = Math.max(most[current], Math.abs(entry)));
      most[row] *= sparsity;
    }
    double largest = Arrays.stream(most).max().orElse(0);
    double[] inputs = most;
    for (Layer layer : network.layers()) {
      inputs = sums(layer.weights(), inputs);
      for (int row = 0; row < inputs.length; row++) {
        inputs[row] += Math.abs(layer.bias().get(row, 0));
        largest = Math.max(largest, Math.max(inputs[row], largestEntry(layer.weights(), row)));
      }
    }
    double[] scores = sums(network.readout(), inputs);
    for (int row = 0; row < scores.length; row++) {
      largest = Math.max(largest, Math.max(scores[row], largestEntry(network.readout(), row)));
    }
    return largest;
  }

  private static double largestEntry(Matrix matrix, int row) {
    double[] largest = {0};
    matrix.forEachInRow(row, (_, entry) -> largest[0] = Math.max(largest[0], Math.abs(entry)));
    return largest[0];
  }

  private static double[] sums(Matrix weights, double[] inputs) {
    double[] sums = new double[weights.rows()];
    for (int row = 0; row < sums.length; row++) {
      int current = row;
      weights.forEachInRow(
          row, (column, entry) -> sums[current] += Math.abs(entry) * inputs[column]);
    }
    return sums;
  }
}
