package org.superpose.constructions.pairwiseand;

import java.util.Arrays;
import org.superpose.core.task.Problem;

/**
 * Two layers, channels and {@link Reencoding}, while gates change their channels: what every input
 * of two active features switches on (v = 2).
 *
 * <p>The neurons of the first layer that are effectively connected to both features fire. An output
 * that should be on is never missed: all positions of its code read its whole channel. So an input
 * is wrong exactly when it switches on an output that is not its own gate.
 */
final class ReencodedState {

  private final int[] first; // [outputs], the inputs of each gate
  private final int[] second;
  private final int[][] channels; // [outputs][s], null while a gate has none
  private final int channelSize;
  private final ChannelCosts costs;
  private final OutputCodeLayer reencoding;
  private final long[][] effective; // [features][neurons / 64], one bit for each neuron
  private final int[] connected; // [neurons], how many features are effectively connected
  private final int[] firing; // scratch: [neurons]
  private int firingCount;

  /**
   * Starts without any channel.
   *
   * @param codes {@code [features][k]}
   * @param outputCodes {@code [outputs][]}, positions, which are neurons of the second layer
   * @param neurons the width of both layers
   */
  ReencodedState(
      Problem problem, int[][] codes, int[][] outputCodes, int channelSize, int neurons) {
    first = new int[problem.outputs()];
    second = new int[problem.outputs()];
    Arrays.setAll(first, gate -> problem.input(gate, 0));
    Arrays.setAll(second, gate -> problem.input(gate, 1));
    channels = new int[problem.outputs()][];
    this.channelSize = channelSize;
    costs = new ChannelCosts(problem, codes, neurons);
    reencoding = new OutputCodeLayer(outputCodes, channelSize, neurons);
    effective = new long[problem.features()][(neurons + 63) >>> 6];
    connected = new int[neurons];
    firing = new int[neurons];
  }

  /** Returns the memory that this takes. */
  static long bytes(int neurons, int features) {
    return ChannelCosts.bytes(neurons, features)
        + (long) neurons * (4L * neurons + neurons / 8 + features / 8);
  }

  ChannelCosts costs() {
    return costs;
  }

  OutputCodeLayer reencoding() {
    return reencoding;
  }

  int neurons() {
    return connected.length;
  }

  int features() {
    return effective.length;
  }

  int outputs() {
    return channels.length;
  }

  int channelSize() {
    return channelSize;
  }

  /** Returns a gate's channel. */
  int[] channel(int gate) {
    return channels[gate];
  }

  /** Returns one of the two inputs of a gate. */
  int input(int gate, int which) {
    return which == 0 ? first[gate] : second[gate];
  }

  /** Returns how many features are effectively connected to a neuron. */
  int connected(int neuron) {
    return connected[neuron];
  }

  /** Returns whether a feature is effectively connected to a neuron. */
  boolean isEffective(int neuron, int feature) {
    return (effective[feature][neuron >>> 6] >>> neuron & 1) != 0;
  }

  /** Gives a gate its channel. */
  void attach(int gate, int[] channel) {
    long[][] before = rows(channel);
    channels[gate] = channel;
    costs.attach(gate, channel);
    reencoding.attach(gate, channel);
    follow(channel, before);
  }

  /** Takes a gate's channel from it, and returns it. */
  int[] detach(int gate) {
    int[] channel = channels[gate];
    long[][] before = rows(channel);
    channels[gate] = null;
    costs.detach(gate);
    reencoding.detach(gate, channel);
    follow(channel, before);
    return channel;
  }

  private long[][] rows(int[] channel) {
    long[][] rows = new long[channel.length][];
    Arrays.setAll(rows, at -> costs.effectiveFeatures(channel[at]).clone());
    return rows;
  }

  private void follow(int[] channel, long[][] before) {
    for (int at = 0; at < channel.length; at++) {
      int neuron = channel[at];
      long[] now = costs.effectiveFeatures(neuron);
      for (int word = 0; word < now.length; word++) {
        connected[neuron] += Long.bitCount(now[word]) - Long.bitCount(before[at][word]);
        for (long left = now[word] ^ before[at][word]; left != 0; left &= left - 1) {
          int feature = (word << 6) + Long.numberOfTrailingZeros(left);
          effective[feature][neuron >>> 6] ^= 1L << neuron;
        }
      }
    }
  }

  /** Returns how many neurons fire for two features. */
  int common(int feature, int other) {
    long[] one = effective[feature];
    long[] another = effective[other];
    int count = 0;
    for (int word = 0; word < one.length; word++) {
      count += Long.bitCount(one[word] & another[word]);
    }
    return count;
  }

  /** Returns whether some neuron of a channel, up to a place, fires for two features. */
  boolean anyFires(int[] channel, int to, int feature, int other) {
    for (int at = 0; at < to; at++) {
      if (isEffective(channel[at], feature) && isEffective(channel[at], other)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns by how much the outputs that two features wrongly switch on exceed what they may be: 0
   * if the input is right.
   */
  int excess(int feature, int other) {
    int found = run(feature, other);
    int sum = 0;
    for (int at = 0; at < found; at++) {
      sum += isGate(reencoding.on(at), feature, other) ? 0 : reencoding.excess(at);
    }
    return sum;
  }

  /** Returns the outputs that two features wrongly switch on. */
  int[] wrongOutputs(int feature, int other) {
    int found = run(feature, other);
    int[] wrong = new int[found];
    int count = 0;
    for (int at = 0; at < found; at++) {
      if (!isGate(reencoding.on(at), feature, other)) {
        wrong[count++] = reencoding.on(at);
      }
    }
    return Arrays.copyOf(wrong, count);
  }

  /** Returns the neurons that two features let fire, ascending. */
  int[] firing(int feature, int other) {
    fire(feature, other);
    return Arrays.copyOf(firing, firingCount);
  }

  private int run(int feature, int other) {
    fire(feature, other);
    return firingCount < channelSize ? 0 : reencoding.fire(firing, firingCount);
  }

  private void fire(int feature, int other) {
    firingCount = 0;
    for (int word = 0; word < effective[feature].length; word++) {
      for (long left = effective[feature][word] & effective[other][word];
          left != 0;
          left &= left - 1) {
        firing[firingCount++] = (word << 6) + Long.numberOfTrailingZeros(left);
      }
    }
  }

  private boolean isGate(int output, int feature, int other) {
    return (first[output] == feature && second[output] == other)
        || (first[output] == other && second[output] == feature);
  }
}
