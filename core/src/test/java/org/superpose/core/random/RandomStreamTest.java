package org.superpose.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

  private static final Seed SEED = new Seed(20_260_415);

  @Test
  void equalSeedsAndPurposesGiveEqualStreams() {
    RandomStream first = SEED.derive("codes").stream();
    RandomStream second = SEED.derive("codes").stream();

    assertThat(IntStream.range(0, 100).mapToLong(i -> first.nextLong()).toArray())
        .isEqualTo(IntStream.range(0, 100).mapToLong(i -> second.nextLong()).toArray());
  }

  @Test
  void purposesAndIndicesGiveDifferentSeeds() {
    assertThat(SEED.derive("codes"))
        .isNotEqualTo(SEED.derive("channels"))
        .isNotEqualTo(SEED.derive("codes", 0));
    assertThat(SEED.derive("trial", 1)).isNotEqualTo(SEED.derive("trial", 2));
  }

  @Test
  void boundedDrawsCoverTheirRangeEvenly() {
    RandomStream random = SEED.stream();
    Integer[] counts = new Integer[] {0, 0, 0, 0, 0, 0, 0};
    for (int i = 0; i < 70_000; i++) {
      counts[random.nextInt(7)]++;
    }
    // Standard deviation of a count is 93; five of them leave one false alarm in a million runs.
    assertThat(counts).allSatisfy(count -> assertThat(count).isBetween(9_535, 10_465));
  }

  @Test
  void subsetsAreSortedDistinctAndEvenlySpread() {
    RandomStream random = SEED.stream();
    Integer[] hits = new Integer[10];
    java.util.Arrays.fill(hits, 0);
    for (int i = 0; i < 10_000; i++) {
      int[] subset = random.subset(3, 10);
      assertThat(subset).hasSize(3).isSorted().doesNotHaveDuplicates();
      for (int element : subset) {
        hits[element]++;
      }
    }
    assertThat(hits).allSatisfy(count -> assertThat(count).isBetween(2_770, 3_230));
  }

  @Test
  void gaussiansHaveUnitVariance() {
    RandomStream random = SEED.stream();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 100_000; i++) {
      double x = random.nextGaussian();
      sum += x;
      squares += x * x;
    }
    assertThat(sum / 100_000).isBetween(-0.016, 0.016);
    assertThat(squares / 100_000).isBetween(0.977, 1.023);
  }

  @Test
  void rejectsImpossibleDraws() {
    RandomStream random = SEED.stream();
    assertThatThrownBy(() -> random.nextInt(0)).hasMessage("bound must be positive, was 0");
    assertThatThrownBy(() -> random.subset(4, 3))
        .hasMessage("cannot choose 4 different numbers below 3");
  }
}
