package org.superpose.core.proof;

import org.superpose.core.kernel.Kernels;

/**
 * The features with the largest effective weights at a neuron, largest first: down to a level
 * chosen so that they are at most a given fraction of all features. Where a neuron's bias cuts all
 * others off, they are all that counts. Those with an effective weight of at least one level in
 * between are also marked in a set of bits, unless they are so few that the list is shorter.
 *
 * @param level the list holds all features with at least this effective weight
 * @param features the features, ascending for each weight
 * @param ends {@code [largest - level + 1]}, the number of features with an effective weight of at
 *     least largest - i
 * @param markedLevel the bits mark all features with at least this effective weight
 * @param marked a bit for each feature, null if there is none
 */
record Loudest(int level, int[] features, int[] ends, int markedLevel, long[] marked) {

  private static final int FEW = 64;
  private static final int FEW_MARKED = 512; // one feature in this many is better listed

  /** Returns the most memory that a neuron's list and bits take. */
  static long bytes(int features, int part) {
    return longest(features, part) * Integer.BYTES + features / Byte.SIZE;
  }

  private static long longest(int features, int part) {
    return Math.max(Math.min(FEW, features), features / part);
  }

  /**
   * Lists the strongest features of a row of g.
   *
   * @param counts how many features have each effective weight from 0
   * @param part at most one feature in this many is listed
   */
  static Loudest of(byte[] row, int[] counts, int largest, int part, Kernels kernels) {
    int level = largest + 1;
    int total = 0;
    int markedLevel = 0;
    while (level > 1 && total + counts[level - 1] <= longest(row.length, part)) {
      total += counts[--level];
      if (markedLevel == 0 && total > row.length / FEW_MARKED) {
        markedLevel = level;
      }
    }
    int[] ends = new int[largest - level + 1];
    int[] next = new int[ends.length];
    for (int i = 0; i < ends.length; i++) {
      next[i] = i == 0 ? 0 : ends[i - 1];
      ends[i] = next[i] + counts[largest - i];
    }
    int[] features = new int[total];
    if (total > 0) {
      long[] listed = marked(row, level, kernels);
      for (int word = 0; word < listed.length; word++) {
        for (long bits = listed[word]; bits != 0; bits &= bits - 1) {
          int feature = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
          features[next[largest - row[feature]]++] = feature;
        }
      }
    }
    long[] marked = markedLevel == 0 ? null : marked(row, markedLevel, kernels);
    return new Loudest(level, features, ends, markedLevel, marked);
  }

  private static long[] marked(byte[] row, int level, Kernels kernels) {
    long[] bits = new long[(row.length + Long.SIZE - 1) / Long.SIZE];
    kernels.atLeast(row, (byte) level, bits);
    return bits;
  }

  /**
   * Returns how many features have an effective weight above {@code effective}; -1 if the list ends
   * above.
   */
  int countAbove(long effective) {
    if (effective < level - 1) {
      return -1;
    }
    long index = level + ends.length - 2 - effective;
    return index < 0 ? 0 : ends[(int) index];
  }
}
