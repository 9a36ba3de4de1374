package org.superpose.constructions.pairwiseand;

import java.util.Arrays;
import org.superpose.core.task.Problem;

/**
 * Which feature is effectively connected to which neuron, kept up to date while gates change their
 * channels.
 *
 * <p>A feature is effectively connected to a neuron when the neuron's row of W holds all ones of
 * the feature's code: because the two are connected, or by chance. With v = 2, a channel fires on
 * two features exactly when both are effectively connected to every neuron of it. So the network is
 * right on every input if, and only if, no gate has a third feature that is effectively connected
 * to its whole channel: a false positive.
 */
final class EffectiveConnections {

  private final Problem problem;
  private final int[][] codes; // [features][ones]
  private final int[][] featuresWithOne; // [neurons][], the features whose code has that one
  private final int[][] channels; // [outputs][], the neurons of each gate, as they change
  private final int[][] gates; // [neurons][], the gates of each neuron, in no order
  private final int[] gateCounts; // [neurons]
  private final int[][] uses; // [neurons, neurons], connected codes with that one; W is uses > 0
  private final long[][] effective; // [neurons, features / 64], one bit for each feature

  /**
   * Starts with every gate on its given channel.
   *
   * @param codes {@code [features][ones]}
   * @param channels {@code [outputs][]}, not changed here
   */
  EffectiveConnections(Problem problem, int[][] codes, int[][] channels, int neurons) {
    this.problem = problem;
    this.codes = codes;
    this.channels = new int[channels.length][0];
    featuresWithOne = featuresWithOne(codes, neurons);
    gates = new int[neurons][8];
    gateCounts = new int[neurons];
    uses = new int[neurons][neurons];
    effective = new long[neurons][(codes.length + 63) >>> 6];
    for (int gate = 0; gate < channels.length; gate++) {
      for (int neuron : channels[gate]) {
        attach(gate, neuron);
      }
    }
  }

  /** Returns the memory that an index takes. */
  static long bytes(int neurons, int features) {
    return 4L * neurons * neurons + (long) neurons * features / 8;
  }

  /** Returns {@code [neurons][]}, the features whose codes have that one. */
  static int[][] featuresWithOne(int[][] codes, int neurons) {
    int[] counts = new int[neurons];
    for (int[] code : codes) {
      for (int one : code) {
        counts[one]++;
      }
    }
    int[][] features = new int[neurons][];
    Arrays.setAll(features, one -> new int[counts[one]]);
    for (int feature = codes.length - 1; feature >= 0; feature--) {
      for (int one : codes[feature]) {
        features[one][--counts[one]] = feature;
      }
    }
    return features;
  }

  /** Returns the neurons of a gate's channel, in the order in which they were attached. */
  int[] channel(int gate) {
    return channels[gate].clone();
  }

  /** Returns the gates that have a neuron in their channels; a copy. */
  int[] gatesOf(int neuron) {
    return Arrays.copyOf(gates[neuron], gateCounts[neuron]);
  }

  /** Returns the bits of the features that are effectively connected to a neuron; a copy. */
  long[] effectiveFeatures(int neuron) {
    return effective[neuron].clone();
  }

  /** Returns whether W has a one. */
  boolean hasOne(int neuron, int one) {
    return uses[neuron][one] > 0;
  }

  /** Adds a neuron to a gate's channel. */
  void attach(int gate, int neuron) {
    for (int position = 0; position < 2; position++) {
      int feature = problem.input(gate, position);
      if (!isConnected(neuron, feature)) {
        for (int one : codes[feature]) {
          uses[neuron][one]++;
        }
      }
    }
    for (int position = 0; position < 2; position++) {
      for (int one : codes[problem.input(gate, position)]) {
        for (int feature : featuresWithOne[one]) {
          if (!isEffective(neuron, feature) && isCovered(feature, neuron)) {
            effective[neuron][feature >>> 6] |= 1L << feature;
          }
        }
      }
    }
    if (gateCounts[neuron] == gates[neuron].length) {
      gates[neuron] = Arrays.copyOf(gates[neuron], 2 * gateCounts[neuron]);
    }
    gates[neuron][gateCounts[neuron]++] = gate;
    channels[gate] = Arrays.copyOf(channels[gate], channels[gate].length + 1);
    channels[gate][channels[gate].length - 1] = neuron;
  }

