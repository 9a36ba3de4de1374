package org.superpose.core.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.BitSet;
import java.util.IntSummaryStatistics;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

class BalancedPackingTest {

  private static final Seed ROOT = new Seed(20_261_123);

  @ParameterizedTest
  @CsvSource({"1024, 4, 200", "100, 5, 7", "33, 6, 6", "10, 1, 3", "7, 5, 64"})
  void setsHoldDifferentItemsAndAllItemsAreUsedEqually(int sets, int size, int items) {
    int[][] assigned = BalancedPacking.assign(sets, size, items, ROOT.stream());

    assertThat(assigned).hasDimensions(sets, size);
    for (int[] set : assigned) {
      assertThat(set).isSorted().doesNotHaveDuplicates();
    }
    IntSummaryStatistics statistics = uses(assigned, items);
    assertThat(statistics.getMax() - statistics.getMin()).isLessThanOrEqualTo(1);
  }

  /** Oracle: counting; 64 sets of 4 use 384 of the 1,225 pairs of 50 items. */
  @Test
  void setsAssignedApartShareAtMostOneItem() {
    int[][] assigned = BalancedPacking.assignApart(64, 4, 50, ROOT.stream());

    long sharing = 0;
    for (int i = 0; i < assigned.length; i++) {
      for (int j = 0; j < i; j++) {
        int[] other = assigned[j];
        sharing +=
            IntStream.of(assigned[i]).filter(x -> Arrays.binarySearch(other, x) >= 0).count() > 1
                ? 1
                : 0;
      }
    }
    assertThat(sharing).isLessThanOrEqualTo(3); // where a list runs out
    assertThat(uses(assigned, 50).getMax() - uses(assigned, 50).getMin()).isLessThanOrEqualTo(1);
  }

  private static IntSummaryStatistics uses(int[][] assigned, int items) {
    int[] uses = new int[items];
    Arrays.stream(assigned).flatMapToInt(IntStream::of).forEach(item -> uses[item]++);
    return IntStream.of(uses).summaryStatistics();
  }

  @ParameterizedTest
  @CsvSource({"50, 3, 20"})
  void differentSeedsAssignDifferently(int sets, int size, int items) {
    int[][] first = BalancedPacking.assign(sets, size, items, ROOT.derive("a").stream());
    int[][] again = BalancedPacking.assign(sets, size, items, ROOT.derive("a").stream());
    int[][] other = BalancedPacking.assign(sets, size, items, ROOT.derive("b").stream());

    assertThat(first).isDeepEqualTo(again);
    assertThat(Arrays.deepEquals(first, other)).isFalse();
  }

  @Test
  void setsHaveNoMoreItemsThanThereAre() {
    assertThatThrownBy(() -> BalancedPacking.assign(1, 4, 3, ROOT.stream()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a set of 4 different items from 3 items");
  }

  /** Oracle: hand; two sets cover one or two of three items, each item with chance 1/4 per set. */
  @Test
  void coverageByTwoSets() {
    assertThat(BalancedPacking.coverage(2, 3, 3, 12))
        .containsExactly(1 / 16.0, 9 / 16.0, 6 / 16.0, 0);
    assertThat(BalancedPacking.coverage(0.5, 1, 3, 12)).containsExactly(0.875, 0.125);
  }

  /** All items of a set are covered as inclusion and exclusion say. */
  @Test
  void coverageOfAllItemsAgreesWithInclusionAndExclusion() {
    assertThat(BalancedPacking.coverage(30, 4, 4, 80)[4])
        .isCloseTo(Math.pow(BalancedPacking.covered(30, 4, 80), 4), withinPercentage(1e-6));
  }

  /** Oracle: counting over pairs of sets assigned apart, 300 sets of 4 out of 80. */
  @Test
  void coverageOfWholeSetsIsPredicted() {
    int[][] assigned = BalancedPacking.assignApart(300, 4, 80, ROOT.stream());
    int covered = 0;
    int trials = 20_000;
    RandomStream random = ROOT.derive("coverage").stream();
    for (int trial = 0; trial < trials; trial++) {
      int[] order = random.subset(31, assigned.length);
      BitSet union = new BitSet();
      int own = order[random.nextInt(31)];
      IntStream.of(order)
          .filter(set -> set != own)
          .flatMap(set -> IntStream.of(assigned[set]))
          .forEach(union::set);
      covered += IntStream.of(assigned[own]).allMatch(union::get) ? 1 : 0;
    }

    double predicted = Math.pow(BalancedPacking.covered(30, 4, 80), 4);
    assertThat((double) covered / trials).isCloseTo(predicted, withinPercentage(10));
  }

  @Test
  void coverageOfLargeSetsIsAProbability() {
    // By hand: many sets cover everything, none cover nothing; two sets of 30 of 900 cover a
    // third set of 30 never.
    for (int size = 1; size <= 64; size++) {
      assertThat(BalancedPacking.covered(1e4, size, size * size)).isCloseTo(1, within(0.01));
      assertThat(BalancedPacking.covered(0, size, size * size))
          .isCloseTo(0, within(0.1)); // roots magnify
      assertThat(BalancedPacking.covered(7.5, size, 30)).isBetween(0.0, 1.0);
    }
    assertThat(BalancedPacking.covered(2, 30, 900)).isZero();
  }
}
