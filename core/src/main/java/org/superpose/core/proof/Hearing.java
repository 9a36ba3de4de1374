package org.superpose.core.proof;

/**
 * What every neuron hears of every feature: g = W E in whole units. Rows of bytes when the numbers
 * are small, otherwise of ints.
 */
final class Hearing {

  private final byte[][] small; // [neurons][features], null if numbers are large
  private final int[][] large; // [neurons][features], null if numbers are small
  private final Loudest[] loudest; // [neurons], null if numbers are large
  private final int[] smallest; // [neurons]
  private final int[] largest; // [neurons]

  private Hearing(byte[][] small, int[][] large, Loudest[] loudest, int[] smallest, int[] largest) {
    this.small = small;
    this.large = large;
    this.loudest = loudest;
    this.smallest = smallest;
    this.largest = largest;
  }

  /** Computes one row of g. */
  @FunctionalInterface
  interface Rows {
    /** Fills {@code target [features]} with what a neuron hears. */
    void fill(int neuron, int[] target);
  }

  /** Returns the bytes that the numbers of a network take. */
  static long bytes(int neurons, int features, long bound) {
    return (long) neurons * features * (bound <= Byte.MAX_VALUE ? 1 : Integer.BYTES);
  }

  /**
   * Computes all rows.
   *
   * @param bound no number exceeds it in magnitude
   */
  static Hearing of(int neurons, int features, long bound, int threads, Rows rows) {
    boolean bytes = bound <= Byte.MAX_VALUE;
    byte[][] small = bytes ? new byte[neurons][] : null;
    int[][] large = bytes ? null : new int[neurons][];
    Loudest[] loudest = bytes ? new Loudest[neurons] : null;
    int[] smallest = new int[neurons];
    int[] largest = new int[neurons];
    Parallel.forEach(
        threads,
        neurons,
        () -> {
          int[] buffer = new int[features];
          return neuron -> {
            rows.fill(neuron, buffer);
            for (int heard : buffer) {
              smallest[neuron] = Math.min(smallest[neuron], heard);
              largest[neuron] = Math.max(largest[neuron], heard);
            }
            if (bytes) {
              small[neuron] = toBytes(buffer);
              loudest[neuron] = Loudest.of(small[neuron], largest[neuron]);
            } else {
              large[neuron] = buffer.clone();
            }
          };
        });
    return new Hearing(small, large, loudest, smallest, largest);
  }

  private static byte[] toBytes(int[] row) {
    byte[] bytes = new byte[row.length];
    for (int i = 0; i < row.length; i++) {
      bytes[i] = (byte) row[i];
    }
    return bytes;
  }

  /** Returns what a neuron hears of a feature. */
  int of(int neuron, int feature) {
    return small != null ? small[neuron][feature] : large[neuron][feature];
  }

  /** Returns the least that a neuron hears of any feature, at most 0. */
  int smallest(int neuron) {
    return smallest[neuron];
  }

  /** Returns the most that a neuron hears of any feature, at least 0. */
  int largest(int neuron) {
    return largest[neuron];
  }

  /**
   * Returns how many features a neuron hears with more than {@code heard}, at least 0; -1 if there
   * is no list of them.
   */
  int countAbove(int neuron, long heard) {
    return loudest == null ? -1 : loudest[neuron].countAbove(heard);
  }

  /** Returns the features that a neuron hears loudest, loudest first; not to be changed. */
  int[] loudest(int neuron) {
    return loudest[neuron].features();
  }

  /** Adds to every feature's sum the gain from one neuron, {@code sums [features]}. */
  void addGains(int neuron, Rules rules, long coefficient, long level, int places, long[] sums) {
    if (small == null) {
      int[] row = large[neuron];
      for (int i = 0; i < row.length; i++) {
        sums[i] += rules.gain(coefficient, level, places, row[i]);
      }
      return;
    }
    long[] gains = new long[256];
    for (int heard = smallest[neuron]; heard <= largest[neuron]; heard++) {
      gains[heard & 0xFF] = rules.gain(coefficient, level, places, heard);
    }
    byte[] row = small[neuron];
    for (int i = 0; i < row.length; i++) {
      sums[i] += gains[row[i] & 0xFF];
    }
  }
}
