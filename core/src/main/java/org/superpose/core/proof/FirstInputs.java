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
  private final long[] levels; // [neurons], with the features of counted active
  private final int[] onByDefault; // outputs that are on without active inputs
  private int[] counted = {};
  private final long[] offLimits; // [outputs], the largest value that is surely off

  FirstInputs(IntegerNetwork network, Problem problem) {
    this.network = network;
    this.problem = problem;
    judge = new Judge(network);
    onByDefault = problem.onByDefault();
    values = new long[network.outputs()];
    levels = new long[network.neurons()];
    Arrays.setAll(levels, network::bias);
    offLimits = new long[network.outputs()];
    Arrays.setAll(offLimits, output -> judge.wrongAbove(output, false));
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

  /** Keeps the levels without the last feature up to date: it is the one that changes most. */
  private void addAllButLast(int[] features) {
    int[] butLast = Arrays.copyOf(features, Math.max(0, features.length - 1));
    if (!Arrays.equals(butLast, counted)) {
      counted = butLast;
      for (int neuron = 0; neuron < levels.length; neuron++) {
        levels[neuron] = network.bias(neuron);
        for (int feature : counted) {
          levels[neuron] += network.effectiveWeights().of(neuron, feature);
        }
      }
    }
  }

  private WrongInput firstWrong(int[] features) {
    Arrays.fill(values, 0);
    addAllButLast(features);
    int last = features.length - 1;
    for (int neuron = 0; neuron < network.neurons(); neuron++) {
      long level = levels[neuron];
      if (last >= 0) {
        level += network.effectiveWeights().of(neuron, features[last]);
      }
      if (level > 0) {
        for (int at = offsets[neuron]; at < offsets[neuron + 1]; at++) {
          values[readers[at]] += coefficients[at] * level;
        }
      }
    }
    int first = firstOn(features, values.length);
    for (int output : onByDefault) {
      if (output < first && isWrong(output, features)) {
        first = output;
      }
    }
    for (int output = 0; output < first; output++) {
      if (values[output] > offLimits[output] && isWrong(output, features)) {
        first = output;
      }
    }
    return first == values.length ? null : new WrongInput(features.clone(), first);
  }

  /** Returns the first wrong output of those that the features can switch on. */
  private int firstOn(int[] features, int none) {
    int first = none;
    for (int feature : features) {
      for (int position = 0; position < problem.influence(feature); position++) {
        int output = problem.outputOf(feature, position);
        if (output < first && isWrong(output, features)) {
          first = output;
        }
      }
    }
    return first;
  }

  private boolean isWrong(int output, int[] features) {
    boolean on = problem.isOn(output, features);
    return judge.isWrong(output, features, on, on ? -values[output] : values[output]);
  }
}
