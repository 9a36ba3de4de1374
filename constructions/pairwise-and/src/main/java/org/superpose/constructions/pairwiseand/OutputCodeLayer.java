package org.superpose.constructions.pairwiseand;

import java.util.Arrays;

/**
 * The second layer of {@link Reencoding} while gates change their channels: which position of the
 * output codes reads which neuron, and what outputs follow from a set of neurons that fire.
 *
 * <p>A position gives the number of firing neurons that it reads, less s - 1; an output is on when
 * its positions sum to the length of its code.
 */
final class OutputCodeLayer {

  /** Counts of firing neurons are exact below 2^6; beyond, they stay large. */
  private static final int COUNTER_BITS = 6;

  private final int channelSize;
  private final int[][] codes; // [outputs][], positions
  private final int[][] outputs; // [positions][], the outputs whose code has that position
  private final int[][] uses; // [neurons, positions], gates of a neuron with that position
  private final long[][] readers; // [neurons, positions / 64], one bit for each position
  private final int[] readerCounts; // [neurons]
  private final int[] scores; // [outputs], all zero between inputs

  // Scratch of one input.
  private final int[] touched; // [outputs]
  private final int[] on; // [outputs]
  private final int[] excess; // [outputs]
  private final int[] positions; // [positions], those that fire
  private final int[] values; // [positions], what they give
  private final long[] counters = new long[COUNTER_BITS]; // of 64 positions, digit by digit

  /**
   * Starts without any channel.
   *
   * @param codes {@code [outputs][]}
   * @param neurons the width of both layers
   */
  OutputCodeLayer(int[][] codes, int channelSize, int neurons) {
    this.codes = codes;
    this.channelSize = channelSize;
    outputs = EffectiveConnections.featuresWithOne(codes, neurons);
    uses = new int[neurons][neurons];
    readers = new long[neurons][(neurons + 63) >>> 6];
    readerCounts = new int[neurons];
    scores = new int[codes.length];
    touched = new int[codes.length];
    on = new int[codes.length];
    excess = new int[codes.length];
    positions = new int[neurons];
    values = new int[neurons];
  }

  /** Lets the positions of a gate's code read its channel. */
  void attach(int gate, int[] channel) {
    for (int neuron : channel) {
      for (int position : codes[gate]) {
        if (uses[neuron][position]++ == 0) {
          readers[neuron][position >>> 6] |= 1L << position;
          readerCounts[neuron]++;
        }
      }
    }
  }

  /** Takes back what {@link #attach} did. */
  void detach(int gate, int[] channel) {
    for (int neuron : channel) {
      for (int position : codes[gate]) {
        if (--uses[neuron][position] == 0) {
          readers[neuron][position >>> 6] &= ~(1L << position);
          readerCounts[neuron]--;
        }
      }
    }
  }

  /** Returns how many positions of a gate's code do not read a neuron. */
  int newOnes(int gate, int neuron) {
    int count = 0;
    for (int position : codes[gate]) {
      count += uses[neuron][position] == 0 ? 1 : 0;
    }
    return count;
  }

  /** Returns how many positions read a neuron. */
  int readers(int neuron) {
    return readerCounts[neuron];
  }

  /** Returns whether the codes of two outputs have a position in common. */
  boolean meet(int output, int other) {
    for (int position : codes[output]) {
      for (int another : codes[other]) {
        if (position == another) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Finds the outputs that are on, see {@link #on} and {@link #excess}.
   *
   * @param firing the neurons that fire
   * @param count how many these are; what lies beyond is not looked at
   * @return how many outputs are on
   */
  int fire(int[] firing, int count) {
    int active = 0;
    long total = 0;
    for (int word = 0; word < readers[0].length; word++) {
      Arrays.fill(counters, 0);
      for (int at = 0; at < count; at++) {
        add(readers[firing[at]][word]);
      }
      for (long left = atLeastChannel(); left != 0; left &= left - 1) {
        int bit = Long.numberOfTrailingZeros(left);
        values[active] = value(bit);
        total += values[active];
        positions[active++] = (word << 6) + bit;
      }
    }
    return total < codes[0].length ? 0 : score(active);
  }

  /** Adds one to the count of every position in a word of bits. */
  private void add(long bits) {
    long carry = bits;
    for (int digit = 0; digit < COUNTER_BITS; digit++) {
      long before = counters[digit];
      counters[digit] = before ^ carry;
      carry &= before;
    }
    counters[COUNTER_BITS - 1] |= carry; // no way back to small counts
  }

  private long atLeastChannel() {
    long greater = 0;
    long equal = -1;
    for (int digit = COUNTER_BITS - 1; digit >= 0; digit--) {
      if (((channelSize - 1) >>> digit & 1) == 0) {
        greater |= equal & counters[digit];
        equal &= ~counters[digit];
      } else {
        equal &= counters[digit];
      }
    }
    return greater;
  }

  private int value(int bit) {
    int value = 1 - channelSize;
    for (int digit = 0; digit < COUNTER_BITS; digit++) {
      value += (int) (counters[digit] >>> bit & 1) << digit;
    }
    return value;
  }

  private int score(int active) {
    int touchedCount = 0;
    for (int at = 0; at < active; at++) {
      for (int output : outputs[positions[at]]) {
        if (scores[output] == 0) {
          touched[touchedCount++] = output;
        }
        scores[output] += values[at];
      }
    }
    int found = 0;
    for (int at = 0; at < touchedCount; at++) {
      int output = touched[at];
      int above = scores[output] - codes[output].length + 1;
      scores[output] = 0;
      if (above > 0) {
        excess[found] = above;
        on[found++] = output;
      }
    }
    return found;
  }

  /** Returns one of the outputs that the last input switched on. */
  int on(int at) {
    return on[at];
  }

  /** Returns how far its score is above the largest that is off: at least 1. */
  int excess(int at) {
    return excess[at];
  }
}
