package org.superpose.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.audit.OtherInstances.Instance;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Problem;
import org.superpose.core.task.standard.KWayAndTask;
import org.superpose.core.task.standard.LayeredAndTask;
import org.superpose.core.task.standard.PairwiseAndNotTask;
import org.superpose.core.task.standard.PairwiseAndTask;
import org.superpose.core.task.standard.PermutationTask;

class OtherInstancesTest {

  private static final Seed SEED = new Seed(5).derive("audit");

  private static List<Instance> of(Problem problem) {
    return OtherInstances.of(problem, SEED, 16);
  }

  private static int[] degrees(Problem problem) {
    return IntStream.range(0, problem.features()).map(problem::influence).sorted().toArray();
  }

  private static String gates(Problem problem) {
    return Arrays.deepToString(
        IntStream.range(0, problem.outputs()).mapToObj(problem::inputs).toArray());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void relabellingKeepsDegreesAndDrawingDoesNot(long seed) {
    Problem problem = Pairs.problem(seed);

    List<Instance> others = of(problem);

    assertThat(others).hasSize(16);
    assertThat(others.subList(0, 3)).allMatch(Instance::relabelled);
    assertThat(others.stream().filter(other -> !other.relabelled()).map(Instance::problem))
        .hasSize(6)
        .anySatisfy(other -> assertThat(degrees(other)).isNotEqualTo(degrees(problem)));
    assertThat(others.stream().filter(Instance::relabelled).map(Instance::problem))
        .allSatisfy(other -> assertThat(degrees(other)).isEqualTo(degrees(problem)));
    assertThat(others.stream().map(other -> gates(other.problem())))
        .doesNotHaveDuplicates()
        .doesNotContain(gates(problem));
  }

  @Test
  void allAreWrittenAsTheOriginal() {
    assertThat(of(Pairs.problem(1)))
        .allSatisfy(
            other ->
                assertThat(IntStream.range(0, Pairs.SIZE))
                    .allMatch(q -> other.problem().input(q, 0) < other.problem().input(q, 1)));
  }

  @Test
  void aSortedListIsSortedAgain() {
    Problem drawn = Pairs.problem(1);
    int[][] gates = IntStream.range(0, 16).mapToObj(drawn::inputs).toArray(int[][]::new);
    Arrays.sort(gates, Arrays::compare);

    assertThat(of(new Problem(drawn.shape(), drawn.gate(), gates)))
        .hasSizeGreaterThan(12) // two outputs exchanged and sorted again are the original
        .filteredOn(other -> !isExchange(other.problem(), gates))
        .allSatisfy(
            other ->
                assertThat(IntStream.range(1, Pairs.SIZE))
                    .allMatch(
                        q ->
                            Arrays.compare(other.problem().inputs(q - 1), other.problem().inputs(q))
                                < 0));
  }

  private static boolean isExchange(Problem other, int[][] gates) {
    return IntStream.range(0, gates.length)
            .filter(q -> !Arrays.equals(gates[q], other.inputs(q)))
            .count()
        == 2;
  }

  /** Sorting a complete graph gives it back, so it is not sorted. */
  @Test
  void aCompleteGraphHasOthersToo() {
    Problem complete =
        Pairs.problem(
            new PairwiseAndTask(), 1, Map.of("features", 5, "outputs", 10, "graph", "complete"));
    int[][] gates = IntStream.range(0, 10).mapToObj(complete::inputs).toArray(int[][]::new);
    Arrays.sort(gates, Arrays::compare);

    assertThat(of(new Problem(complete.shape(), complete.gate(), gates))).hasSizeGreaterThan(10);
  }

  @Test
  void tinyProblemsHaveFewOrNone() {
    Problem single = Pairs.problem(new PairwiseAndTask(), 1, Map.of("features", 2, "outputs", 1));
    Problem two = Pairs.problem(new PermutationTask(), 1, Map.of("features", 2));

    assertThat(of(single)).isEmpty();
    assertThat(of(two)).isNotEmpty();
  }

  @Test
  void drawsFromFamiliesOfListsOfSetsOnly() {
    assertThat(UniformFamily.of(Pairs.problem(1))).isPresent();
    assertThat(UniformFamily.of(Pairs.problem(new PermutationTask(), 1, Map.of("features", 9))))
        .isPresent();
    assertThat(
            UniformFamily.of(
                Pairs.problem(new PairwiseAndNotTask(), 1, Map.of("features", 9, "outputs", 20))))
        .isPresent();
    assertThat(
            UniformFamily.of(
                Pairs.problem(
                    new KWayAndTask(), 1, Map.of("features", 40, "arity", 20, "outputs", 50))))
        .isPresent();
    assertThat(
            UniformFamily.of(
                Pairs.problem(
                    new PairwiseAndTask(),
                    1,
                    Map.of("features", 3_000, "outputs", 20_000, "graph", "power-law"))))
        .isPresent();
    assertThat(
            UniformFamily.of(
                Pairs.problem(new LayeredAndTask(), 1, Map.of("features", 9, "stages", 2))))
        .isEmpty();
  }

  /** Pearson's test on the 3 x 2 lists of two pairs of three features: 5 degrees of freedom. */
  @Test
  void drawsEveryFunctionEquallyOften() {
    UniformFamily family =
        UniformFamily.of(
                Pairs.problem(new PairwiseAndTask(), 1, Map.of("features", 3, "outputs", 2)))
            .orElseThrow();
    RandomStream random = new Seed(1).stream();
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < 6_000; i++) {
      counts.merge(gates(family.draw(random)), 1, Integer::sum);
    }

    double chi =
        counts.values().stream().mapToDouble(count -> Math.pow(count - 1_000, 2) / 1_000).sum();

    assertThat(counts).hasSize(6);
    assertThat(chi).isLessThan(20.5); // exceeded with probability 0.001
  }
}
