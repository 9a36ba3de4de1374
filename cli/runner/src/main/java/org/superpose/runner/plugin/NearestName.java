package org.superpose.runner.plugin;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which known name a mistyped one stands for. */
public final class NearestName {

  private NearestName() {}

  /**
   * Returns the known name at the smallest edit distance (insertions, deletions, replacements,
   * swaps of neighbours), if it is at most a quarter of the given name's length; otherwise a known
   * name that contains the given one. Ties go to the first in alphabetical order.
   */
  public static Optional<String> among(Collection<String> known, String given) {
    int tolerated = Math.max(1, given.length() / 4);
    return known.stream()
        .filter(name -> distance(name, given) <= tolerated)
        .min(
            Comparator.<String>comparingInt(name -> distance(name, given))
                .thenComparing(Comparator.naturalOrder()))
        .or(
            () ->
                known.stream()
                    .filter(name -> given.length() >= 3 && name.contains(given))
                    .min(Comparator.naturalOrder()));
  }

  private static int distance(String a, String b) {
    int[][] distance = new int[a.length() + 1][b.length() + 1]; // [prefix of a, prefix of b]
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        distance[i][j] = i == 0 || j == 0 ? i + j : step(distance, a, b, i, j);
      }
    }
    return distance[a.length()][b.length()];
  }

  private static int step(int[][] distance, String a, String b, int i, int j) {
    int replacement = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best =
        Math.min(
            distance[i - 1][j - 1] + replacement,
            1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, distance[i - 2][j - 2] + 1) : best;
  }
}
