package org.superpose.constructions.pairwiseand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.random.Seed;

class DecksTest {

  private static final Seed ROOT = new Seed(20_261_123);

  @ParameterizedTest
  @CsvSource({"1024, 4, 200", "100, 5, 7", "33, 6, 6", "10, 1, 3", "7, 5, 64"})
  void handsHoldDifferentItemsAndAllItemsAreUsedEqually(int hands, int size, int items) {
    int[][] dealt = Decks.deal(hands, size, items, ROOT.stream());

    assertThat(dealt).hasDimensions(hands, size);
    for (int[] hand : dealt) {
      assertThat(hand).isSorted().doesNotHaveDuplicates();
    }
    int[] uses = new int[items];
    Arrays.stream(dealt).flatMapToInt(IntStream::of).forEach(item -> uses[item]++);
    IntSummaryStatistics statistics = IntStream.of(uses).summaryStatistics();
    assertThat(statistics.getMax() - statistics.getMin()).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"50, 3, 20"})
  void differentSeedsDealDifferently(int hands, int size, int items) {
    int[][] first = Decks.deal(hands, size, items, ROOT.derive("a").stream());
    int[][] again = Decks.deal(hands, size, items, ROOT.derive("a").stream());
    int[][] other = Decks.deal(hands, size, items, ROOT.derive("b").stream());

    assertThat(first).isDeepEqualTo(again);
    assertThat(Arrays.deepEquals(first, other)).isFalse();
  }
}
