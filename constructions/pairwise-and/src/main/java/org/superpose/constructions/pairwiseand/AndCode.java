package org.superpose.constructions.pairwiseand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.superpose.core.design.BalancedPacking;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Problem;

/**
 * The ANDs of all gates as a sparse code, with two active features: channels in one layer, and
 * positions of a public code in the next, which cut what is not a whole channel ({@link
 * Reencoding}).
 *
 * <p>Channels are those of {@link SplitChannels}, repaired until no gate has a third feature that
 * stands in for one of its own ({@link ChannelRepair}): then no other input gives the whole code of
 * a gate for that reason. Positions that are on beside those of the gate are left to the weights
 * that read them.
 *
 * @param problem the gates
 * @param codes {@code [features][k]}, positions from 0 to codeNeurons
 * @param codeNeurons the neurons that pass the features' code on
 * @param neurons the neurons of the channels, and of the positions in the next layer
 * @param channels {@code [outputs][s]}, neurons from 0 to {@code neurons}
 * @param positions {@code [outputs][]}, the same of the next layer
 */
record AndCode(
    Problem problem,
    int[][] codes,
    int codeNeurons,
    int neurons,
    int[][] channels,
    int[][] positions) {

  private static final int CHANNEL = 3;
  private static final int POSITIONS = 4;

  /** The fewest neurons for channels and positions. */
  static final int FEWEST_NEURONS = SplitChannels.fewestNeurons(CHANNEL);

  /** Assigns channels and positions. */
  static AndCode assign(Problem problem, int[][] codes, int codeNeurons, int neurons, Seed seed) {
    double split = Math.pow(problem.outputs(), 0.25);
    int[][] assigned =
        SplitChannels.assign(problem, neurons, CHANNEL, split, seed.derive("channels").stream())
            .channels();
    EffectiveConnections connections =
        new EffectiveConnections(problem, codes, assigned, Math.max(codeNeurons, neurons));
    int[][] channels =
        ChannelRepair.repair(connections, assigned, neurons, seed.derive("repair").stream());
    int[][] positions =
        BalancedPacking.assignApart(
            problem.outputs(), POSITIONS, neurons, seed.derive("positions").stream());
    return new AndCode(problem, codes, codeNeurons, neurons, channels, positions);
  }

  /** Returns the positions of features' codes that each channel neuron reads. */
  BitSet[] rows() {
    int[][] connected = Attendance.of(problem, channels, neurons).features();
    BitSet[] rows = new BitSet[neurons];
    for (int neuron = 0; neuron < neurons; neuron++) {
      rows[neuron] = new BitSet(codeNeurons);
      for (int feature : connected[neuron]) {
        for (int one : codes[feature]) {
          rows[neuron].set(one);
        }
      }
    }
    return rows;
  }

  /** Returns the channel neurons that each position reads. */
  BitSet[] readers() {
    BitSet[] read = new BitSet[neurons];
    Arrays.setAll(read, _ -> new BitSet(neurons));
    for (int output = 0; output < channels.length; output++) {
      for (int position : positions[output]) {
        for (int neuron : channels[output]) {
          read[position].set(neuron);
        }
      }
    }
    return read;
  }

  /** Returns the bias of the channel neurons: two whole codes leave 1. */
  int channelBias() {
    return 1 - 2 * codes[0].length;
  }

  /** Returns the bias of the positions: a whole channel leaves 1. */
  int positionBias() {
    return 1 - CHANNEL;
  }

  /**
   * Returns all inputs of two features that switch a position on; neurons count from the start of
   * the layer, behind those of the features' code.
   */
  PairEvents events() {
    BitSet[] effective = effectiveNeurons();
    BitSet[] read = readers();
    List<int[]> pairs = new ArrayList<>();
    List<int[]> on = new ArrayList<>();
    for (int first = 0; first < codes.length; first++) {
      for (int second = first + 1; second < codes.length; second++) {
        BitSet firing = (BitSet) effective[first].clone();
        firing.and(effective[second]);
        int[] units = firing.cardinality() < CHANNEL ? new int[0] : units(firing, read);
        if (units.length > 0) {
          pairs.add(new int[] {first, second});
          on.add(units);
        }
      }
    }
    return new PairEvents(
        pairs.stream().mapToInt(pair -> pair[0]).toArray(),
        pairs.stream().mapToInt(pair -> pair[1]).toArray(),
        on.toArray(int[][]::new));
  }

  /** Returns for each feature the channel neurons that read its whole code. */
  private BitSet[] effectiveNeurons() {
    BitSet[] rows = rows();
    BitSet[] effective = new BitSet[codes.length];
    for (int feature = 0; feature < codes.length; feature++) {
      effective[feature] = new BitSet(neurons);
      for (int neuron = 0; neuron < neurons; neuron++) {
        BitSet row = rows[neuron];
        effective[feature].set(neuron, Arrays.stream(codes[feature]).allMatch(row::get));
      }
    }
    return effective;
  }

  private int[] units(BitSet firing, BitSet[] read) {
    int[] units = new int[0];
    for (int position = 0; position < neurons; position++) {
      BitSet heard = (BitSet) read[position].clone();
      heard.and(firing);
      int given = heard.cardinality() + positionBias();
      if (given > 0) {
        int from = units.length;
        units = Arrays.copyOf(units, from + given);
        Arrays.fill(units, from, units.length, codeNeurons + position);
      }
    }
    return units;
  }
}
