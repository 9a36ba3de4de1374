package org.superpose.core.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The subsets of a size of a short list, those of the smallest sum first. */
final class Subsets {

  private Subsets() {}

  /** A subset, as bits, and its sum. */
  private record Weighed(int places, double sum) {}

  /**
   * Returns the first subset that passes a test; null if none does.
   *
   * @param weights of the members
   */
  static int @Nullable [] first(int[] members, double[] weights, int size, Predicate<int[]> test) {
    if (size > members.length) {
      return null;
    }
    for (Weighed each : weighed(weights, size)) {
      int[] subset = new int[size];
      int at = 0;
      for (int rest = each.places; rest != 0; rest &= rest - 1) {
        subset[at++] = members[Integer.numberOfTrailingZeros(rest)];
      }
      Arrays.sort(subset);
      if (test.test(subset)) {
        return subset;
      }
    }
    return null;
  }

  /** Returns all subsets; of equal sums, those of the first members first. */
  private static List<Weighed> weighed(double[] weights, int size) {
    List<Weighed> subsets = new ArrayList<>();
    for (int places = (1 << size) - 1; places < 1 << weights.length; places = next(places)) {
      double sum = 0;
      for (int rest = places; rest != 0; rest &= rest - 1) {
        sum += weights[Integer.numberOfTrailingZeros(rest)];
      }
      subsets.add(new Weighed(places, sum));
    }
    subsets.sort(Comparator.comparingDouble(Weighed::sum).thenComparingInt(Weighed::places));
    return subsets;
  }

  /** Returns the next larger number with equally many bits. */
  private static int next(int bits) {
    int lowest = bits & -bits;
    int ripple = bits + lowest;
    return ripple | ((bits ^ ripple) >>> 2) / lowest;
  }
}
