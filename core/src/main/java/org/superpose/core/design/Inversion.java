package org.superpose.core.design;

import java.util.Arrays;

/** Turns lists of members around: from what each list holds to which lists hold each member. */
public final class Inversion {

  private Inversion() {}

  /**
   * Returns for each member the lists that hold it, ascending. Cost: linear in the lists.
   *
   * @param lists {@code [lists][]}, members, a member as often as it is held
   * @param members the number of members
   * @return {@code [members][]}
   * @throws IndexOutOfBoundsException if a list holds what is no member
   */
  public static int[][] of(int[][] lists, int members) {
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
