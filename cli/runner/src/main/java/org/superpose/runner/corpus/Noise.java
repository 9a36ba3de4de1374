package org.superpose.runner.corpus;

import java.util.ArrayList;
import java.util.List;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

/**
 * Changes every weight and bias between the layers of a network a little: by a whole multiple of a
 * power of two, about a 4,096th of the largest magnitude in the matrix, so that whole numbers stay
 * short binary fractions and everything about the network can still be decided exactly.
 */
final class Noise {

  private static final int BITS = 12;

  private Noise() {}

  /**
   * Returns a network with noise; encoder, readout and thresholds stay.
   *
   * @param amount the largest change, relative to the largest magnitude in a matrix
   */
  static Network on(Network network, double amount, Seed seed) {
    if (amount == 0) {
      return network;
    }
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : network.layers()) {
      Seed own = seed.derive("noise", layers.size());
      layers.add(
          new Layer(
              on(layer.weights(), amount, own.derive("weights").stream()),
              on(layer.bias(), amount, own.derive("bias").stream())));
    }
    return new Network(
        network.encoder(),
        network.encoderOrigin(),
        layers,
        network.readout(),
        network.thresholds(),
        network.readoutOrigin());
  }

  private static Matrix on(Matrix matrix, double amount, RandomStream random) {
    double[] largest = {0};
    for (int row = 0; row < matrix.rows(); row++) {
      matrix.forEachInRow(
          row, (column, value) -> largest[0] = Math.max(largest[0], Math.abs(value)));
    }
    if (largest[0] == 0) {
      return matrix;
    }
    double step = Math.scalb(1.0, Math.getExponent(largest[0]) - BITS);
    int most = (int) Math.floor(amount * largest[0] / step);
    boolean[] isSingle = {true};
    DenseMatrix changed =
        DenseMatrix.generate(
            matrix.rows(),
            matrix.columns(),
            Alphabet.FLOAT64,
            (row, column) -> {
              double value = matrix.get(row, column) + step * (random.nextInt(2 * most + 1) - most);
              isSingle[0] &= (float) value == value;
              return value;
            });
    return isSingle[0]
        ? DenseMatrix.generate(matrix.rows(), matrix.columns(), Alphabet.FLOAT32, changed::get)
        : changed;
  }
}
