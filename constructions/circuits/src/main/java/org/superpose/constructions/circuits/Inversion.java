package org.superpose.constructions.circuits;

import java.util.Arrays;

/** Turns lists of members around. */
final class Inversion {

  private Inversion() {}

  /** Returns for each member the lists that hold it, ascending: {@code [members][]}. */
  static int[][] of(int[][] lists, int members) {
    int[] counts = new int[members];
    for (int[] list : lists) {
      for (int member : list) {
        counts[member]++;
      }
    }
    int[][] holders = new int[members][];
    Arrays.setAll(holders, member -> new int[counts[member]]);
    for (int at = lists.length - 1; at >= 0; at--) {
      for (int member : lists[at]) {
        holders[member][--counts[member]] = at;
      }
    }
    return holders;
  }
}
