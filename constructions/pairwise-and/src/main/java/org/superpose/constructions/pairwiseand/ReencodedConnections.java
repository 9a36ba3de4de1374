package org.superpose.constructions.pairwiseand;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.superpose.core.task.Problem;

/**
 * Which outputs a network of two layers, channels and {@link Reencoding}, gives for two active
 * features, kept up to date while gates change their channels.
 *
 * <p>The neurons effectively connected to both features fire. A position gives the number of firing
 * neurons that it reads, less s - 1; an output is on when its positions sum to the length of its
 * code. An output that should be on is never missed: all its positions read its channel.
 */
final class ReencodedConnections {

  private final Problem problem;
  private final int channelSize;
  private final int[][] codes; // [outputs][], positions
  private final int[][] outputs; // [positions][], the outputs whose code has that position
  private final EffectiveConnections connections;
  private final BitSet[] effectiveNeurons; // [features], the neurons effectively connected to it
  private final BitSet[] readers; // [neurons], the positions that read it
  private final int[][] uses; // [neurons, positions], the gates of a neuron with that position
  private final int[] counts; // [positions], all zero between inputs
  private final int[] scores; // [outputs], all zero between inputs

  /**
   * Starts with every gate on its given channel.
   *
   * @param ones {@code [features][]}, the codes of the features
   * @param channels {@code [outputs][s]}
   * @param codes {@code [outputs][]}, positions of the codes of the outputs
   */
  ReencodedConnections(
      Problem problem, int[][] ones, int[][] channels, int[][] codes, int neurons) {
    this.problem = problem;
    this.codes = codes;
    channelSize = channels[0].length;
    outputs = holders(codes, neurons);
    connections = new EffectiveConnections(problem, ones, new int[problem.outputs()][0], neurons);
    effectiveNeurons = bitSets(problem.features());
    readers = bitSets(neurons);
    uses = new int[neurons][neurons];
    counts = new int[neurons];
    scores = new int[codes.length];
    for (int gate = 0; gate < channels.length; gate++) {
      for (int neuron : channels[gate]) {
        attach(gate, neuron);
      }
    }
  }

  /** Returns the memory that an index takes. */
  static long bytes(int neurons, int features) {
    return 2 * EffectiveConnections.bytes(neurons, features) + (long) neurons * neurons / 8;
  }

  private static BitSet[] bitSets(int count) {
    return IntStream.range(0, count).mapToObj(_ -> new BitSet()).toArray(BitSet[]::new);
  }

  /** Returns for every member the lists that have it, ascending. */
  private static int[][] holders(int[][] lists, int members) {
    List<IntStream.Builder> holders = new ArrayList<>();
    for (int member = 0; member < members; member++) {
      holders.add(IntStream.builder());
    }
    for (int list = 0; list < lists.length; list++) {
      for (int member : lists[list]) {
        holders.get(member).add(list);
      }
    }
    return holders.stream().map(builder -> builder.build().toArray()).toArray(int[][]::new);
  }

  /** Returns the neurons of a gate's channel, in the order in which they were attached. */
  int[] channel(int gate) {
    return connections.channel(gate);
  }

  /** Returns the features effectively connected to a neuron, ascending. */
  int[] effectiveFeatures(int neuron) {
    return BitSet.valueOf(connections.effectiveFeatures(neuron)).stream().toArray();
  }

  /** Adds a neuron to a gate's channel. */
  void attach(int gate, int neuron) {
    BitSet before = BitSet.valueOf(connections.effectiveFeatures(neuron));
    connections.attach(gate, neuron);
    BitSet after = BitSet.valueOf(connections.effectiveFeatures(neuron));
    after.andNot(before);
    after.stream().forEach(feature -> effectiveNeurons[feature].set(neuron));
    for (int position : codes[gate]) {
      if (uses[neuron][position]++ == 0) {
        readers[neuron].set(position);
      }
    }
  }

  /** Takes all neurons from a gate's channel. */
  void detach(int gate) {
    int[] neurons = connections.channel(gate);
    BitSet[] effective = new BitSet[neurons.length];
    for (int at = 0; at < neurons.length; at++) {
      effective[at] = BitSet.valueOf(connections.effectiveFeatures(neurons[at]));
    }
    connections.detach(gate);
    for (int at = 0; at < neurons.length; at++) {
      int neuron = neurons[at];
      effective[at].andNot(BitSet.valueOf(connections.effectiveFeatures(neuron)));
      effective[at].stream().forEach(feature -> effectiveNeurons[feature].clear(neuron));
      for (int position : codes[gate]) {
        if (--uses[neuron][position] == 0) {
          readers[neuron].clear(position);
        }
      }
    }
  }

  private BitSet firing(int first, int second) {
    BitSet firing = (BitSet) effectiveNeurons[first].clone();
    firing.and(effectiveNeurons[second]);
    return firing;
  }

  /**
   * Returns the outputs that are on but should not be when two features are active, each once for
   * every step that its score is above what it may be.
   */
  int[] wrongOutputs(int first, int second) {
    BitSet firing = firing(first, second);
    if (firing.cardinality() < channelSize) {
      return new int[0];
    }
    BitSet on = new BitSet();
    count(firing, 1, on);
    IntStream.Builder wrong = IntStream.builder();
    on.stream()
        .flatMap(position -> IntStream.of(outputs[position]))
        .forEach(
            output -> {
              if (!isGate(output, first, second)) {
                for (int excess = codes[output].length; excess <= scores[output]; excess++) {
                  wrong.add(output);
                }
              }
              scores[output] = 0;
            });
    count(firing, -1, new BitSet());
    return wrong.build().toArray();
  }

  /** Adds to or takes from the counts; positions that are on add to scores. */
  private void count(BitSet firing, int step, BitSet on) {
    for (int neuron = firing.nextSetBit(0); neuron >= 0; neuron = firing.nextSetBit(neuron + 1)) {
      BitSet positions = readers[neuron];
      for (int p = positions.nextSetBit(0); p >= 0; p = positions.nextSetBit(p + 1)) {
        counts[p] += step;
        if (step > 0 && counts[p] >= channelSize) {
          on.set(p);
          for (int output : outputs[p]) {
            scores[output]++;
          }
        }
      }
    }
  }

  private boolean isGate(int output, int first, int second) {
    int a = problem.input(output, 0);
    int b = problem.input(output, 1);
    return Math.min(a, b) == first && Math.max(a, b) == second;
  }

  /** Returns the gates that share a position with an output and have neurons that fire. */
  int[] culprits(int output, int first, int second) {
    BitSet firing = firing(first, second);
    return IntStream.of(codes[output])
        .flatMap(position -> IntStream.of(outputs[position]))
        .distinct()
        .filter(gate -> IntStream.of(connections.channel(gate)).anyMatch(firing::get))
        .toArray();
  }
}
