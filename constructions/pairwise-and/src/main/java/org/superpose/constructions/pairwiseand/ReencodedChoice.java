package org.superpose.constructions.pairwiseand;

import java.util.Arrays;
import org.superpose.core.random.RandomStream;

/**
 * Chooses channels for two layers: of all neurons, those on which a gate costs least.
 *
 * <p>A look at every neuron counts the ones that both layers would gain there. A new one is dearer
 * where more features are effectively connected to the neuron already, and where more positions
 * read it, so that no neuron fills up; without this all gates end on the same few. The {@value
 * #LOOKED_AT} best are looked at closely: what other gates would suffer ({@link ChannelCosts}), and
 * how many neurons the gate's features would have in common with others. The channel is the best of
 * all that the {@value #COMBINED} best of these make up, false positives of the gate itself
 * included.
 *
 * <p>Cost of a choice: O(n k), and for the neurons looked at closely the features that share a one
 * with the gate's inputs, and n / 64 steps for each feature effectively connected to it.
 */
final class ReencodedChoice {

  private static final int LOOKED_AT = 48;
  private static final int COMBINED = 12;
  private static final int SWEEPS = 3;
  private static final int FIRST_WEIGHT = 30;

  // Prices, measured; ChannelCosts counts new ones of the first layer, too.
  private static final double ONE_OF_FIRST_LAYER = 2;
  private static final double ONE_OF_SECOND_LAYER = 2;
  private static final double FULL_COLUMN = 8;
  private static final double COMMON_NEURON = 2;

  private final ReencodedState state;
  private final RandomStream random;
  private final double usualConnected; // features connected to a neuron on purpose
  private final double usualReaders; // uses of a neuron by positions
  private final double[] costs; // scratch: [neurons]
  private final int[] best; // scratch: [LOOKED_AT], neurons
  private final double[] bestCosts;

  /**
   * @param codeLength ones in the code of an output
   */
  ReencodedChoice(ReencodedState state, int codeLength, RandomStream random) {
    this.state = state;
    this.random = random;
    double uses = (double) state.outputs() * state.channelSize() / state.neurons();
    usualConnected = 2 * uses;
    usualReaders = codeLength * uses;
    costs = new double[state.neurons()];
    best = new int[Math.min(LOOKED_AT, state.neurons())];
    bestCosts = new double[best.length];
  }

  /** Gives every gate a channel, and lets all choose again a few times. */
  void chooseAll() {
    state.costs().setWeight(FIRST_WEIGHT);
    for (int gate : random.permutation(state.outputs())) {
      state.attach(gate, choose(gate, 0));
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      state.costs().setWeight(2 * state.costs().weight());
      for (int gate : random.permutation(state.outputs())) {
        state.detach(gate);
        state.attach(gate, choose(gate, 0));
      }
    }
  }

  /**
   * Returns the channel that costs a gate without one least.
   *
   * @param noise up to how much the cost of each neuron is raised at random
   */
  int[] choose(int gate, int noise) {
    ChannelLook look = state.costs().look(gate);
    lookAtAll(gate, look);
    for (int at = 0; at < best.length; at++) {
      int neuron = best[at];
      bestCosts[at] =
          look.costOfNeuron(neuron)
              + costs[neuron]
              + COMMON_NEURON * costOfCommonNeurons(gate, neuron)
              + noise * random.nextDouble();
    }
    sort();
    return combine(gate);
  }

  private void lookAtAll(int gate, ChannelLook look) {
    int held = 0;
    for (int neuron = 0; neuron < costs.length; neuron++) {
      double crowd = state.connected(neuron) / usualConnected;
      double readers = state.reencoding().readers(neuron) / usualReaders;
      costs[neuron] =
          look.newOnes(neuron) * ONE_OF_FIRST_LAYER * (1 + crowd * crowd)
              + state.reencoding().newOnes(gate, neuron)
                  * (ONE_OF_SECOND_LAYER + FULL_COLUMN * readers * readers * readers)
              + random.nextDouble() / 64; // breaks ties
      if (held < best.length || costs[neuron] < costs[best[held - 1]]) {
        held = Math.min(held + 1, best.length);
        int at = held - 1;
        for (; at > 0 && costs[best[at - 1]] > costs[neuron]; at--) {
          best[at] = best[at - 1];
        }
        best[at] = neuron;
      }
    }
  }

  /**
   * Sums over all features on a neuron, and those inputs of the gate that would join them, the
   * pairs of neurons that the two have in common: each makes a set of three that fires anew.
   */
  private double costOfCommonNeurons(int gate, int neuron) {
    double cost = 0;
    for (int which = 0; which < 2; which++) {
      int input = state.input(gate, which);
      if (!state.isEffective(neuron, input)) {
        long[] features = state.costs().effectiveFeatures(neuron);
        for (int word = 0; word < features.length; word++) {
          for (long left = features[word]; left != 0; left &= left - 1) {
            int common = state.common(input, (word << 6) + Long.numberOfTrailingZeros(left));
            cost += common * (common - 1) / 2.0;
          }
        }
      }
    }
    return cost;
  }

  private void sort() {
    for (int from = 1; from < best.length; from++) {
      double cost = bestCosts[from];
      int neuron = best[from];
      int at = from;
      for (; at > 0 && bestCosts[at - 1] > cost; at--) {
        bestCosts[at] = bestCosts[at - 1];
        best[at] = best[at - 1];
      }
      bestCosts[at] = cost;
      best[at] = neuron;
    }
  }

  private int[] combine(int gate) {
    int size = state.channelSize();
    int from = Math.min(Math.max(COMBINED, size), best.length);
    int[] members = new int[size];
    Arrays.setAll(members, at -> at);
    int[] channel = new int[size];
    int[] cheapest = new int[size];
    double least = Double.POSITIVE_INFINITY;
    do {
      double cost = 0;
      for (int at = 0; at < size; at++) {
        channel[at] = best[members[at]];
        cost += bestCosts[members[at]];
      }
      if (cost < least) {
        cost += state.costs().costOfChannel(gate, channel);
        if (cost < least) {
          least = cost;
          System.arraycopy(channel, 0, cheapest, 0, size);
        }
      }
    } while (next(members, from));
    Arrays.sort(cheapest);
    return cheapest;
  }

  /** Steps to the next set of indices below a limit, each ascending; returns whether there is. */
  private static boolean next(int[] members, int limit) {
    int at = members.length - 1;
    while (at >= 0 && members[at] == limit - members.length + at) {
      at--;
    }
    if (at < 0) {
      return false;
    }
    members[at]++;
    for (int after = at + 1; after < members.length; after++) {
      members[after] = members[after - 1] + 1;
    }
    return true;
  }
}
