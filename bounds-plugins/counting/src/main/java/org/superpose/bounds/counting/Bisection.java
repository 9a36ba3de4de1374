package org.superpose.bounds.counting;

import java.util.function.LongPredicate;

/** The least number from which on something holds. */
final class Bisection {

  private static final long LARGEST = 1L << 52; // exact as a double

  private Bisection() {}

  /**
   * Returns the least positive number for which a predicate holds, which holds for all larger ones.
   *
   * @return at most 2^52, whether or not the predicate holds there
   */
  static long least(LongPredicate holds) {
    long high = 1;
    while (high < LARGEST && !holds.test(high)) {
      high *= 2;
    }
    long low = high / 2; // does not hold, or 0
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
