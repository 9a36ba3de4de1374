package org.superpose.constructions.pairwiseand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.superpose.core.design.BalancedPacking;
import org.superpose.core.random.RandomStream;
import org.superpose.core.task.Problem;

/**
 * Channels for any pair list, by Adler and Shavit's three cases. A feature is high when its
 * influence exceeds a split. Gates of two low inputs, of a low and a high one, and of two high ones
 * each get a block of neurons:
 *
 * <ul>
 *   <li>low and low: output channels, assigned to the gates;
 *   <li>low and high: every high feature has a random set of neurons whose size grows as the square
 *       root of its gates, and draws the channels of these gates from its set;
 *   <li>high and high: every high feature has a set of neurons, and a gate lives where the sets of
 *       its inputs meet ({@link LineSets}).
 * </ul>
 */
final class SplitChannels {

  private static final int PARTS = 3;

  private final Problem problem;
  private final int neurons;
  private final int channel;
  private final double split;
  private final RandomStream random;
  private final int[][] channels; // [outputs][channel]
  private final int[][] own; // [outputs][], the neurons that a gate's channel is chosen from

  private SplitChannels(
      Problem problem, int neurons, int channel, double split, RandomStream random) {
    this.problem = problem;
    this.neurons = neurons;
    this.channel = channel;
    this.split = split;
    this.random = random;
    channels = new int[problem.outputs()][];
    own = new int[problem.outputs()][];
  }

  /** Returns the number of neurons on which every problem can be assigned channels. */
  static int fewestNeurons(int channel) {
    return PARTS * channel;
  }

  /**
   * Assigns a channel to every gate.
   *
   * @param neurons the number of neurons, at least {@link #fewestNeurons}
   * @param channel s, the neurons of each gate
   * @param split the largest influence that counts as low
   */
  static SplitChannels assign(
      Problem problem, int neurons, int channel, double split, RandomStream random) {
    SplitChannels assignment = new SplitChannels(problem, neurons, channel, split, random);
    List<List<Integer>> parts = assignment.parts();
    int[] widths = assignment.widths(parts);
    assignment.assignLow(parts.get(0), widths[0]);
    assignment.assignMixed(parts.get(1), widths[0], widths[1]);
    assignment.assignHigh(parts.get(2), widths[0] + widths[1], widths[2]);
    return assignment;
  }

  /** Returns {@code [outputs][channel]}, each ascending; not to be changed. */
  int[][] channels() {
    return channels;
  }

  /**
   * Returns another channel for a gate, chosen from the same neurons but for a few.
   *
   * @param strangers how many neurons, at most s, are chosen from all instead
   * @return ascending
   */
  int[] another(int gate, int strangers, RandomStream choice) {
    BitSet another = new BitSet();
    for (int at : choice.subset(channel - strangers, own[gate].length)) {
      another.set(own[gate][at]);
    }
    while (another.cardinality() < channel) {
      another.set(choice.nextInt(neurons));
    }
    return another.stream().toArray();
  }

  /** Returns the gates with no, one and two high inputs. */
  private List<List<Integer>> parts() {
    List<List<Integer>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int gate = 0; gate < problem.outputs(); gate++) {
      parts.get((isHigh(gate, 0) ? 1 : 0) + (isHigh(gate, 1) ? 1 : 0)).add(gate);
    }
    return parts;
  }

  private boolean isHigh(int gate, int position) {
    return problem.influence(problem.input(gate, position)) > split;
  }

  /** Divides the neurons by the square roots of the parts, which is how widths grow. */
  private int[] widths(List<List<Integer>> parts) {
    double total = parts.stream().mapToDouble(part -> Math.sqrt(part.size())).sum();
    int spare = neurons;
    for (List<Integer> part : parts) {
      spare -= part.isEmpty() ? 0 : channel;
    }
    int[] widths = new int[PARTS];
    int last = 0;
    int left = neurons;
    for (int part = 0; part < PARTS; part++) {
      if (!parts.get(part).isEmpty()) {
        widths[part] = channel + (int) (spare * Math.sqrt(parts.get(part).size()) / total);
        left -= widths[part];
        last = part;
      }
    }
    widths[last] += left;
    return widths;
  }

  private void assignLow(List<Integer> gates, int width) {
    assign(
        gates,
        BalancedPacking.assignApart(gates.size(), channel, width, random),
        IntStream.range(0, width));
  }

  private void assignMixed(List<Integer> gates, int start, int width) {
    List<List<Integer>> ofFeature = new ArrayList<>();
    for (int feature = 0; feature < problem.features(); feature++) {
      ofFeature.add(new ArrayList<>());
    }
    for (int gate : gates) {
      ofFeature.get(problem.input(gate, isHigh(gate, 0) ? 0 : 1)).add(gate);
    }
    ofFeature.removeIf(List::isEmpty);
    int[][] sets = BalancedPacking.assign(sizes(ofFeature, width), width, random);
    for (int at = 0; at < sets.length; at++) {
      List<Integer> gatesOfFeature = ofFeature.get(at);
      assign(
          gatesOfFeature,
          BalancedPacking.assignApart(gatesOfFeature.size(), channel, sets[at].length, random),
          Arrays.stream(sets[at]).map(neuron -> start + neuron));
    }
  }

  /**
   * The sizes of the sets: s times the root of the gates, and more where few would fill a block.
   */
  private int[] sizes(List<List<Integer>> ofFeature, int width) {
    double sum = ofFeature.stream().mapToDouble(gates -> channel * Math.sqrt(gates.size())).sum();
    double factor = Math.max(1, width / sum);
    return ofFeature.stream()
        .mapToDouble(gates -> factor * channel * Math.sqrt(gates.size()))
        .mapToInt(size -> Math.min(width, (int) Math.ceil(size)))
        .toArray();
  }

  private void assign(List<Integer> gates, int[][] sets, IntStream neuronsOfGates) {
    int[] set = neuronsOfGates.toArray();
    for (int at = 0; at < sets.length; at++) {
      own[gates.get(at)] = set;
      channels[gates.get(at)] = Arrays.stream(sets[at]).map(item -> set[item]).toArray();
    }
  }

  private void assignHigh(List<Integer> gates, int start, int width) {
    BitSet[] sets = LineSets.of(problem, gates, channel, width, random);
    for (int gate : gates) {
      int[] meeting =
          meeting(sets[problem.input(gate, 0)], sets[problem.input(gate, 1)], width)
              .map(neuron -> start + neuron)
              .toArray();
      own[gate] = meeting;
      channels[gate] = Arrays.stream(meeting).limit(channel).sorted().toArray();
    }
  }

  /**
   * Returns the neurons of both sets in random order, filled up from those of one and then of none
   * until there is one more than a channel needs.
   */
  private IntStream meeting(BitSet first, BitSet second, int width) {
    int[] order = random.permutation(width);
    BitSet both = (BitSet) first.clone();
    both.and(second);
    return IntStream.of(2, 1, 0)
        .flatMap(
            wanted ->
                Arrays.stream(order)
                    .filter(r -> (first.get(r) ? 1 : 0) + (second.get(r) ? 1 : 0) == wanted))
        .limit(Math.max(channel + 1L, both.cardinality()));
  }
}
