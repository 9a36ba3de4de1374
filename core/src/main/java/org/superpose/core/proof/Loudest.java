package org.superpose.core.proof;

/**
 * The features that a neuron hears loudest, loudest first: down to a level chosen so that they are
 * at most an eighth of all features. Where a neuron's bias cuts all others off, they are all that
 * counts.
 *
 * @param level the list holds all features heard with at least this
 * @param features the features, ascending for each loudness
 * @param ends {@code [largest - level + 1]}, the number of features heard with at least largest - i
 */
record Loudest(int level, int[] features, int[] ends) {

  static final int SHARE = 8;
  private static final int FEW = 64;

  /**
   * Lists the loudest features of a row of g.
   *
   * @param counts how many features are heard with each number from 0
   */
  static Loudest of(byte[] row, int[] counts, int largest) {
    int level = largest + 1;
    int total = 0;
    while (level > 1 && total + counts[level - 1] <= Math.max(FEW, row.length / SHARE)) {
      total += counts[--level];
    }
    int[] ends = new int[largest - level + 1];
    int[] next = new int[ends.length];
    for (int i = 0; i < ends.length; i++) {
      next[i] = i == 0 ? 0 : ends[i - 1];
      ends[i] = next[i] + counts[largest - i];
    }
    int[] features = new int[total];
    for (int feature = 0; feature < row.length; feature++) {
      if (row[feature] >= level) {
        features[next[largest - row[feature]]++] = feature;
      }
    }
    return new Loudest(level, features, ends);
  }

  /**
   * Returns how many features are heard with more than {@code heard}; -1 if the list ends above.
   */
  int countAbove(long heard) {
    if (heard < level - 1) {
      return -1;
    }
    long index = level + ends.length - 2 - heard;
    return index < 0 ? 0 : ends[(int) index];
  }
}
