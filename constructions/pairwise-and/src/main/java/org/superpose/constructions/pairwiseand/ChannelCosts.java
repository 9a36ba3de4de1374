package org.superpose.constructions.pairwiseand;

import java.util.Arrays;
import org.superpose.core.task.Problem;

/**
 * What it would cost a gate to take a channel, kept up to date while gates change their channels.
 *
 * <p>A feature is effectively connected to a neuron when the neuron's row of W holds all ones of
 * the feature's code ({@link EffectiveConnections}). With v = 2, the network is right on every
 * input if, and only if, no gate has an intruder: a third feature that is effectively connected to
 * its whole channel. The cost counts each intruder that would arise, here or at other gates, with a
 * weight; each feature that would lack one neuron of a channel only, since the next change may make
 * it an intruder, as 1; and each new one in W as {@value #COST_OF_ONE}. All are whole numbers.
 *
 * <p>What a feature would cost if it became effectively connected to a neuron is held in a table,
 * so that a look at a neuron costs the features that share a new one, and no look at their gates.
 * Memory: 5 bytes for each neuron and feature.
 */
final class ChannelCosts {

  private static final int COST_OF_ONE = 4;

  private final int[][] inputs; // [outputs][arity], the features of each gate
  private final int[][] codes; // [features][k]
  private final int[][] featuresWithOne; // [neurons][], the features whose code has that one
  private final int[][] channels; // [outputs][], null while a gate has none
  private final int[][] gates; // [neurons][], the gates of each neuron, in no order
  private final int[] gateCounts; // [neurons]
  private final int[][] uses; // [neurons, neurons], inputs of gates with that one; W is uses > 0
  private final byte[][] lacking; // [neurons, features], ones of the code that W does not have
  private final long[][] effective; // [neurons, features / 64], one bit for each feature
  private final int[][] harm; // [neurons, features], to other gates, of one more connection
  private final int[] newOnes; // scratch: [arity k]
  private final int words;
  private int weight;

  // What a look at a gate has found of neurons so far; of the look before if the stamp is older.
  private final int[] stamps;
  private final int[] costs;
  private final long[][] after; // [neurons, features / 64], as it would be
  private final int[] counted;
  private final int[] counts;
  private int stamp;

  /**
   * Starts without any channel.
   *
   * @param codes {@code [features][k]}
   */
  ChannelCosts(Problem problem, int[][] codes, int neurons) {
    inputs = new int[problem.outputs()][];
    Arrays.setAll(inputs, problem::inputs);
    this.codes = codes;
    featuresWithOne = EffectiveConnections.featuresWithOne(codes, neurons);
    channels = new int[problem.outputs()][];
    gates = new int[neurons][8];
    gateCounts = new int[neurons];
    uses = new int[neurons][neurons];
    words = (codes.length + 63) >>> 6;
    effective = new long[neurons][words];
    lacking = new byte[neurons][codes.length];
    for (byte[] row : lacking) {
      Arrays.fill(row, (byte) codes[0].length);
    }
    harm = new int[neurons][codes.length];
    newOnes = new int[inputs[0].length * codes[0].length];
    stamps = new int[neurons];
    costs = new int[neurons];
    counted = new int[neurons];
    counts = new int[neurons];
    after = new long[neurons][words];
  }

  /** Returns the memory that this takes. */
  static long bytes(int neurons, int features) {
    return (long) neurons * (4L * neurons + 5L * features + features / 4);
  }

  /** Returns what an intruder costs now. */
  int weight() {
    return weight;
  }

  /** Changes what an intruder costs. */
  void setWeight(int weight) {
    this.weight = weight;
    for (int[] row : harm) {
      Arrays.fill(row, 0);
    }
    for (int gate = 0; gate < channels.length; gate++) {
      if (channels[gate] != null) {
        spread(gate, 1);
      }
    }
  }

