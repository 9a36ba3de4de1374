package org.superpose.core.compression;

import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;

/** What weights take as a {@link DenseMatrix}, the form of all that is compressed. */
final class DenseWeights {

  private static final int MOST = Integer.MAX_VALUE - 8; // entries of one array

  private DenseWeights() {}

  /** Returns the bytes that a layer's weights take, though an array may not hold as many. */
  static double bytes(Layer layer) {
    return (double) Double.BYTES * layer.neurons() * layer.inputs();
  }

  /**
   * Checks that the weights of a layer fit one array.
   *
   * @param at the index of the layer
   * @throws IllegalArgumentException if they do not
   */
  static void requireFit(Network network, int at) {
    Layer layer = network.layers().get(at);
    requireFit(
        "the " + layer.neurons() + " x " + layer.inputs() + " weights of layer " + (at + 1),
        (long) layer.neurons() * layer.inputs());
  }

  /**
   * Returns a number of entries that fits one array.
   *
   * @throws IllegalArgumentException if it does not
   */
  static int requireFit(String what, long entries) {
    if (entries > MOST) {
      throw new IllegalArgumentException(
          what + " are too many to compress: " + entries + ", at most " + MOST + " fit one array");
    }
    return (int) entries;
  }
}
