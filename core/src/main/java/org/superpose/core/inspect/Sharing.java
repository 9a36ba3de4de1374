package org.superpose.core.inspect;

import java.util.Arrays;
import org.superpose.core.network.Network;

/**
 * How outputs share the neurons that the readout reads: an output uses a neuron, and the neuron
 * serves the output, where the readout's weight is not zero.
 *
 * @param neurons of the layer that the readout reads
 * @param outputs m', the number of outputs
 * @param fewestUsed how many neurons an output uses, at least
 * @param mostUsed how many neurons an output uses, at most
 * @param fewestServed how many outputs a neuron serves, at least
 * @param mostServed how many outputs a neuron serves, at most
 * @param connections how many weights of the readout are not zero
 */
public record Sharing(
    int neurons,
    int outputs,
    int fewestUsed,
    int mostUsed,
    int fewestServed,
    int mostServed,
    long connections) {

  /** Counts the connections of a network. Cost: a look at every weight of the readout. */
  public static Sharing of(Network network) {
    int[] used = new int[network.outputs()];
    int[] served = new int[network.readout().columns()];
    for (int output = 0; output < used.length; output++) {
      int row = output;
      network
          .readout()
          .forEachInRow(
              row,
              (neuron, _) -> {
                used[row]++;
                served[neuron]++;
              });
    }
    return new Sharing(
        served.length,
        used.length,
        Arrays.stream(used).min().orElseThrow(),
        Arrays.stream(used).max().orElseThrow(),
        Arrays.stream(served).min().orElseThrow(),
        Arrays.stream(served).max().orElseThrow(),
        network.readout().nonzeros());
  }

  /** Returns how many neurons an output uses, on average. */
  public double meanUsed() {
    return (double) connections / outputs;
  }

  /** Returns how many outputs a neuron serves, on average. */
  public double meanServed() {
    return (double) connections / neurons;
  }
}
