package org.superpose.core.design;

import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** Finds the width at which a prediction first suffices. */
public final class WidthSearch {

  private WidthSearch() {}

  /**
   * Returns the smallest width that suffices, by doubling and bisection; empty if even the limit
   * does not. Where the predicate is not quite monotone, as parity makes it, the answer still
   * suffices while the width below it does not.
   *
   * @param limit the largest width to consider
   * @param enough whether a width suffices
   * @throws IllegalArgumentException if the limit is not positive
   */
  public static OptionalInt smallest(int limit, IntPredicate enough) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be positive, was " + limit);
    }
    int low = 0; // does not suffice
    int high = 1;
    while (!enough.test(high)) {
      if (high == limit) {
        return OptionalInt.empty();
      }
      low = high;
      high = high > limit / 2 ? limit : 2 * high;
    }
    while (high - low > 1) {
      int middle = low + (high - low) / 2;
      if (enough.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return OptionalInt.of(high);
  }
}
