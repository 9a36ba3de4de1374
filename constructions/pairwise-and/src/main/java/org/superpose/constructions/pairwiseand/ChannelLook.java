package org.superpose.constructions.pairwiseand;

/**
 * A look at what it would cost a gate without channel to take certain neurons; what was found of a
 * neuron is kept until the next look.
 *
 * <p>It costs the new ones of a neuron and the few features that may lack several of them, and no
 * look at other gates.
 */
final class ChannelLook {

  private static final int COST_OF_ONE = 4;

  private final ChannelHarm harm;
  private final int[] shared; // scratch: [features], ones in common with the inputs
  private final int[] several; // features that have several of these, the first severalCount
  private final int[] stamps; // [neurons], the look that found the cost, likewise below
  private final int[] costs;
  private final int[] countStamps;
  private final int[] counts;
  private final int[] afterStamps;
  private final long[][] after; // [neurons, features / 64], effective connections as they would be
  private final int[] newOnes; // scratch: [arity k]
  private int[] inputs = {};
  private int severalCount;
  private int stamp;

  /**
   * Makes looks possible.
   *
   * @param ones the most ones that the codes of a gate's inputs have together
   */
  ChannelLook(ChannelHarm harm, int ones) {
    this.harm = harm;
    int neurons = harm.neurons();
    shared = new int[harm.features()];
    several = new int[harm.features()];
    stamps = new int[neurons];
    costs = new int[neurons];
    countStamps = new int[neurons];
    counts = new int[neurons];
    afterStamps = new int[neurons];
    after = new long[neurons][(harm.features() + 63) >>> 6];
    newOnes = new int[ones];
  }

  /** Returns the memory that this takes. */
  static long bytes(int neurons, int features) {
    return neurons * (features / 8 + 20L) + 8L * features;
  }

  /** Starts a look at a gate of these features. */
  void start(int[] inputs) {
    this.inputs = inputs;
    stamp++;
    severalCount = 0;
    for (int input : inputs) {
      for (int one : harm.code(input)) {
        for (int feature : harm.featuresWith(one)) {
          if (++shared[feature] == 2) {
            several[severalCount++] = feature;
          }
        }
      }
    }
    for (int input : inputs) {
      for (int one : harm.code(input)) {
        for (int feature : harm.featuresWith(one)) {
          shared[feature] = 0;
        }
      }
    }
  }

  /** Returns how many ones W would gain; ones that two inputs share count twice. */
  int newOnes(int neuron) {
    if (countStamps[neuron] != stamp) {
      countStamps[neuron] = stamp;
      counts[neuron] = countNewOnes(neuron);
    }
    return counts[neuron];
  }

  private int countNewOnes(int neuron) {
    int[] row = harm.row(neuron);
    int count = 0;
    for (int input : inputs) {
      for (int one : harm.code(input)) {
        count += row[one] == 0 ? 1 : 0;
      }
    }
    return count;
  }

  /** Returns what it would cost W and all other gates. */
  int costOfNeuron(int neuron) {
    if (stamps[neuron] != stamp) {
      stamps[neuron] = stamp;
      costs[neuron] = findCost(neuron);
    }
    return costs[neuron];
  }

  private int findCost(int neuron) {
    int count = addNewOnes(neuron);
    int cost = COST_OF_ONE * count;
    for (int at = 0; at < count; at++) {
      cost += harm.ofOne(neuron, newOnes[at]);
    }
    for (int at = 0; at < severalCount; at++) {
      if (gainsSeveral(neuron, several[at])) {
        cost += harm.of(neuron, several[at]);
      }
    }
    removeNewOnes(neuron, count);
    return cost;
  }

  /** Adds the ones that W would gain to its row, and returns how many there are. */
  private int addNewOnes(int neuron) {
    int[] row = harm.row(neuron);
    int count = 0;
    for (int input : inputs) {
      for (int one : harm.code(input)) {
        if (row[one] == 0) {
          row[one] = 1;
          newOnes[count++] = one;
        }
      }
    }
    return count;
  }

  private void removeNewOnes(int neuron, int count) {
    int[] row = harm.row(neuron);
    for (int at = 0; at < count; at++) {
      row[newOnes[at]] = 0;
    }
  }

  /** Returns whether a feature lacks several ones, all of them among the new ones just added. */
  private boolean gainsSeveral(int neuron, int feature) {
    if (harm.lacking(neuron, feature) < 2) {
      return false;
    }
    int[] row = harm.row(neuron);
    for (int one : harm.code(feature)) {
      if (row[one] == 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the features that would be effectively connected, {@code [features / 64]}. */
  long[] after(int neuron) {
    if (afterStamps[neuron] != stamp) {
      afterStamps[neuron] = stamp;
      findAfter(neuron);
    }
    return after[neuron];
  }

  private void findAfter(int neuron) {
    long[] bits = after[neuron];
    System.arraycopy(harm.connected(neuron), 0, bits, 0, bits.length);
    int count = addNewOnes(neuron);
    for (int at = 0; at < count; at++) {
      for (int feature : harm.featuresWith(newOnes[at])) {
        if (harm.lacking(neuron, feature) == 1) {
          bits[feature >>> 6] |= 1L << feature;
        }
      }
    }
    for (int at = 0; at < severalCount; at++) {
      if (gainsSeveral(neuron, several[at])) {
        bits[several[at] >>> 6] |= 1L << several[at];
      }
    }
    removeNewOnes(neuron, count);
  }
}