  /** Returns a random-access view of the gates on a neuron: how many there are. */
  int gatesOn(int neuron) {
    return gateCounts[neuron];
  }

  /** Returns one of the gates on a neuron. */
  int gateOn(int neuron, int at) {
    return gates[neuron][at];
  }

  /** Returns one of the neurons of a gate's channel. */
  int neuronOf(int gate, int at) {
    return channels[gate][at];
  }

  /** Gives a gate its channel. */
  void attach(int gate, int[] channel) {
    for (int neuron : channel) {
      for (int input : inputs[gate]) {
        connect(neuron, codes[input]);
      }
      if (gateCounts[neuron] == gates[neuron].length) {
        gates[neuron] = Arrays.copyOf(gates[neuron], 2 * gateCounts[neuron]);
      }
    }
    channels[gate] = channel;
    for (int neuron : channel) {
      gates[neuron][gateCounts[neuron]++] = gate;
    }
    spread(gate, 1);
  }

  /** Takes a gate's channel from it. */
  void detach(int gate) {
    spread(gate, -1);
    int[] channel = channels[gate];
    for (int neuron : channel) {
      int at = 0;
      while (gates[neuron][at] != gate) {
        at++;
      }
      gates[neuron][at] = gates[neuron][--gateCounts[neuron]];
    }
    channels[gate] = null;
    for (int neuron : channel) {
      for (int input : inputs[gate]) {
        disconnect(neuron, codes[input]);
      }
    }
  }

  private void connect(int neuron, int[] code) {
    for (int one : code) {
      if (uses[neuron][one]++ == 0) {
        for (int feature : featuresWithOne[one]) {
          if (--lacking[neuron][feature] == 0) {
            effective[neuron][feature >>> 6] |= 1L << feature;
            change(neuron, feature, 1);
          }
        }
      }
    }
  }

  private void disconnect(int neuron, int[] code) {
    for (int one : code) {
      if (--uses[neuron][one] == 0) {
        for (int feature : featuresWithOne[one]) {
          if (lacking[neuron][feature]++ == 0) {
            change(neuron, feature, -1);
            effective[neuron][feature >>> 6] &= ~(1L << feature);
          }
        }
      }
    }
  }

  private static boolean has(long[] bits, int feature) {
    return (bits[feature >>> 6] >>> feature & 1) != 0;
  }

  private boolean isInput(int gate, int feature) {
    for (int input : inputs[gate]) {
      if (input == feature) {
        return true;
      }
    }
    return false;
  }

  /** Returns the cost at a gate of a feature that lacks so many neurons of its channel. */
  private int cost(int lacking) {
    return lacking == 0 ? weight : lacking == 1 ? 1 : 0;
  }

  /** Updates the harm at the other neurons of all gates on a neuron; the bit of it is set. */
  private void change(int neuron, int feature, int sign) {
    int[] present = gates[neuron];
    for (int at = 0; at < gateCounts[neuron]; at++) {
      int gate = present[at];
      if (isInput(gate, feature)) {
        continue;
      }
      int[] channel = channels[gate];
      int lacking = 0;
      for (int member : channel) {
        lacking += has(effective[member], feature) ? 0 : 1;
      }
      if (lacking <= 2) {
        for (int member : channel) {
          if (member != neuron) {
            int elsewhere = lacking - (has(effective[member], feature) ? 0 : 1);
            harm[member][feature] += sign * (increase(elsewhere) - increase(elsewhere + 1));
          }
        }
      }
    }
  }

  /** Returns how much a connection more costs where so many others are lacking. */
  private int increase(int lackingElsewhere) {
    return cost(lackingElsewhere) - cost(lackingElsewhere + 1);
  }

