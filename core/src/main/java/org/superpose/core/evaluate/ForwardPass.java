package org.superpose.core.evaluate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;

/**
 * One exact forward pass, layer by layer, for witnesses and for scores too close to a threshold for
 * floating point. Every stored weight is a finite binary fraction, so decimal arithmetic of
 * unlimited precision makes no error. Cost: one exact product for each non-zero weight that meets
 * an active neuron.
 */
public final class ForwardPass {

  private final List<BigDecimal[]> activations;
  private final Network network;

  private ForwardPass(Network network, List<BigDecimal[]> activations) {
    this.network = network;
    this.activations = activations;
  }

  /**
   * Runs a network on one input.
   *
   * @param activeInputs the active features, each below the network's number of features
   */
  public static ForwardPass of(Network network, int[] activeInputs) {
    BigDecimal[] values = zeros(network.encoder().rows());
    for (int feature : activeInputs) {
      network
          .encoder()
          .forEachInColumn(
              feature, (row, entry) -> values[row] = values[row].add(new BigDecimal(entry)));
    }
    List<BigDecimal[]> activations = new ArrayList<>();
    activations.add(values);
    for (Layer layer : network.layers()) {
      activations.add(apply(layer, activations.getLast()));
    }
    return new ForwardPass(network, List.copyOf(activations));
  }

  private static BigDecimal[] apply(Layer layer, BigDecimal[] inputs) {
    BigDecimal[] values = zeros(layer.neurons());
    layer.bias().forEachInColumn(0, (row, entry) -> values[row] = new BigDecimal(entry));
    for (int column = 0; column < inputs.length; column++) {
      BigDecimal input = inputs[column];
      if (input.signum() != 0) {
        layer
            .weights()
            .forEachInColumn(
                column,
                (row, entry) ->
                    values[row] = values[row].add(input.multiply(new BigDecimal(entry))));
      }
    }
    return Arrays.stream(values).map(z -> z.max(BigDecimal.ZERO)).toArray(BigDecimal[]::new);
  }

  private static BigDecimal[] zeros(int length) {
    BigDecimal[] values = new BigDecimal[length];
    Arrays.fill(values, BigDecimal.ZERO);
    return values;
  }

  /**
   * Returns the values of one layer, a copy; layer 0 is the encoded input.
   *
   * @param layer from 0 to the number of hidden layers
   */
  public BigDecimal[] layer(int layer) {
    return activations.get(layer).clone();
  }

  /** Returns the score d_q . h_L of an output. */
  public BigDecimal score(int output) {
    BigDecimal[] last = activations.getLast();
    BigDecimal[] sum = {BigDecimal.ZERO};
    network
        .readout()
        .forEachInRow(
            output,
            (column, entry) -> sum[0] = sum[0].add(last[column].multiply(new BigDecimal(entry))));
    return sum[0];
  }

  /** Returns the threshold t_q of an output. */
  public BigDecimal threshold(int output) {
    Matrix thresholds = network.thresholds();
    return new BigDecimal(thresholds.get(output, 0));
  }

  /** Returns whether an output is on: its score exceeds its threshold. */
  public boolean isOn(int output) {
    return score(output).compareTo(threshold(output)) > 0;
  }
}
