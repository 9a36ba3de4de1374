package org.superpose.core.proof;

import java.util.Arrays;
import org.superpose.core.task.Problem;

/**
 * Runs the network on the first few inputs of every size, in the order of witnesses: a badly wrong
 * network is refuted here at once.
 *
 * <p>Only neurons that fire cost anything: they are spread over the outputs that read them.
 */
final class FirstInputs {

  private final IntegerNetwork network;
  private final Problem problem;
  private final Judge judge;
  private final int[] offsets; // [neurons + 1], readers of each neuron
  private final int[] readers; // outputs
  private final long[] coefficients; // of the readers
  private final long[] values; // [outputs]

  FirstInputs(IntegerNetwork network, Problem problem) {
    this.network = network;
    this.problem = problem;
    judge = new Judge(network);
    values = new long[network.outputs()];
    offsets = new int[network.neurons() + 1];
    int total = 0;
    for (int output = 0; output < network.outputs(); output++) {
      for (int neuron : network.neuronsOf(output)) {
        offsets[neuron + 1]++;
        total++;
      }
    }
    Arrays.parallelPrefix(offsets, Integer::sum);
    readers = new int[total];
    coefficients = new long[total];
    int[] next = offsets.clone();
    for (int output = 0; output < network.outputs(); output++) {
      int[] neurons = network.neuronsOf(output);
      long[] read = network.coefficientsOf(output);
      for (int i = 0; i < neurons.length; i++) {
        int at = next[neurons[i]]++;
        readers[at] = output;
        coefficients[at] = read[i];
      }
    }
  }

  /**
   * Returns the first wrong input among the first of every size; null if there is none.
   *
   * @param most how many inputs of each size are run
   */
  WrongInput find(int sparsity, int most) {
    WrongInput found = null;
    for (int size = 0; size <= sparsity && found == null && most > 0; size++) {
      int[] features = new int[size];
      Arrays.setAll(features, i -> i);
      int left = most;
      do {
        found = firstWrong(features);
      } while (found == null && --left > 0 && advance(features));
    }
    return found;
  }

  /** Moves on to the next set of the same size in lexicographic order. */
  private boolean advance(int[] features) {
    int at = features.length - 1;
    while (at >= 0 && features[at] == network.features() - features.length + at) {
      at--;
    }
    if (at < 0) {
      return false;
    }
    features[at]++;
    for (int i = at + 1; i < features.length; i++) {
      features[i] = features[i - 1] + 1;
    }
    return true;
  }

  private WrongInput firstWrong(int[] features) {
    Arrays.fill(values, 0);
    for (int neuron = 0; neuron < network.neurons(); neuron++) {
      long level = network.bias(neuron);
      for (int feature : features) {
        level += network.hearing().of(neuron, feature);
      }
      if (level > 0) {
        for (int at = offsets[neuron]; at < offsets[neuron + 1]; at++) {
          values[readers[at]] += coefficients[at] * level;
        }
      }
    }
    for (int output = 0; output < values.length; output++) {
      boolean on = problem.isOn(output, features);
      if (judge.isWrong(output, features, on, on ? -values[output] : values[output])) {
        return new WrongInput(features.clone(), output);
      }
    }
    return null;
  }
}