  /** Adds to the harm at each neuron of a channel what the gate has to fear there. */
  private void spread(int gate, int sign) {
    for (int neuron : channels[gate]) {
      int[] row = harm[neuron];
      for (int word = 0; word < words; word++) {
        long all = -1;
        long allButOne = 0;
        for (int member : channels[gate]) {
          if (member != neuron) {
            long bits = effective[member][word];
            allButOne = (allButOne & bits) | (all & ~bits);
            all &= bits;
          }
        }
        add(row, gate, all, word, sign * increase(0));
        add(row, gate, allButOne, word, sign * increase(1));
      }
    }
  }

  private void add(int[] row, int gate, long bits, int word, int amount) {
    for (long left = bits; left != 0; left &= left - 1) {
      int feature = (word << 6) + Long.numberOfTrailingZeros(left);
      if (feature < row.length && !isInput(gate, feature)) {
        row[feature] += amount;
      }
    }
  }

  /** Returns how many intruders a gate has. */
  int intruders(int gate) {
    int count = 0;
    for (int word = 0; word < words; word++) {
      long all = -1;
      for (int neuron : channels[gate]) {
        all &= effective[neuron][word];
      }
      count += Long.bitCount(all);
    }
    return count - inputs[gate].length;
  }

  /** Starts a look at a gate without channel. */
  void look() {
    stamp++;
  }

  /**
   * Returns how many ones W would gain if a gate took a neuron into its channel. The gate of one
   * look is the same.
   */
  int newOnes(int gate, int neuron) {
    if (counted[neuron] != stamp) {
      counted[neuron] = stamp;
      counts[neuron] = countNewOnes(gate, neuron);
    }
    return counts[neuron];
  }

  private int countNewOnes(int gate, int neuron) {
    int count = 0;
    for (int input : inputs[gate]) {
      for (int one : codes[input]) {
        count += uses[neuron][one] == 0 ? 1 : 0;
      }
    }
    return count;
  }

  /**
   * Returns what it would cost all other gates, and W, if a gate took a neuron into its channel.
   * The gate of one look is the same.
   */
  int costOfNeuron(int gate, int neuron) {
    if (stamps[neuron] != stamp) {
      stamps[neuron] = stamp;
      costs[neuron] = findCost(gate, neuron);
    }
    return costs[neuron];
  }

  private int findCost(int gate, int neuron) {
    long[] bits = after[neuron];
    System.arraycopy(effective[neuron], 0, bits, 0, words);
    byte[] row = lacking[neuron];
    int count = collectNewOnes(gate, neuron);
    int cost = COST_OF_ONE * count;
    for (int at = 0; at < count; at++) {
      for (int feature : featuresWithOne[newOnes[at]]) {
        if (--row[feature] == 0) {
          bits[feature >>> 6] |= 1L << feature;
          cost += harm[neuron][feature];
        }
      }
    }
    for (int at = 0; at < count; at++) {
      for (int feature : featuresWithOne[newOnes[at]]) {
        row[feature]++;
      }
    }
    return cost;
  }

  /** Lists the ones that W would gain, each once, and returns how many there are. */
  private int collectNewOnes(int gate, int neuron) {
    int[] row = uses[neuron];
    int count = 0;
    for (int input : inputs[gate]) {
      for (int one : codes[input]) {
        if (row[one] == 0) {
          row[one] = 1;
          newOnes[count++] = one;
        }
      }
    }
    for (int at = 0; at < count; at++) {
      row[newOnes[at]] = 0;
    }
    return count;
  }

  /**
   * Returns what a gate itself would suffer on a channel, whose neurons this look has looked at:
   * features that share all its neurons, or all but one.
   */
  int costOfChannel(int gate, int[] channel) {
    int intruders = -inputs[gate].length;
    int near = 0;
    for (int word = 0; word < words; word++) {
      long all = -1;
      long allButOne = 0;
      for (int neuron : channel) {
        long bits = after[neuron][word];
        allButOne = (allButOne & bits) | (all & ~bits);
        all &= bits;
      }
      intruders += Long.bitCount(all);
      near += Long.bitCount(allButOne);
    }
    return weight * intruders + near;
  }
}
