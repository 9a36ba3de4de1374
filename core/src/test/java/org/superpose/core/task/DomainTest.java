package org.superpose.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The oracle is the definition of each domain on all 2^m sets. */
class DomainTest {

  record Sample(int features, Domain domain) {}

  static Stream<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (int m = 1; m <= 9; m++) {
      for (int v = 1; v <= m; v++) {
        samples.add(new Sample(m, new Domain.AtMost(v)));
      }
      for (int size = 1; size <= m; size++) {
        for (int active = 1; m % size == 0 && active <= m / size; active++) {
          samples.add(new Sample(m, new Domain.Blocks(size, active)));
        }
      }
    }
    return samples.stream();
  }

  private static boolean defined(Domain domain, int[] input) {
    return switch (domain) {
      case Domain.AtMost(int sparsity) -> input.length <= sparsity;
      case Domain.Blocks(int size, int active) ->
          IntStream.of(input).map(feature -> feature / size).distinct().count() <= active;
    };
  }

  private static int[] features(int mask) {
    return IntStream.range(0, Integer.SIZE).filter(i -> (mask >> i & 1) == 1).toArray();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void containsAndCountsWhatTheDefinitionSays(Sample sample) {
    sample.domain.requireFits(sample.features);
    long count = 0;
    int most = 0;
    for (int mask = 0; mask < 1 << sample.features; mask++) {
      int[] input = features(mask);
      boolean belongs = defined(sample.domain, input);
      assertThat(sample.domain.contains(input)).isEqualTo(belongs);
      count += belongs ? 1 : 0;
      most = belongs ? Math.max(most, input.length) : most;
    }
    assertThat(sample.domain.inputCount(sample.features)).hasValue(count);
    assertThat(sample.domain.sparsity()).isEqualTo(most);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void nextIsTheSmallestFeatureThatMayJoin(Sample sample) {
    int m = sample.features;
    for (int mask = 0; mask < 1 << m; mask++) {
      int[] input = features(mask);
      if (defined(sample.domain, input)) {
        int above = input.length == 0 ? 0 : input[input.length - 1] + 1;
        for (int least = above; least <= m; least++) {
          int start = least;
          int expected =
              IntStream.range(start, m)
                  .filter(feature -> defined(sample.domain, joined(input, feature)))
                  .findFirst()
                  .orElse(m);
          int[] room = Arrays.copyOf(input, m + 1);
          assertThat(sample.domain.next(room, input.length, least, m)).isEqualTo(expected);
        }
      }
    }
  }

  private static int[] joined(int[] input, int feature) {
    return IntStream.concat(IntStream.of(input), IntStream.of(feature)).toArray();
  }

  @Test
  void onlyAscendingFeaturesAreAnInput() {
    for (Domain domain : List.of(new Domain.AtMost(3), new Domain.Blocks(3, 2))) {
      assertThat(domain.contains(2, 1)).isFalse();
      assertThat(domain.contains(1, 1)).isFalse();
      assertThat(domain.contains(1, 2, 4)).isTrue();
    }
  }

  /** Blocks of one feature are features; a single block is any set of its features. */
  @Test
  void blocksOfOneAreFeatures() {
    assertThat(new Domain.Blocks(1, 3).inputCount(50))
        .isEqualTo(new Domain.AtMost(3).inputCount(50));
    assertThat(new Domain.Blocks(30, 1).inputCount(30)).hasValue(1L << 30);
  }

  @Test
  void countsBeyondALongAreEmpty() {
    assertThat(new Domain.AtMost(62).inputCount(62)).hasValue(1L << 62);
    assertThat(new Domain.AtMost(63).inputCount(63)).isEmpty();
    assertThat(new Domain.Blocks(30, 2).inputCount(60)).hasValue(1L << 60);
    assertThat(new Domain.Blocks(21, 3).inputCount(63)).isEmpty();
    assertThat(new Domain.Blocks(30, 71_582_788).inputCount(2_147_483_640)).isEmpty();
  }

  @Test
  void rejectsWhatIsNoDomain() {
    assertThatThrownBy(() -> new Domain.AtMost(0)).hasMessage("sparsity must be at least 1, was 0");
    assertThatThrownBy(() -> new Domain.AtMost(5).requireFits(4))
        .hasMessage("sparsity 5 exceeds the 4 features");
    for (int[] blocks : new int[][] {{0, 1}, {31, 1}, {3, 0}, {-1, 1}, {30, 100_000_000}}) {
      assertThatThrownBy(() -> new Domain.Blocks(blocks[0], blocks[1]))
          .hasMessage(
              "blocks have from 1 to 30 features and at least one may be active, were %s and %s",
              blocks[0], blocks[1]);
    }
    assertThatThrownBy(() -> new Domain.Blocks(3, 1).requireFits(7))
        .hasMessage("7 features do not make blocks of 3 of which 1 may be active");
    assertThatThrownBy(() -> new Domain.Blocks(3, 3).requireFits(6))
        .hasMessage("6 features do not make blocks of 3 of which 3 may be active");
  }
}
