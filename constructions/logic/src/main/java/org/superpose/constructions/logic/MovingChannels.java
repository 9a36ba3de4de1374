package org.superpose.constructions.logic;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The weights of a layer of channels while channels move: how many ones of the code of each feature
 * a neuron reads.
 *
 * <p>A channel of an output is at a bank, and several banks stand side by side on the neurons; here
 * channels are counted through, the outputs of the first bank first.
 *
 * <p>Legend: c channels, m features, n neurons, s neurons of a channel, k ones of a code.
 *
 * <p>Cost: n^2 shorts and n m bytes; moving a channel takes 2 s k m k / n steps for each input.
 */
final class MovingChannels {

  private final int[][] codes; // [m][k]
  private final int[][] inputs; // [c][], the features that a channel is connected to
  private final int[][] channels; // [c][s]
  private final int[][] featuresWith; // [n][], the features with a one at a place
  private final short[][] uses; // [n][n], how many connections need a weight
  private final byte[][] read; // [n][m]
  private final List<BitSet> channelsAt; // [n]

  /**
   * @param codes {@code [m][k]}
   * @param inputs {@code [c][]}
   * @param channels {@code [c][s]}, of different sizes if need be; not changed
   */
  MovingChannels(int[][] codes, int[][] inputs, int[][] channels, int neurons) {
    this.codes = codes;
    this.inputs = inputs;
    this.channels = Stream.of(channels).map(int[]::clone).toArray(int[][]::new);
    featuresWith = featuresWith(codes, neurons);
    uses = new short[neurons][neurons];
    read = new byte[neurons][codes.length];
    channelsAt = Stream.generate(BitSet::new).limit(neurons).toList();
    for (int channel = 0; channel < channels.length; channel++) {
      attach(channel);
    }
  }

  private static int[][] featuresWith(int[][] codes, int neurons) {
    int[] counts = new int[neurons];
    Stream.of(codes).flatMapToInt(IntStream::of).forEach(one -> counts[one]++);
    int[][] features = new int[neurons][];
    Arrays.setAll(features, one -> new int[counts[one]]);
    for (int feature = codes.length - 1; feature >= 0; feature--) {
      for (int one : codes[feature]) {
        features[one][--counts[one]] = feature;
      }
    }
    return features;
  }

  int features() {
    return codes.length;
  }

  int neurons() {
    return read.length;
  }

  /** Returns k. */
  int ones() {
    return codes[0].length;
  }

  int[] inputs(int channel) {
    return inputs[channel];
  }

  /** Returns the neurons of a channel; not to be changed. */
  int[] neuronsOf(int channel) {
    return channels[channel];
  }

  /** Returns the channels that have a neuron. */
  BitSet channelsAt(int neuron) {
    return channelsAt.get(neuron);
  }

  /** Returns the channels that share a neuron with a channel, itself included. */
  BitSet beside(int channel) {
    BitSet beside = new BitSet();
    for (int neuron : channels[channel]) {
      beside.or(channelsAt.get(neuron));
    }
    return beside;
  }

  /** Returns how many ones of each feature's code a neuron reads; not to be changed. */
  byte[] read(int neuron) {
    return read[neuron];
  }

  /** Returns the same for all neurons of a channel. */
  byte[][] reads(int channel) {
    byte[][] reads = new byte[channels[channel].length][];
    Arrays.setAll(reads, at -> read[channels[channel][at]]);
    return reads;
  }

  /** Returns the share of weights that are one, among some neurons. */
  double density(int from, int to) {
    long ones = 0;
    for (int neuron = from; neuron < to; neuron++) {
      for (short use : uses[neuron]) {
        ones += use > 0 ? 1 : 0;
      }
    }
    return (double) ones / ((long) (to - from) * read.length);
  }

  /** Returns how many weights a neuron needs anew to join a channel that it does not belong to. */
  int newWeights(int channel, int neuron) {
    int count = 0;
    for (int feature : inputs[channel]) {
      for (int one : codes[feature]) {
        count += uses[neuron][one] == 0 ? 1 : 0;
      }
    }
    return count;
  }

  /** Returns what a neuron would read of each feature if it joined a channel. */
  byte[] readAfter(int channel, int neuron) {
    byte[] after = read[neuron].clone();
    int[] needed = new int[inputs[channel].length * ones()];
    int size = 0;
    for (int feature : inputs[channel]) {
      for (int one : codes[feature]) {
        if (uses[neuron][one] == 0 && !contains(needed, size, one)) {
          needed[size++] = one;
          for (int other : featuresWith[one]) {
            after[other]++;
          }
        }
      }
    }
    return after;
  }

  private static boolean contains(int[] values, int size, int value) {
    return IntStream.range(0, size).anyMatch(at -> values[at] == value);
  }

  /** Takes the connections of a channel away. It keeps its neurons until it is moved. */
  void detach(int channel) {
    connect(channel, -1);
  }

  /** Gives a channel that is detached other neurons. */
  void move(int channel, int[] to) {
    channels[channel] = to.clone();
    attach(channel);
  }

  private void attach(int channel) {
    connect(channel, 1);
  }

  private void connect(int channel, int step) {
    for (int neuron : channels[channel]) {
      channelsAt.get(neuron).set(channel, step > 0);
      for (int feature : inputs[channel]) {
        for (int one : codes[feature]) {
          boolean changes = step > 0 ? uses[neuron][one] == 0 : uses[neuron][one] == 1;
          uses[neuron][one] += (short) step;
          if (changes) {
            for (int other : featuresWith[one]) {
              read[neuron][other] += (byte) step;
            }
          }
        }
      }
    }
  }
}
