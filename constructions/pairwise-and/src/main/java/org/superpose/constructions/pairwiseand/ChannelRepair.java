package org.superpose.constructions.pairwiseand;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import org.superpose.core.random.RandomStream;

/**
 * Assigns new channels to gates until no gate has a false positive: then the network is right on
 * every input (v = 2).
 *
 * <p>A gate with a false positive gives up its channel and takes the neurons that do least harm:
 * that need few new ones in W (so that the load of the layer falls with every repair), create no
 * false positive elsewhere and share few features that they are connected to. Gates that get a
 * false positive from that are repaired in turn.
 *
 * <p>Cost of one repair: O(n k) for a look at all neurons, and for the few most promising ones the
 * features that share a one with the gate's inputs.
 */
final class ChannelRepair {

  /**
   * Mea false positives of a gate at which repair is quick and the total of bits near its least.
   */
  static final double FALSE_POSITIVES_OF_AUTOMATIC_WIDTH = 2;

  private static final int CANDIDATES = 64;
  private static final int REPAIRS_PER_GATE = 6;
  private static final double COST_OF_ONE = 0.05; // of a new one in W; a false positive costs 1
  private static final double COST_OF_CONNECTION = 0.02; // of a newly connected feature
  private static final double COST_IN_COMMON =
      0.3; // of a feature connected to all but the last neuron

  private final EffectiveConnections connections;
  private final int neurons;
  private final int channelSize;
  private final RandomStream random;
  private final BitSet waiting = new BitSet();
  private final ArrayDeque<Integer> queue = new ArrayDeque<>();

  private ChannelRepair(
      EffectiveConnections connections, int neurons, int channelSize, RandomStream random) {
    this.connections = connections;
    this.neurons = neurons;
    this.channelSize = channelSize;
    this.random = random;
  }

  /**
   * Repairs a network; gives up after six repairs for each gate.
   *
   * @param channels {@code [outputs][]} as assigned publicly; not changed
   * @return {@code [outputs][]}, each ascending; without false positives unless it gave up
   */
  static int[][] repair(
      EffectiveConnections connections, int[][] channels, int neurons, RandomStream random) {
    ChannelRepair repair = new ChannelRepair(connections, neurons, channels[0].length, random);
    for (int gate = 0; gate < channels.length; gate++) {
      repair.check(gate);
    }
    int steps = REPAIRS_PER_GATE * channels.length;
    while (!repair.queue.isEmpty() && steps-- > 0) {
      repair.step();
    }
    int[][] repaired = new int[channels.length][];
    for (int gate = 0; gate < channels.length; gate++) {
      repaired[gate] = connections.channel(gate);
      Arrays.sort(repaired[gate]);
    }
    return repaired;
  }

  private void check(int gate) {
    if (!waiting.get(gate) && connections.falsePositives(gate) > 0) {
      waiting.set(gate);
      queue.add(gate);
    }
  }

  private void step() {
    int gate = queue.remove();
    waiting.clear(gate);
    if (connections.falsePositives(gate) == 0) {
      return;
    }
    connections.detach(gate);
    for (int neuron : choose(gate)) {
      connections.attach(gate, neuron);
    }
    BitSet concerned = new BitSet();
    for (int neuron : connections.channel(gate)) {
      for (int other : connections.gatesOf(neuron)) {
        concerned.set(other);
      }
    }
    concerned.stream().forEach(this::check);
  }

  /** A neuron that might join the channel. */
  private record Candidate(int neuron, double cost, long[] effective) {}

  private int[] choose(int gate) {
    Candidate[] candidates = candidates(gate);
    int[] chosen = new int[channelSize];
    long[] common = new long[candidates[0].effective.length];
    Arrays.fill(common, -1);
    BitSet taken = new BitSet();
    for (int held = 0; held < channelSize; held++) {
      double weight = held == channelSize - 1 ? 1 : weightInCommon(channelSize - 2 - held);
      int best = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int at = taken.nextClearBit(0);
          at < candidates.length;
          at = taken.nextClearBit(at + 1)) {
        double cost = candidates[at].cost + weight * common(common, candidates[at].effective);
        if (cost < least) {
          least = cost;
          best = at;
        }
      }
      taken.set(best);
      chosen[held] = candidates[best].neuron;
      long[] effective = candidates[best].effective;
      Arrays.setAll(common, word -> common[word] & effective[word]);
    }
    return chosen;
  }

  /** A feature in common costs a tenth with every further neuron that can still rule it out. */
  private static double weightInCommon(int further) {
    return COST_IN_COMMON / Math.pow(10, further);
  }

  private static int common(long[] bits, long[] others) {
    int count = 0;
    for (int word = 0; word < bits.length; word++) {
      count += Long.bitCount(bits[word] & others[word]);
    }
    return count;
  }

  /** Returns the neurons that need the fewest new ones, ties in random order, with their costs. */
  private Candidate[] candidates(int gate) {
    int[] order = random.permutation(neurons);
    long[] keys = new long[neurons]; // new ones, then the place in the random order
    for (int place = 0; place < neurons; place++) {
      keys[place] = ((long) connections.newOnes(gate, order[place]) << 32) | place;
    }
    Arrays.sort(keys);
    Candidate[] candidates = new Candidate[Math.min(Math.max(CANDIDATES, channelSize), neurons)];
    for (int at = 0; at < candidates.length; at++) {
      candidates[at] = candidate(gate, order[(int) keys[at]], (int) (keys[at] >>> 32));
    }
    return candidates;
  }

  private Candidate candidate(int gate, int neuron, int newOnes) {
    int[] newlyEffective = connections.newlyEffective(gate, neuron);
    long[] effective = connections.effectiveFeatures(neuron);
    for (int feature : newlyEffective) {
      effective[feature >>> 6] |= 1L << feature;
    }
    double cost =
        connections.newFalsePositives(neuron, newlyEffective)
            + COST_OF_CONNECTION * newlyEffective.length
            + COST_OF_ONE * newOnes;
    return new Candidate(neuron, cost, effective);
  }
}
