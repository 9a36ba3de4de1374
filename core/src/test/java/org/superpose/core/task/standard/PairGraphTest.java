package org.superpose.core.task.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;

class PairGraphTest {

  private static final Seed SEED = new Seed(20_260_516);

  private static PairGraph graph(String word, int features) {
    return PairGraph.of(word, settings(Map.of("features", features)));
  }

  private static Settings settings(Map<String, ?> values) {
    return Settings.of(new PairwiseOrTask().describe().parameters(), values);
  }

  private static long[] draw(PairGraph graph, int count, long index) {
    return graph.draw().apply(count, SEED.derive("graph", index).stream());
  }

  private static int[] degrees(int features, long[] pairs) {
    int[] degrees = new int[features];
    for (long pair : pairs) {
      degrees[Pair.first(pair)]++;
      degrees[Pair.second(pair)]++;
    }
    return degrees;
  }

  /** Every size that a small graph can have, up to all of its pairs. */
  @ParameterizedTest
  @ValueSource(strings = {"uniform", "regular", "power-law", "star", "bipartite", "complete"})
  void drawsDifferentPairsOfDifferentFeatures(String word) {
    for (int features = 2; features <= 9; features++) {
      PairGraph graph = graph(word, features);
      for (int count = (int) graph.fewest(); count <= graph.most(); count++) {
        long[] pairs = draw(graph, count, count);
        assertThat(pairs).hasSize(count).doesNotHaveDuplicates();
        for (long pair : pairs) {
          assertThat(Pair.first(pair)).isBetween(0, Pair.second(pair) - 1);
          assertThat(Pair.second(pair)).isLessThan(features);
        }
      }
    }
  }

  @Test
  void mostIsTheNumberOfPairsOfEachFamily() {
    // By hand, for 9 features, of which 3 are hubs of the bipartite graph.
    assertThat(graph("uniform", 9).most()).isEqualTo(36);
    assertThat(graph("regular", 9).most()).isEqualTo(36);
    assertThat(graph("power-law", 9).most()).isEqualTo(36);
    assertThat(graph("complete", 9).fewest()).isEqualTo(36);
    assertThat(graph("complete", 9).most()).isEqualTo(36);
    assertThat(graph("star", 9).most()).isEqualTo(8);
    assertThat(graph("bipartite", 9).most()).isEqualTo(18);
    assertThat(graph("uniform", 10_000_000).most()).isEqualTo(49_999_995_000_000L);
  }

