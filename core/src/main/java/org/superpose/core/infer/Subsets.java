package org.superpose.core.infer;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks through the subsets of a list, those of the first members first. */
final class Subsets {

  private static final int MOST = 1000;

  private Subsets() {}

  /**
   * Returns the first subset of a size that passes a test, of the first thousand in colexicographic
   * order; null if none does.
   */
  static int @Nullable [] first(int[] members, int size, Predicate<int[]> test) {
    if (size > members.length) {
      return null;
    }
    int[] places = new int[size];
    for (int i = 0; i < size; i++) {
      places[i] = i;
    }
    int[] subset = new int[size];
    for (int tried = 0; tried < MOST; tried++) {
      for (int i = 0; i < size; i++) {
        subset[i] = members[places[i]];
      }
      if (test.test(subset)) {
        return subset;
      }
      if (!advance(places, members.length)) {
        return null;
      }
    }
    return null;
  }

  private static boolean advance(int[] places, int bound) {
    int i = 0;
    while (i < places.length - 1 && places[i] + 1 == places[i + 1]) {
      places[i] = i;
      i++;
    }
    places[i]++;
    return places[i] < bound;
  }
}
