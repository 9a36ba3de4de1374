package org.superpose.core.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The subsets of a size of a short list, those of the smallest sum first. */
final class Subsets {

  private Subsets() {}

  /** A subset, as bits, and its sum. */
  private record Weighed(int places, double sum) {}

  /**
   * Passes the subsets of a size, each ascending.
   *
   * @param weights of the members, as many
   */
  static Stream<int[]> of(int[] members, double[] weights, int size) {
    if (size > members.length) {
      return Stream.empty();
    }
    return weighed(weights, size).stream().map(each -> members(members, each.places));
  }

  private static int[] members(int[] members, int places) {
    int[] subset = new int[Integer.bitCount(places)];
    int at = 0;
    for (int rest = places; rest != 0; rest &= rest - 1) {
      subset[at++] = members[Integer.numberOfTrailingZeros(rest)];
    }
    Arrays.sort(subset);
    return subset;
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
