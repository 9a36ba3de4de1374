package org.superpose.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;

/**
 * Removes weights between layers, the smallest magnitudes first; among equal ones, those that come
 * first by layer, row and column.
 */
final class Pruning {

  private record Weight(int layer, int row, int column, double value) {}

  private final Network network;
  private final List<Weight> weights = new ArrayList<>(); // the first to go first

  Pruning(Network network) {
    this.network = network;
    for (int l = 0; l < network.layers().size(); l++) {
      Matrix matrix = network.layers().get(l).weights();
      for (int row = 0; row < matrix.rows(); row++) {
        int layer = l;
        int currentRow = row;
        matrix.forEachInRow(
            row, (column, value) -> weights.add(new Weight(layer, currentRow, column, value)));
      }
    }
    weights.sort((a, b) -> Double.compare(Math.abs(a.value), Math.abs(b.value)));
  }

  /** Returns how many weights are a fraction of all that are not zero. */
  int count(double fraction) {
    return (int) Math.round(fraction * weights.size());
  }

  /**
   * Returns the largest number of weights, found by doubling and bisection, without which the
   * network still meets the criterion while it does not without one more; 0 if it never does.
   */
  int most(Predicate<Network> meets) {
    if (!meets.test(network)) {
      return 0;
    }
    int low = 0; // meets
    int high = 1;
    while (high <= weights.size() && meets.test(without(high))) {
      low = high;
      high *= 2;
    }
    high = Math.min(high, weights.size() + 1);
    while (high - low > 1) {
      int middle = low + (high - low) / 2;
      if (meets.test(without(middle))) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the network without its smallest weights. */
  Network without(int removed) {
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      layers.add(new Layer(removed == 0 ? layer.weights() : rest(l, removed), layer.bias()));
    }
    return new Network(
        network.encoder(),
        network.encoderOrigin(),
        layers,
        network.readout(),
        network.thresholds(),
        network.readoutOrigin());
  }

  private Matrix rest(int layer, int removed) {
    Matrix matrix = network.layers().get(layer).weights();
    double[] entries = new double[matrix.rows() * matrix.columns()]; // [rows, columns]
    for (Weight weight : weights.subList(removed, weights.size())) {
      if (weight.layer == layer) {
        entries[weight.row * matrix.columns() + weight.column] = weight.value;
      }
    }
    return DenseMatrix.of(matrix.rows(), matrix.columns(), withZero(matrix.alphabet()), entries);
  }

  /** Returns the alphabet, or the smallest one with zero: what it costs to remove signs. */
  private static Alphabet withZero(Alphabet alphabet) {
    return alphabet.contains(0)
        ? alphabet
        : Alphabet.integers(Math.min(0, alphabet.minimum()), Math.max(0, alphabet.maximum()));
  }
}
