package org.superpose.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

class InputStrataTest {

  private static final Seed SEED = new Seed(20_260_519);
  private static final int DRAWS = 300;

  /** A star of ten gates around feature 5 of 300 and a path 100-101-102-103 apart from it. */
  private static Problem problem(Gate gate, int sparsity) {
    int[][] gates = new int[13][];
    Arrays.setAll(gates, i -> i < 10 ? new int[] {5, 20 + i} : new int[] {90 + i, 91 + i});
    return new Problem(new ProblemShape("test", 300, 13, sparsity, 0, 0), gate, gates);
  }

  private static List<String> names(Problem problem) {
    return problem.strata().stream().map(InputStratum::name).toList();
  }

  private static void forEachSample(Problem problem, String stratum, Consumer<int[]> check) {
    InputStratum found =
        problem.strata().stream().filter(s -> s.name().equals(stratum)).findFirst().orElseThrow();
    RandomStream random = SEED.derive(stratum).stream();
    for (int draw = 0; draw < DRAWS; draw++) {
      check.accept(found.sample(random));
    }
  }

  private static boolean contains(int[] input, int feature) {
    return Arrays.binarySearch(input, feature) >= 0;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IDENTITY")
  void samplesAreSortedFeaturesAtMostAsManyAsTheSparsity(Gate gate) {
    for (int sparsity : new int[] {1, 2, 5}) {
      Problem problem = problem(gate, sparsity);
      for (String name : names(problem)) {
        forEachSample(
            problem,
            name,
            input -> {
              assertThat(input).isSorted().doesNotHaveDuplicates();
              assertThat(input.length).isLessThanOrEqualTo(sparsity);
              assertThat(Arrays.stream(input)).allMatch(feature -> feature >= 0 && feature < 300);
            });
      }
    }
  }

  /** Where features to avoid are the only ones left, inputs stay smaller. */
  @Test
  void samplesMayHoldAllFeatures() {
    Problem problem =
        new Problem(new ProblemShape("test", 3, 1, 3, 0, 0), Gate.XOR, new int[][] {{0, 2}});

    forEachSample(problem, "uniform", input -> assertThat(input).containsExactly(0, 1, 2));
    forEachSample(problem, "gate-full", input -> assertThat(input).containsExactly(0, 1, 2));
    forEachSample(problem, "gate-on", input -> assertThat(input).hasSize(2).contains(1));
  }

  @Test
  void strataFollowTheGate() {
    assertThat(names(problem(Gate.AND, 2)))
        .containsExactly("uniform", "sparser", "gate-on", "hub", "neighbours");
    assertThat(names(problem(Gate.XOR, 2)))
        .containsExactly("uniform", "sparser", "gate-on", "gate-full", "hub", "neighbours");
    assertThat(names(problem(Gate.OR, 1))).doesNotContain("sparser");
    Problem identity =
        new Problem(new ProblemShape("test", 1, 1, 1, 0, 0), Gate.IDENTITY, new int[][] {{0}});
    assertThat(names(identity)).containsExactly("uniform");
  }

  @Test
  void uniformSamplesAreFullAndSparserOnesAreNot() {
    forEachSample(problem(Gate.AND, 3), "uniform", input -> assertThat(input).hasSize(3));

    Map<Integer, Integer> sizes = new HashMap<>();
    forEachSample(
        problem(Gate.AND, 3), "sparser", input -> sizes.merge(input.length, 1, Integer::sum));
    // Sizes 0, 1, 2 at 100 each; standard deviation 8.2, five of them.
    assertThat(sizes.keySet()).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(sizes.values()).allSatisfy(count -> assertThat(count).isBetween(59, 141));
  }

  @ParameterizedTest
  @CsvSource({"AND, 2", "AND, 4", "OR, 1", "OR, 3", "XOR, 1", "XOR, 2", "XOR, 3", "AND_NOT, 1"})
  void gateOnSwitchesSomeGateOn(Gate gate, int sparsity) {
    Problem problem = problem(gate, sparsity);

    forEachSample(
        problem, "gate-on", input -> assertThat(problem.activeOutputs(input)).isNotEmpty());
  }

  @Test
  void gateFullHoldsAllInputsOfSomeGate() {
    Problem problem = problem(Gate.XOR, 3);

    forEachSample(
        problem,
        "gate-full",
        input ->
            assertThat(IntStream.range(0, 13))
                .anyMatch(
                    q ->
                        contains(input, problem.input(q, 0))
                            && contains(input, problem.input(q, 1))));
  }

  @Test
  void hubsAreThoseOfLargestInfluence() {
    // Three in 300: feature 5 with ten gates, then 101 and 102 with two.
    int[] seen = new int[300];
    forEachSample(
        problem(Gate.AND, 1),
        "hub",
        input -> {
          assertThat(input).hasSize(1);
          seen[input[0]]++;
        });
    assertThat(IntStream.range(0, 300).filter(f -> seen[f] > 0)).containsExactly(5, 101, 102);
  }

  @Test
  void featuresWithoutInfluenceAreNoHubs() {
    Problem problem =
        new Problem(new ProblemShape("test", 1_000, 1, 1, 0, 0), Gate.OR, new int[][] {{7, 900}});

    forEachSample(problem, "hub", input -> assertThat(input[0]).isIn(7, 900));
  }

  @Test
  void neighboursLeaveTheSharedFeatureOut() {
    // Every gate of this star holds feature 0, so some gates share another feature with none.
    int[][] star = new int[50][];
    Arrays.setAll(star, i -> new int[] {0, i + 1});
    Problem problem = new Problem(new ProblemShape("test", 60, 50, 2, 0, 0), Gate.AND, star);
    int[] pairsOfLeaves = {0};
    forEachSample(
        problem,
        "neighbours",
        input -> {
          assertThat(input).hasSize(2);
          pairsOfLeaves[0] += input[0] >= 1 && input[1] <= 50 ? 1 : 0;
        });
    // The hub is the shared one half of the time, then both are leaves but for one gate in fifty
    // that meets itself; otherwise the hub is on with a random other.
    assertThat(pairsOfLeaves[0]).isBetween(100, 200);
  }
}