  /** Takes all neurons from a gate's channel. */
  void detach(int gate) {
    int[] neurons = channels[gate];
    channels[gate] = new int[0];
    for (int neuron : neurons) {
      removeGate(neuron, gate);
      for (int position = 0; position < 2; position++) {
        int feature = problem.input(gate, position);
        if (!isConnected(neuron, feature)) {
          disconnect(neuron, feature);
        }
      }
    }
  }

  private void removeGate(int neuron, int gate) {
    int at = 0;
    while (gates[neuron][at] != gate) {
      at++;
    }
    gates[neuron][at] = gates[neuron][--gateCounts[neuron]];
  }

  private void disconnect(int neuron, int feature) {
    for (int one : codes[feature]) {
      if (--uses[neuron][one] == 0) {
        for (int deaf : featuresWithOne[one]) {
          effective[neuron][deaf >>> 6] &= ~(1L << deaf);
        }
      }
    }
  }

  private boolean isConnected(int neuron, int feature) {
    for (int at = 0; at < problem.influence(feature); at++) {
      for (int member : channels[problem.outputOf(feature, at)]) {
        if (member == neuron) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isEffective(int neuron, int feature) {
    return (effective[neuron][feature >>> 6] >>> feature & 1) != 0;
  }

  private boolean isCovered(int feature, int neuron) {
    for (int one : codes[feature]) {
      if (uses[neuron][one] == 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns how many third features are effectively connected to a gate's whole channel. */
  int falsePositives(int gate) {
    int count = 0;
    int[] channel = channels[gate];
    for (int word = 0; word < effective[0].length; word++) {
      long all = effective[channel[0]][word];
      for (int r = 1; r < channel.length && all != 0; r++) {
        all &= effective[channel[r]][word];
      }
      count += Long.bitCount(all);
    }
    return count - 2;
  }

  /** Returns how many ones W would gain if a gate took a neuron into its channel. */
  int newOnes(int gate, int neuron) {
    int count = 0;
    for (int position = 0; position < 2; position++) {
      for (int one : codes[problem.input(gate, position)]) {
        count += hasOne(neuron, one) ? 0 : 1;
      }
    }
    return count;
  }

  /**
   * Returns the features that would become effectively connected to a neuron if a gate took it into
   * its channel.
   */
  int[] newlyEffective(int gate, int neuron) {
    int[] found = new int[16];
    int count = 0;
    int[] first = codes[problem.input(gate, 0)];
    int[] second = codes[problem.input(gate, 1)];
    for (int[] code : new int[][] {first, second}) {
      for (int one : code) {
        if (!hasOne(neuron, one)) {
          for (int feature : featuresWithOne[one]) {
            if (wouldBeEffective(neuron, feature, first, second)) {
              if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
              }
              found[count++] = feature;
            }
          }
        }
      }
    }
    return Arrays.stream(found, 0, count).sorted().distinct().toArray();
  }

  private boolean wouldBeEffective(int neuron, int feature, int[] first, int[] second) {
    for (int one : codes[feature]) {
      if (uses[neuron][one] == 0
          && Arrays.binarySearch(first, one) < 0
          && Arrays.binarySearch(second, one) < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns how many false positives other gates would get if some features became effectively
   * connected to a neuron.
   */
  int newFalsePositives(int neuron, int[] newlyEffective) {
    int count = 0;
    for (int feature : newlyEffective) {
      for (int at = 0; at < gateCounts[neuron]; at++) {
        int gate = gates[neuron][at];
        if (problem.input(gate, 0) != feature
            && problem.input(gate, 1) != feature
            && isEffectiveElsewhere(gate, neuron, feature)) {
          count++;
        }
      }
    }
    return count;
  }

  private boolean isEffectiveElsewhere(int gate, int neuron, int feature) {
    for (int member : channels[gate]) {
      if (member != neuron && !isEffective(member, feature)) {
        return false;
      }
    }
    return true;
  }
}
