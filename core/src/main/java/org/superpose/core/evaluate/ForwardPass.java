package org.superpose.core.evaluate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.superpose.core.exact.Dyadic;
import org.superpose.core.exact.Exactness;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;

/**
 * One exact forward pass, layer by layer, for witnesses and for scores too close to a threshold for
 * floating point. Every stored weight is a finite binary fraction, and whole numbers times powers
 * of two make no error. Cost: one exact product for each non-zero weight that meets an active
 * neuron.
 */
public final class ForwardPass {

  private final List<Dyadic[]> activations;
  private final Network network;

  private ForwardPass(Network network, List<Dyadic[]> activations) {
    this.network = network;
    this.activations = activations;
  }

  /**
   * Runs a network on one input.
   *
   * @param activeInputs the active features, each below the network's number of features
   */
  public static ForwardPass of(Network network, int[] activeInputs) {
    Dyadic[] values = zeros(network.encoder().rows());
    for (int feature : activeInputs) {
      network
          .encoder()
          .forEachInColumn(
              feature, (row, entry) -> values[row] = values[row].plus(Dyadic.of(entry)));
    }
    List<Dyadic[]> activations = new ArrayList<>();
    activations.add(values);
    for (Layer layer : network.layers()) {
      activations.add(apply(layer, activations.getLast()));
    }
    return new ForwardPass(network, List.copyOf(activations));
  }

  private static Dyadic[] apply(Layer layer, Dyadic[] inputs) {
    Dyadic[] values = zeros(layer.neurons());
    layer.bias().forEachInColumn(0, (row, entry) -> values[row] = Dyadic.of(entry));
    for (int column = 0; column < inputs.length; column++) {
      Dyadic input = inputs[column];
      if (input.signum() != 0) {
        layer
            .weights()
            .forEachInColumn(
                column,
                (row, entry) -> values[row] = values[row].plus(input.times(Dyadic.of(entry))));
      }
    }
    Arrays.setAll(values, row -> values[row].signum() > 0 ? values[row] : Dyadic.ZERO);
    return values;
  }

  private static Dyadic[] zeros(int length) {
    Dyadic[] values = new Dyadic[length];
    Arrays.fill(values, Dyadic.ZERO);
    return values;
  }

  /**
   * Returns the values of one layer; layer 0 is the encoded input.
   *
   * @param layer from 0 to the number of hidden layers
   */
  public BigDecimal[] layer(int layer) {
    return Arrays.stream(activations.get(layer))
        .map(Dyadic::toBigDecimal)
        .toArray(BigDecimal[]::new);
  }

  private Dyadic sum(int output) {
    Dyadic[] last = activations.getLast();
    Dyadic[] sum = {Dyadic.ZERO};
    network
        .readout()
        .forEachInRow(
            output, (column, entry) -> sum[0] = sum[0].plus(last[column].times(Dyadic.of(entry))));
    return sum[0];
  }

  /** Returns the score d_q . h_L of an output. */
  public BigDecimal score(int output) {
    return sum(output).toBigDecimal();
  }

  /** Returns the threshold t_q of an output. */
  public BigDecimal threshold(int output) {
    return new BigDecimal(network.thresholds().get(output, 0));
  }

  private Dyadic exactSlack(int output) {
    return Dyadic.of(network.thresholds().get(output, 0)).minus(sum(output));
  }

  /**
   * Returns the double next to t_q - d_q . h_L of an output, finite and with the same sign: zero
   * only for zero.
   */
  public double slack(int output) {
    Dyadic exact = exactSlack(output);
    double rounded = Exactness.distance(exact);
    return rounded == 0 ? exact.signum() * Double.MIN_VALUE : rounded;
  }

  /** Returns whether an output is on: its score exceeds its threshold. */
  public boolean isOn(int output) {
    return exactSlack(output).signum() < 0;
  }
}
