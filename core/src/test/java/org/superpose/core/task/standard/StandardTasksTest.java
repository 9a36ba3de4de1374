package org.superpose.core.task.standard;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.EdgeList;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;

class StandardTasksTest {

  private static final Seed SEED = new Seed(20_260_517);
  private static final EdgeList EDGES =
      EdgeList.of(List.of(new int[] {4, 1}, new int[] {0, 3}, new int[] {1, 0}));

  static Task task(String id) {
    StandardTasksTest.class.getModule().addUses(Task.class);
    return ServiceLoader.load(Task.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(task -> task.describe().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  static ProblemShape shape(String id, Map<String, ?> values) {
    Task task = task(id);
    return task.shape(Settings.of(task.describe().parameters(), values));
  }

  static Problem problem(String id, Map<String, ?> values, Seed seed) {
    Task task = task(id);
    Settings settings = Settings.of(task.describe().parameters(), values);
    return task.problem(new TaskRequest(settings, seed));
  }

  private static List<List<Integer>> gates(Problem problem) {
    return IntStream.range(0, problem.outputs())
        .mapToObj(output -> Arrays.stream(problem.inputs(output)).boxed().toList())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"pairwise-and, AND", "pairwise-or, OR", "pairwise-xor, XOR"})
  void pairwiseTasksUseTheirGateOnDifferentPairs(String id, Gate gate) {
    Problem problem = problem(id, Map.of("features", 8, "outputs", 20), SEED);

    assertThat(problem.gate()).isEqualTo(gate);
    assertThat(gates(problem))
        .hasSize(20)
        .doesNotHaveDuplicates()
        .allSatisfy(pair -> assertThat(pair).hasSize(2).isSorted().doesNotHaveDuplicates());
    assertThat(problem.sparsity()).isEqualTo(2);
  }

  @Test
  void representationKeepsEveryFeatureInItsPlace() {
    Problem problem = problem("representation", Map.of("features", 4), SEED);

    assertThat(problem.gate()).isEqualTo(Gate.IDENTITY);
    assertThat(gates(problem)).containsExactly(List.of(0), List.of(1), List.of(2), List.of(3));
    assertThat(problem.sparsity()).isEqualTo(1);
  }

  /** All 3! permutations appear, about equally often. */
  @Test
  void permutationsAreUniform() {
    Map<List<List<Integer>>, Long> counts =
        IntStream.range(0, 6_000)
            .mapToObj(i -> problem("permutation", Map.of("features", 3), SEED.derive("p", i)))
            .collect(groupingBy(StandardTasksTest::gates, counting()));

    // Standard deviation of a count is 29; five of them.
    assertThat(counts).hasSize(6);
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(855L, 1_145L));
  }

  @Test
  void givenPairsKeepTheirOrderAndEnds() {
    Problem problem = problem("pairwise-and", Map.of("features", 6, "graph", EDGES), SEED);

    assertThat(gates(problem)).containsExactly(List.of(4, 1), List.of(0, 3), List.of(1, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"uniform", "regular", "power-law", "star", "bipartite", "complete"})
  void equalSeedsGiveEqualProblemsAndOthersDiffer(String graph) {
    Map<String, ?> values = Map.of("features", 40, "graph", graph);
    List<List<Integer>> gates = gates(problem("pairwise-or", values, SEED));

    assertThat(gates(problem("pairwise-or", values, SEED))).isEqualTo(gates);
    assertThat(gates(problem("pairwise-or", values, new Seed(1)))).isNotEqualTo(gates);
  }

  @Test
  void hubsAreRandomFeatures() {
    long hubs =
        IntStream.range(0, 50)
            .mapToObj(i -> SEED.derive("hub", i))
            .map(seed -> problem("pairwise-and", Map.of("features", 30, "graph", "star"), seed))
            .map(StandardTasksTest::hub)
            .distinct()
            .count();
    assertThat(hubs).isGreaterThan(15); // 50 draws of 30: 24.5 expected
  }

  private static int hub(Problem problem) {
    return IntStream.range(0, problem.features())
        .filter(feature -> problem.influence(feature) == problem.outputs())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void outputsLeftOutFollowTheGraph() {
    assertThat(outputs(Map.of("features", 9))).isEqualTo(9);
    assertThat(outputs(Map.of("features", 9, "outputs", "features"))).isEqualTo(9);
    assertThat(outputs(Map.of("features", 9, "outputs", "all-pairs"))).isEqualTo(36);
    assertThat(outputs(Map.of("features", 9, "graph", "star"))).isEqualTo(8);
    assertThat(outputs(Map.of("features", 9, "graph", "complete"))).isEqualTo(36);
    assertThat(outputs(Map.of("features", 9, "graph", "bipartite"))).isEqualTo(9);
    assertThat(outputs(Map.of("features", 9, "graph", EDGES))).isEqualTo(3);
  }

  private static int outputs(Map<String, ?> values) {
    Problem problem = problem("pairwise-and", values, SEED);
    assertThat(shape("pairwise-and", values)).isEqualTo(problem.shape());
    return problem.outputs();
  }

  @Test
  void givenPairsNameTheInputThatIsNotNegatedFirst() {
    Map<String, ?> values = Map.of("features", 6, "graph", EDGES);
    Problem problem = problem("pairwise-and-not", values, SEED);

    assertThat(gates(problem)).containsExactly(List.of(4, 1), List.of(0, 3), List.of(1, 0));
    assertThat(problem.activeOutputs(new int[] {1})).containsExactly(2);
    assertThat(problem.activeOutputs(new int[] {0, 4})).containsExactly(0, 1);
  }

  /** Half of 400 drawn pairs, standard deviation 10; five of them. */
  @Test
  void drawnPairsAreTurnedRoundHalfOfTheTime() {
    Problem problem = problem("pairwise-and-not", Map.of("features", 100, "outputs", 400), SEED);

    assertThat(gates(problem).stream().filter(pair -> pair.get(0) > pair.get(1)).count())
        .isBetween(150L, 250L);
  }

  /** Oracle: hand; two pairs of 3 in order, each in two orientations. */
  @Test
  void informationOfAndNotCountsOrientations() {
    ProblemShape shape = shape("pairwise-and-not", Map.of("features", 3, "outputs", 2));

    assertThat(shape.informationBits()).isCloseTo(Math.log(6 * 4) / Math.log(2), within(1e-12));
    assertThat(shape.bitsPerOutput()).isCloseTo(Math.log(6) / Math.log(2), within(1e-12));
  }

  @Test
  void setsAreDifferentAndOfTheRequestedSize() {
    Problem problem = problem("k-way-and", Map.of("features", 7, "arity", 4, "outputs", 35), SEED);

    assertThat(gates(problem))
        .hasSize(35)
        .doesNotHaveDuplicates()
        .allSatisfy(set -> assertThat(set).hasSize(4).isSorted().doesNotHaveDuplicates());
    assertThat(problem.sparsity()).isEqualTo(4);
    assertThat(problem.activeOutputs(new int[] {0, 2, 3, 6})).hasSize(1);
  }

  /** Oracle: C(100, 3) = 161,700 and the exact product. */
  @Test
  void informationOfSetsAgreesWithExactProducts() {
    ProblemShape shape = shape("k-way-and", Map.of("features", 100, "outputs", 500));
    BigInteger product =
        IntStream.range(0, 500)
            .mapToObj(i -> BigInteger.valueOf(161_700 - i))
            .reduce(BigInteger.ONE, BigInteger::multiply);

    assertThat(shape.informationBits()).isCloseTo(log2(product), within(1e-9));
    // 10^6 of more than 2^53 sets: m' log2 C(m, 3), as no two are likely to be equal.
    assertThat(shape("k-way-and", Map.of("features", 1_000_000)).informationBits())
        .isCloseTo(1e6 * (3 * Math.log(1e6) - Math.log(6)) / Math.log(2), within(5.0));
  }

  /** Oracle: hand; a gate of stage t is on when t + 1 neighbours are. */
  @Test
  void layeredAndIsOnForRunsOfNeighbours() {
    Problem problem = problem("layered-and", Map.of("features", 9, "sparsity", 7), SEED);
    int[] order = IntStream.range(0, 9).map(output -> problem.input(output, 0)).toArray();

    assertThat(problem.arity(0)).isEqualTo(5);
    int[] run = IntStream.range(7, 13).map(place -> order[place % 9]).sorted().toArray();
    assertThat(problem.activeOutputs(run)).containsExactly(7, 8);
    int[] gap = IntStream.of(order[0], order[1], order[2], order[3], order[5]).sorted().toArray();
    assertThat(problem.activeOutputs(gap)).isEmpty();
    assertThat(problem.shape().informationBits())
        .isCloseTo(Math.log(362_880) / Math.log(2), within(1e-12));
  }

  /** The table of log2(m!), rounded to whole bits: from Stirling's series. */
  @ParameterizedTest
  @CsvSource({"1000, 8529", "10000, 118458", "100000, 1516704", "1000000, 18488885"})
  void informationOfPermutationsIsTheTables(int features, long bits) {
    ProblemShape shape = shape("permutation", Map.of("features", features));

    assertThat(Math.round(shape.informationBits())).isEqualTo(bits);
    assertThat(shape.bitsPerOutput()).isCloseTo(Math.log(features) / Math.log(2), within(1e-12));
  }

  @Test
  void informationOfTenMillionFeaturesAgreesWithStirling() {
    double m = 10_000_000;
    // ln m! = m ln m - m + ln(2 pi m) / 2 + 1 / (12 m) - ...; the next term is 3e-24.
    double stirling = m * Math.log(m) - m + Math.log(2 * Math.PI * m) / 2 + 1 / (12 * m);

    assertThat(shape("permutation", Map.of("features", 10_000_000)).informationBits())
        .isCloseTo(stirling / Math.log(2), within(1e-6));
  }

  @Test
  void informationOfPairListsAgreesWithExactProducts() {
    assertThat(shape("representation", Map.of("features", 9)).informationBits()).isZero();
    assertThat(shape("representation", Map.of("features", 9)).bitsPerOutput()).isZero();
    for (int outputs : new int[] {1, 2, 100, 1_000, 4_950}) {
      ProblemShape shape = shape("pairwise-xor", Map.of("features", 100, "outputs", outputs));
      BigInteger product =
          IntStream.range(0, outputs)
              .mapToObj(i -> BigInteger.valueOf(4_950 - i))
              .reduce(BigInteger.ONE, BigInteger::multiply);
      assertThat(shape.informationBits()).isCloseTo(log2(product), within(1e-9));
      assertThat(shape.bitsPerOutput()).isCloseTo(Math.log(4_950) / Math.log(2), within(1e-12));
    }
  }

  private static double log2(BigInteger value) {
    int shift = Math.max(0, value.bitLength() - 60);
    return shift + Math.log(value.shiftRight(shift).doubleValue()) / Math.log(2);
  }

  @Test
  void shapesOfTheLargestSizesDoNotOverflow() {
    ProblemShape shape = shape("pairwise-and", Map.of("features", 10_000_000));

    // m' = m: about m' (2 log2 m - 1) bits (section 3 of the theory), less sum of i / N.
    assertThat(shape.outputs()).isEqualTo(10_000_000);
    assertThat(shape.informationBits())
        .isCloseTo(1e7 * (2 * Math.log(1e7) / Math.log(2) - 1), within(5.0));
  }
}
