package org.superpose.constructions.logic;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.superpose.core.random.RandomStream;

/**
 * Keeps the channels of two gates apart that are the inputs of one gate of the next stage. A stage
 * passes on zeros and ones, so a neuron of both channels would be read once instead of twice, and
 * the gate missed.
 */
final class Separation {

  private Separation() {}

  /**
   * Returns the channels with other neurons in place of shared ones, as far as there are others.
   *
   * @param channels {@code [gates][s]}; not changed
   * @param pairs the gates that go together, {@code [][2]}
   * @param width the number of neurons
   */
  static int[][] separate(int[][] channels, int[][] pairs, int width, RandomStream random) {
    int[][] separated = Stream.of(channels).map(int[]::clone).toArray(int[][]::new);
    List<BitSet> partners = Stream.of(channels).map(_ -> new BitSet()).toList();
    for (int[] pair : pairs) {
      partners.get(pair[0]).set(pair[1]);
      partners.get(pair[1]).set(pair[0]);
    }
    for (int[] pair : pairs) {
      int gate = pair[1];
      BitSet own = bits(separated[gate]);
      if (own.intersects(bits(separated[pair[0]]))) {
        BitSet taken = new BitSet(width);
        partners.get(gate).stream().forEach(other -> taken.or(bits(separated[other])));
        replace(separated[gate], own, taken, random.permutation(width));
      }
    }
    return separated;
  }

  /** Replaces the neurons that are taken by the first ones of an order that are not. */
  private static void replace(int[] channel, BitSet own, BitSet taken, int[] order) {
    int next = 0;
    for (int at = 0; at < channel.length; at++) {
      if (taken.get(channel[at])) {
        while (next < order.length && (taken.get(order[next]) || own.get(order[next]))) {
          next++;
        }
        if (next < order.length) {
          channel[at] = order[next];
          own.set(order[next]);
        }
      }
    }
    Arrays.sort(channel);
  }

  private static BitSet bits(int[] channel) {
    BitSet bits = new BitSet();
    for (int neuron : channel) {
      bits.set(neuron);
    }
    return bits;
  }
}
