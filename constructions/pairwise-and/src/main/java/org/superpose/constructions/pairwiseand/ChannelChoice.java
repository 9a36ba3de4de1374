package org.superpose.constructions.pairwiseand;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.superpose.core.random.RandomStream;

/**
 * Lets every gate choose among its public channels until no gate has an intruder: then the network
 * is right on every input ({@link ChannelCosts}).
 *
 * <p>First each gate takes what costs least beside those before it ({@link ChannelCosts}). Then all
 * gates choose again, sweep after sweep, and what an intruder costs doubles from one to the next,
 * as in annealing: at first loads are evened out, in the end only intruders count. The few gates
 * that still have one then choose together with gates on their neurons, and before these: one at
 * first, and one more with every failure.
 *
 * <p>Of all channels of a gate, those that need the fewest new ones in W are looked at closely. The
 * search ends after a fixed number of steps. Cost of a choice: O(T s), and for each neuron of the
 * channels looked at the features that share a one with the gate's inputs.
 */
final class ChannelChoice {

  private static final int FEWEST_LOOKED_AT = 64;
  private static final int MOST_LOOKED_AT = 256;
  private static final int LOOKS = 1 << 19; // of a sweep, within these limits
  private static final int SWEEPS = 4;
  private static final int FIRST_WEIGHT = 30;
  private static final int MOST_NEIGHBOURS = 32;
  private static final int SETTLING = 8; // choices for each gate, at most, after the sweeps
  private static final int HOPELESS = 4; // one gate of so many has an intruder after a sweep

  private final ChannelCosts costs;
  private final char[][] channels; // [outputs][T s], the neurons of all alternatives
  private final int size;
  private final int count;
  private final RandomStream random;
  private final int[] chosen;
  private final long[] keys; // scratch: [T], a cost and the choice that has it

  private ChannelChoice(
      ChannelCosts costs, ChannelAlternatives alternatives, int outputs, RandomStream random) {
    this.costs = costs;
    this.random = random;
    size = alternatives.size();
    count = alternatives.count();
    channels = new char[outputs][size * count];
    chosen = new int[outputs];
    keys = new long[count];
    for (int gate = 0; gate < outputs; gate++) {
      for (int choice = 0; choice < count; choice++) {
        int[] channel = alternatives.channel(gate, choice);
        for (int at = 0; at < size; at++) {
          channels[gate][choice * size + at] = (char) channel[at];
        }
      }
    }
  }

  /** Returns the memory that a search takes. */
  static long bytes(int outputs, int size, int count) {
    return 2L * outputs * size * count + 16L * outputs;
  }

  /**
   * Chooses channels.
   *
   * @param costs without any channel; afterwards with those chosen
   * @return {@code [outputs]}, the choices
   */
  static int[] choose(
      ChannelCosts costs, ChannelAlternatives alternatives, int outputs, RandomStream random) {
    ChannelChoice choice = new ChannelChoice(costs, alternatives, outputs, random);
    choice.start();
    if (choice.sweep()) {
      choice.settle();
    }
    return choice.chosen;
  }

  private void start() {
    costs.setWeight(FIRST_WEIGHT);
    for (int gate : random.permutation(chosen.length)) {
      choose(gate);
    }
  }

  /** Lets all gates choose again; returns whether it is worth going on. */
  private boolean sweep() {
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int gate : random.permutation(chosen.length)) {
        costs.detach(gate);
        choose(gate);
      }
      int left = left();
      if (left == 0 || left > chosen.length / HOPELESS) {
        return false;
      }
      costs.setWeight(2 * costs.weight());
    }
    return true;
  }

  private int left() {
    int left = 0;
    for (int gate = 0; gate < chosen.length; gate++) {
      left += costs.intruders(gate) > 0 ? 1 : 0;
    }
    return left;
  }

  private void settle() {
    long left = (long) SETTLING * chosen.length;
    while (left > 0 && left() > 0) {
      for (int gate : random.permutation(chosen.length)) {
        for (int others = 1;
            others <= MOST_NEIGHBOURS && left > 0 && costs.intruders(gate) > 0;
            others++) {
          left -= chooseWithNeighbours(gate, others);
        }
      }
    }
  }

  /** Lets a gate choose again, after it some of the gates on its neurons; returns how many did. */
  private int chooseWithNeighbours(int gate, int neighbours) {
    Set<Integer> choosing = new LinkedHashSet<>(List.of(gate));
    for (int neighbour = 0; neighbour < neighbours; neighbour++) {
      int neuron = costs.neuronOf(gate, random.nextInt(size));
      choosing.add(costs.gateOn(neuron, random.nextInt(costs.gatesOn(neuron))));
    }
    choosing.forEach(costs::detach);
    choosing.forEach(this::choose);
    return choosing.size();
  }

  /** Gives a gate without channel the one that costs least. */
  private void choose(int gate) {
    int candidates = candidates(gate, costs.look(gate));
    long least = Long.MAX_VALUE;
    int[] best = null;
    for (int at = 0; at < candidates && keys[at] >>> 32 < least; at++) {
      int[] channel = channel(gate, (int) keys[at]);
      long cost = (keys[at] >>> 32) + costs.costOfChannel(gate, channel);
      if (cost < least) {
        least = cost;
        best = channel;
        chosen[gate] = (int) keys[at];
      }
    }
    costs.attach(gate, best);
  }

  /** Puts the channels to look at closely first among the keys, by what they cost other gates. */
  private int candidates(int gate, ChannelLook look) {
    for (int choice = 0; choice < count; choice++) {
      long newOnes = 0;
      for (int at = choice * size; at < (choice + 1) * size; at++) {
        newOnes += look.newOnes(channels[gate][at]);
      }
      keys[choice] = newOnes << 32 | choice;
    }
    Arrays.sort(keys);
    int candidates =
        Math.min(Math.clamp(LOOKS / chosen.length, FEWEST_LOOKED_AT, MOST_LOOKED_AT), count);
    for (int candidate = 0; candidate < candidates; candidate++) {
      int choice = (int) keys[candidate];
      long cost = 0;
      for (int at = choice * size; at < (choice + 1) * size; at++) {
        cost += look.costOfNeuron(channels[gate][at]);
      }
      keys[candidate] = cost << 32 | choice;
    }
    Arrays.sort(keys, 0, candidates);
    return candidates;
  }

  private int[] channel(int gate, int choice) {
    int[] channel = new int[size];
    Arrays.setAll(channel, at -> channels[gate][choice * size + at]);
    return channel;
  }
}
