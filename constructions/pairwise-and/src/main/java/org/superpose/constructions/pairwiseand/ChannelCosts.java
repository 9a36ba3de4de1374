package org.superpose.constructions.pairwiseand;

import java.util.Arrays;
import org.superpose.core.task.Problem;

/**
 * What it would cost a gate to take a channel, kept up to date while gates change their channels.
 *
 * <p>A feature is effectively connected to a neuron when the neuron's row of W holds all ones of
 * the feature's code ({@link EffectiveConnections}). With as many active features as a gate has
 * inputs, the network is right on every input if, and only if, no gate has an intruder: another
 * feature that is effectively connected to its whole channel. The cost counts each intruder that
 * would arise, here or at other gates, with a weight; each feature that would lack one neuron of a
 * channel only, since the next change may make it an intruder, as 1; and each new one in W as 4.
 * All are whole numbers.
 *
 * <p>What a feature would cost if it became effectively connected to a neuron is held in a table
 * ({@link ChannelHarm}), from which looks at neurons take what they need ({@link ChannelLook}).
 */
final class ChannelCosts {

  private final int[][] inputs; // [outputs][arity], the features of each gate
  private final int[][] channels; // [outputs][], null while a gate has none
  private final int[][] gates; // [neurons][], the gates of each neuron, in no order
  private final int[] gateCounts; // [neurons]
  private final ChannelHarm harm;
  private final ChannelLook look;
  private final int words;
  private int weight;

  /**
   * Starts without any channel.
   *
   * @param codes {@code [features][k]}
   */
  ChannelCosts(Problem problem, int[][] codes, int neurons) {
    inputs = new int[problem.outputs()][];
    Arrays.setAll(inputs, problem::inputs);
    channels = new int[problem.outputs()][];
    gates = new int[neurons][8];
    gateCounts = new int[neurons];
    harm = new ChannelHarm(codes, neurons);
    look = new ChannelLook(harm, inputs[0].length * codes[0].length);
    words = (codes.length + 63) >>> 6;
  }

  /** Returns the memory that this takes. */
  static long bytes(int neurons, int features) {
    return ChannelHarm.bytes(neurons, features) + ChannelLook.bytes(neurons, features);
  }

  /** Returns what an intruder costs now. */
  int weight() {
    return weight;
  }

  /** Changes what an intruder costs. */
  void setWeight(int weight) {
    this.weight = weight;
    harm.clear();
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

  /**
   * Returns a view of the features effectively connected to a neuron, {@code [features / 64]}, one
   * bit each.
   */
  long[] effectiveFeatures(int neuron) {
    return harm.connected(neuron);
  }

  /** Returns one of the neurons of a gate's channel. */
  int neuronOf(int gate, int at) {
    return channels[gate][at];
  }

  /** Gives a gate its channel. */
  void attach(int gate, int[] channel) {
    for (int neuron : channel) {
      for (int input : inputs[gate]) {
        harm.connect(neuron, input, this::change);
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
        harm.disconnect(neuron, input, this::change);
      }
    }
  }

  private boolean isConnected(int neuron, int feature) {
    return (harm.connected(neuron)[feature >>> 6] >>> feature & 1) != 0;
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
        lacking += isConnected(member, feature) ? 0 : 1;
      }
      if (lacking <= 2) {
        for (int member : channel) {
          if (member != neuron) {
            int elsewhere = lacking - (isConnected(member, feature) ? 0 : 1);
            harm.add(member, feature, sign * (increase(elsewhere) - increase(elsewhere + 1)));
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
      for (int word = 0; word < words; word++) {
        long all = -1;
        long allButOne = 0;
        for (int member : channels[gate]) {
          if (member != neuron) {
            long bits = harm.connected(member)[word];
            allButOne = (allButOne & bits) | (all & ~bits);
            all &= bits;
          }
        }
        add(neuron, gate, all, word, sign * increase(0));
        add(neuron, gate, allButOne, word, sign * increase(1));
      }
    }
  }

  private void add(int neuron, int gate, long bits, int word, int amount) {
    for (long left = bits; left != 0; left &= left - 1) {
      int feature = (word << 6) + Long.numberOfTrailingZeros(left);
      if (feature < harm.features() && !isInput(gate, feature)) {
        harm.add(neuron, feature, amount);
      }
    }
  }

  /** Returns how many intruders a gate has. */
  int intruders(int gate) {
    int count = 0;
    for (int word = 0; word < words; word++) {
      long all = -1;
      for (int neuron : channels[gate]) {
        all &= harm.connected(neuron)[word];
      }
      count += Long.bitCount(all);
    }
    return count - inputs[gate].length;
  }

  /** Starts a look at a gate without channel. */
  ChannelLook look(int gate) {
    look.start(inputs[gate]);
    return look;
  }

  /**
   * Returns what the gate of the present look itself would suffer on a channel: features that share
   * all its neurons, or all but one.
   */
  int costOfChannel(int gate, int[] channel) {
    int intruders = -inputs[gate].length;
    int near = 0;
    for (int word = 0; word < words; word++) {
      long all = -1;
      long allButOne = 0;
      for (int neuron : channel) {
        long bits = look.after(neuron)[word];
        allButOne = (allButOne & bits) | (all & ~bits);
        all &= bits;
      }
      intruders += Long.bitCount(all);
      near += Long.bitCount(allButOne);
    }
    return weight * intruders + near;
  }
}
