package org.superpose.constructions.circuits;

import java.util.Arrays;

/**
 * What units give on each of some inputs, zeros left out: numbers of several inputs one behind the
 * other.
 *
 * @param offsets {@code [inputs + 1]}, where each input's units start
 * @param units ascending for each input
 * @param values of the units, above 0
 */
record Activity(int[] offsets, int[] units, long[] values) {

  /** Returns the number of inputs. */
  int inputs() {
    return offsets.length - 1;
  }

  /** Returns what all units of an input give together. */
  long total(int input) {
    long total = 0;
    for (int at = offsets[input]; at < offsets[input + 1]; at++) {
      total += values[at];
    }
    return total;
  }

  /** Collects units input by input. */
  static final class Builder {

    private final int[] offsets;
    private int[] units = new int[1 << 10];
    private long[] values = new long[1 << 10];
    private int input;
    private int length;

    Builder(int inputs) {
      offsets = new int[inputs + 1];
    }

    /** Adds a unit of the current input. */
    void add(int unit, long value) {
      if (length == units.length) {
        units = Arrays.copyOf(units, 2 * length);
        values = Arrays.copyOf(values, 2 * length);
      }
      units[length] = unit;
      values[length++] = value;
    }

    /** Turns to the next input. */
    void next() {
      offsets[++input] = length;
    }

    Activity build() {
      return new Activity(offsets, Arrays.copyOf(units, length), Arrays.copyOf(values, length));
    }
  }

  /** Returns what units give that are sums of the active features' codes, one for each one. */
  static Activity ofCodes(int[][] inputs, int[][] codes, int neurons) {
    Builder builder = new Builder(inputs.length);
    long[] sums = new long[neurons];
    for (int[] active : inputs) {
      for (int feature : active) {
        for (int neuron : codes[feature]) {
          sums[neuron]++;
        }
      }
      for (int neuron = 0; neuron < neurons; neuron++) {
        if (sums[neuron] > 0) {
          builder.add(neuron, sums[neuron]);
          sums[neuron] = 0;
        }
      }
      builder.next();
    }
    return builder.build();
  }

  /** Returns what a layer gives on the same inputs: ReLU(W h + b). */
  Activity through(TrainedLayer layer) {
    Builder builder = new Builder(inputs());
    long[] sums = new long[layer.bias().length];
    for (int input = 0; input < inputs(); input++) {
      sums(input, layer, sums);
      for (int neuron = 0; neuron < sums.length; neuron++) {
        if (sums[neuron] > 0) {
          builder.add(neuron, sums[neuron]);
        }
      }
      builder.next();
    }
    return builder.build();
  }

  /** Computes W h + b of one input. */
  void sums(int input, TrainedLayer layer, long[] sums) {
    System.arraycopy(layer.bias(), 0, sums, 0, sums.length);
    for (int at = offsets[input]; at < offsets[input + 1]; at++) {
      int[] column = layer.weights()[units[at]];
      long value = values[at];
      for (int neuron = 0; neuron < sums.length; neuron++) {
        sums[neuron] += value * column[neuron];
      }
    }
  }
}