  @Test
  void degreesOfRegularGraphsDifferByAtMostOne() {
    for (int features = 2; features <= 13; features++) {
      PairGraph graph = graph("regular", features);
      for (int count = 1; count <= graph.most(); count++) {
        int[] degrees = degrees(features, draw(graph, count, features));
        int largest = Arrays.stream(degrees).max().orElseThrow();
        int smallest = Arrays.stream(degrees).min().orElseThrow();
        assertThat(largest - smallest).as("%d of %d", count, features).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void regularGraphsAreStirred() {
    long[] pairs = draw(graph("regular", 2_000), 4_000, 0);

    // Unstirred, all pairs are at distance 1 to 3 on the circle; a uniform pair is with P = 0.003.
    long near =
        Arrays.stream(pairs)
            .map(pair -> Pair.second(pair) - Pair.first(pair))
            .filter(distance -> distance <= 3 || distance >= 1_997)
            .count();
    assertThat(near).isLessThan(40);
  }

  @Test
  void starHasOneHub() {
    assertThat(degrees(9, draw(graph("star", 9), 8, 0))).containsExactly(8, 1, 1, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void bipartitePairsJoinAHubWithAnother() {
    PairGraph graph = PairGraph.of("bipartite", settings(Map.of("features", 100, "hubs", 4)));
    for (int count : new int[] {20, 350, 384}) { // sparse, dense, all
      for (long pair : draw(graph, count, 0)) {
        assertThat(Pair.first(pair)).isLessThan(4);
        assertThat(Pair.second(pair)).isGreaterThanOrEqualTo(4);
      }
    }
  }

  /**
   * The sparse and the dense way to draw have the same distribution: here both against enumeration.
   */
  @Test
  void weightedPairsFollowTheDistributionOfSuccessiveDraws() {
    Candidates candidates = new Candidates.AnyTwo(4, 1); // weights 1, 1/2, 1/3, 1/4
    double[] expected = {1 / 2.0, 1 / 3.0, 1 / 4.0, 1 / 6.0, 1 / 8.0, 1 / 12.0};
    double total = Arrays.stream(expected).sum();
    long[] order = {
      Pair.of(0, 1), Pair.of(0, 2), Pair.of(0, 3), Pair.of(1, 2), Pair.of(1, 3), Pair.of(2, 3)
    };
    int trials = 20_000;
    for (int count : new int[] {1, 2}) { // one of six is sparse, two are dense
      double[] hits = new double[6];
      for (int trial = 0; trial < trials; trial++) {
        for (long pair : DistinctPairs.draw(candidates, count, SEED.derive("t", trial).stream())) {
          hits[IntStream.range(0, 6).filter(i -> order[i] == pair).findFirst().orElseThrow()]++;
        }
      }
      for (int i = 0; i < 6; i++) {
        double inclusion = expected[i] / total;
        for (int j = 0; count == 2 && j < 6; j++) {
          inclusion += j == i ? 0 : expected[j] / total * expected[i] / (total - expected[j]);
        }
        // The standard deviation of a frequency is at most 0.0036; five of them.
        assertThat(hits[i] / trials)
            .as("pair %d of %d", i, count)
            .isCloseTo(inclusion, within(0.018));
      }
    }
  }

  @Test
  void degreesOfPowerLawGraphsDecayWithRank() {
    int[] degrees = degrees(10_000, draw(graph("power-law", 10_000), 10_000, 0));

    // Chung and Lu: the expected degree of rank r is 2 m' w_r / sum w with w_r = r^(-2/3) for
    // exponent 2.5, as long as pairs seldom repeat; for rank 1 some do.
    double sum = IntStream.rangeClosed(1, 10_000).mapToDouble(r -> Math.pow(r, -2 / 3.0)).sum();
    assertThat((double) degrees[0]).isCloseTo(20_000 / sum, within(80.0));
    double tail = IntStream.rangeClosed(1_000, 1_999).mapToDouble(r -> Math.pow(r, -2 / 3.0)).sum();
    assertThat(Arrays.stream(degrees, 999, 1_999).sum() / (20_000 * tail / sum))
        .isCloseTo(1, within(0.1));
  }

  @Test
  void largerExponentsMakeDegreesMoreEqual() {
    int[] largest =
        LongStream.of(2, 3, 10)
            .mapToObj(exponent -> settings(Map.of("features", 2_000, "exponent", exponent)))
            .map(settings -> draw(PairGraph.of("power-law", settings), 2_000, 0))
            .mapToInt(pairs -> Arrays.stream(degrees(2_000, pairs)).max().orElseThrow())
            .toArray();
    assertThat(largest[0]).isGreaterThan(2 * largest[1]);
    assertThat(largest[1]).isGreaterThan(2 * largest[2]);
  }

  @Test
  void pairSetAgreesWithAReferenceSet() {
    PairSet set = new PairSet(200);
    Set<Long> reference = new HashSet<>();
    RandomStream random = SEED.derive("set").stream();
    for (int step = 0; step < 20_000; step++) {
      int a = random.nextInt(20);
      long pair = Pair.of(a, 20 + random.nextInt(10)); // at most 200 different ones
      assertThat(set.contains(pair)).isEqualTo(reference.contains(pair));
      if (random.nextInt(2) == 0) {
        assertThat(set.add(pair)).isEqualTo(reference.add(pair));
      } else if (reference.remove(pair)) {
        set.remove(pair);
      }
    }
  }
}
