package org.superpose.constructions.pairwiseand;

/**
 * The inputs of two features that switch on neurons which single features leave inactive.
 *
 * @param first {@code [events]}, the smaller feature
 * @param second {@code [events]}, the larger feature
 * @param neurons {@code [events][]}, the neurons that both switch on, each once for every unit that
 *     it gives
 */
record PairEvents(int[] first, int[] second, int[][] neurons) {

  /** Returns no events. */
  static PairEvents none() {
    return new PairEvents(new int[0], new int[0], new int[0][]);
  }

  /** Returns the number of events. */
  int count() {
    return first.length;
  }
}
