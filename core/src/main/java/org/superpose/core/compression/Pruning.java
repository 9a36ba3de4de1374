package org.superpose.core.compression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;

/**
 * Removes weights between layers, the smallest magnitudes first; among equal ones, those that come
 * first by layer, row and column.
 *
 * <p>Cost: time O(w log w) once for w weights that are not zero, and O(e) for each pruned network,
 * e all entries of the weights; memory {@link #bytes}.
 */
public final class Pruning {

  private final Network network;
  private final double[] magnitudes; // [weights that are not zero], ascending

  /**
   * Prepares the pruning of a network.
   *
   * @throws IllegalArgumentException if the weights of a layer have 2^31 entries or more, or those
   *     of all layers together as many that are not zero
   */
  public Pruning(Network network) {
    for (int l = 0; l < network.layers().size(); l++) {
      DenseWeights.requireFit(network, l);
    }
    this.network = network;
    magnitudes = new double[DenseWeights.requireFit("all weights that are not 0", count(network))];
    int[] next = {0};
    for (Layer layer : network.layers()) {
      for (int row = 0; row < layer.neurons(); row++) {
        layer.weights().forEachInRow(row, (_, value) -> magnitudes[next[0]++] = Math.abs(value));
      }
    }
    Arrays.sort(magnitudes);
  }

  private static long count(Network network) {
    return network.layers().stream().mapToLong(layer -> layer.weights().nonzeros()).sum();
  }

  /**
   * Estimates the bytes that pruning takes beside the network, before any are taken: the magnitudes
   * of the weights, and one pruned network at a time.
   */
  public static long bytes(Network network) {
    double pruned = 0;
    for (Layer layer : network.layers()) {
      pruned += DenseWeights.bytes(layer);
    }
    return (long) ((double) Double.BYTES * count(network) + pruned);
  }

  /** Returns how many weights are a fraction of all that are not zero. */
  public int count(double fraction) {
    return (int) Math.round(fraction * magnitudes.length);
  }

  /**
   * Returns the largest number of weights, found by doubling and bisection, without which the
   * network still meets the criterion while it does not without one more; 0 if it never does.
   */
  public int most(Predicate<Network> meets) {
    if (!meets.test(network)) {
      return 0;
    }
    int low = 0; // meets
    int high = 1;
    while (high <= magnitudes.length && meets.test(without(high))) {
      low = high;
      high = (int) Math.min(2L * high, magnitudes.length + 1);
    }
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

  /**
   * Returns the network without its smallest weights.
   *
   * @throws IndexOutOfBoundsException if there are fewer weights
   */
  public Network without(int removed) {
    if (removed == 0) {
      return network;
    }
    Remover remover = new Remover(removed);
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : network.layers()) {
      layers.add(new Layer(remover.rest(layer.weights()), layer.bias()));
    }
    return new Network(
        network.encoder(),
        network.encoderOrigin(),
        layers,
        network.readout(),
        network.thresholds(),
        network.readoutOrigin());
  }

  /** Goes through the weights of all layers in order and leaves out the smallest. */
  private final class Remover {

    private final double limit; // what is smaller goes
    private int ties; // how many weights of just that magnitude still have to go

    Remover(int removed) {
      limit = magnitudes[removed - 1];
      int first = removed - 1; // of that magnitude
      while (first > 0 && magnitudes[first - 1] == limit) {
        first--;
      }
      ties = removed - first;
    }

    Matrix rest(Matrix weights) {
      return DenseMatrix.generate(
          weights.rows(),
          weights.columns(),
          weights.alphabet().withZero(),
          (row, column) -> {
            double value = weights.get(row, column);
            return value == 0 || isRemoved(Math.abs(value)) ? 0 : value;
          });
    }

    private boolean isRemoved(double magnitude) {
      if (magnitude == limit && ties > 0) {
        ties--;
        return true;
      }
      return magnitude < limit;
    }
  }
}
