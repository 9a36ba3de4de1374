package org.superpose.core.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The exact signed-rank test of paired differences: may chance alone, which exchanges the two
 * members of every pair as a fair coin does, explain differences as lopsided as these?
 *
 * <p>Differences of zero say nothing and are left out; equal magnitudes share the mean of their
 * ranks. The null distribution of the sum of positive ranks is computed exactly for the ranks at
 * hand, ties included, so that the p-value is sound with two pairs as well as with a hundred. Of
 * differences that are 1 or -1 it is the exact sign test, McNemar's test of paired outcomes. Sums
 * are of doubled ranks, whole numbers: nothing depends on rounding.
 *
 * <p>Cost: cubic in the number of differences. Beyond {@value #MOST_RANKED} all ranks count alike,
 * which is the sign test, exact as well.
 *
 * <p>Source: Wilcoxon, Individual comparisons by ranking methods, Biometrics Bulletin 1 (1945);
 * Pratt &amp; Gibbons, Concepts of nonparametric theory (1981), chapter 3, for ties and zeros.
 *
 * @param differences how many are not zero
 * @param pValue two-sided; 1 without differences
 */
public record SignedRankTest(int differences, double pValue) {

  static final int MOST_RANKED = 200;

  /**
   * Tests differences.
   *
   * @param differences of pairs, in one unit
   * @throws IllegalArgumentException if one is not a number
   */
  public static SignedRankTest of(double... differences) {
    if (Arrays.stream(differences).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("a difference is not a number");
    }
    double[] counted = Arrays.stream(differences).filter(d -> d != 0).toArray();
    int[] ranks = doubledRanks(counted);
    int total = Arrays.stream(ranks).sum();
    int positive = 0;
    for (int i = 0; i < counted.length; i++) {
      positive += counted[i] > 0 ? ranks[i] : 0;
    }
    double p = 0;
    double[] chances = sums(ranks, total);
    for (int sum = 0; sum <= total; sum++) {
      if (Math.abs(2 * sum - total) >= Math.abs(2 * positive - total)) {
        p += chances[sum];
      }
    }
    return new SignedRankTest(counted.length, Math.min(1, p));
  }

  /** Returns the smallest p-value that some pairs can give: all differences have one sign. */
  public static double smallest(int pairs) {
    return Math.min(1, Math.scalb(1.0, 1 - pairs));
  }

  /**
   * Adjusts p-values for their number, by Holm's method: the probability that any true null
   * hypothesis has an adjusted p-value of at most a level is at most that level, however the tests
   * depend on each other.
   *
   * <p>Source: Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal
   * of Statistics 6 (1979).
   *
   * @return the adjusted values in the same order
   */
  public static List<Double> adjusted(List<Double> pValues) {
    List<Integer> ascending =
        IntStream.range(0, pValues.size())
            .boxed()
            .sorted(Comparator.comparing(pValues::get))
            .toList();
    Double[] adjusted = new Double[pValues.size()];
    double least = 0;
    for (int i = 0; i < adjusted.length; i++) {
      least = Math.max(least, Math.min(1, (adjusted.length - i) * pValues.get(ascending.get(i))));
      adjusted[ascending.get(i)] = least;
    }
    return List.of(adjusted);
  }

  private static int[] doubledRanks(double[] differences) {
    int[] ranks = new int[differences.length];
    if (differences.length > MOST_RANKED) {
      Arrays.fill(ranks, 1);
      return ranks;
    }
    for (int i = 0; i < ranks.length; i++) {
      int below = 0;
      int equal = 0;
      for (double other : differences) {
        int order = Double.compare(Math.abs(other), Math.abs(differences[i]));
        below += order < 0 ? 1 : 0;
        equal += order == 0 ? 1 : 0;
      }
      ranks[i] = 2 * below + equal + 1;
    }
    return ranks;
  }

  /** Returns the chance of each sum of a random half of some ranks. */
  private static double[] sums(int[] ranks, int total) {
    double[] chances = new double[total + 1];
    chances[0] = 1;
    int most = 0;
    for (int rank : ranks) {
      most += rank;
      for (int sum = most; sum >= 0; sum--) {
        chances[sum] = (chances[sum] + (sum >= rank ? chances[sum - rank] : 0)) / 2;
      }
    }
    return chances;
  }
}
