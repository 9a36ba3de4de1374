package org.superpose.core.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;

/**
 * The values of every layer of a network on an input, in double arithmetic: exact for networks of
 * moderate whole numbers, otherwise within its rounding. The order of additions is fixed, so that
 * equal networks and inputs give equal bits. Not safe for use by several threads.
 *
 * <p>Cost of an input: an addition for each active feature and neuron of the first layer, and for
 * each non-zero weight of the layers behind it that meets an active neuron. Memory: the effective
 * weights of the first layer, {@code [features, neurons]}, unless these are more than {@value
 * #LARGEST_TABLE}; without them an input also costs the weights of the first layer.
 */
public final class Activations {

  private static final int LARGEST_TABLE = 1 << 25;

  private final Network network;
  private final double[][] effective; // [features][neurons of the first layer]; empty if too many

  /** Prepares the evaluation of a network. */
  public Activations(Network network) {
    this.network = network;
    boolean fits =
        !network.layers().isEmpty()
            && (long) network.features() * network.layers().getFirst().neurons() <= LARGEST_TABLE;
    effective = new double[fits ? network.features() : 0][];
    for (int feature = 0; feature < effective.length; feature++) {
      double[] encoded = new double[network.encoder().rows()];
      network.encoder().addColumn(feature, 1, encoded);
      effective[feature] = product(network.layers().getFirst().weights(), encoded);
    }
  }

  /**
   * Returns the values of all layers on an input; entry 0 is the encoded input.
   *
   * @param active the active features
   */
  public List<double[]> of(int... active) {
    List<double[]> values = new ArrayList<>();
    double[] encoded = new double[network.encoder().rows()];
    for (int feature : active) {
      network.encoder().addColumn(feature, 1, encoded);
    }
    values.add(encoded);
    for (Layer layer : network.layers()) {
      boolean first = values.size() == 1;
      double[] sums =
          first && effective.length > 0
              ? sum(active, layer.neurons())
              : product(layer.weights(), values.getLast());
      layer.bias().addColumn(0, 1, sums);
      for (int neuron = 0; neuron < sums.length; neuron++) {
        sums[neuron] = Math.max(0, sums[neuron]);
      }
      values.add(sums);
    }
    return values;
  }

  private double[] sum(int[] active, int neurons) {
    double[] sums = new double[neurons];
    for (int feature : active) {
      double[] weights = effective[feature];
      for (int neuron = 0; neuron < neurons; neuron++) {
        sums[neuron] += weights[neuron];
      }
    }
    return sums;
  }

  private static double[] product(Matrix weights, double[] vector) {
    double[] sums = new double[weights.rows()];
    int[] active = IntStream.range(0, vector.length).filter(i -> vector[i] != 0).toArray();
    for (int column : active) {
      weights.addColumn(column, vector[column], sums);
    }
    return sums;
  }
}
