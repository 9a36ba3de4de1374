package org.superpose.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.task.Problem;
import org.superpose.core.task.standard.KWayAndTask;
import org.superpose.core.task.standard.LayeredAndTask;
import org.superpose.core.task.standard.PairwiseAndNotTask;
import org.superpose.core.task.standard.PermutationTask;
import org.superpose.core.task.standard.RepresentationTask;

/**
 * Whatever speaks of the instance without being paid for is found, whatever it is a function of.
 */
class NetworkAuditTest {

  private static final int SEEDS = 20;

  private static List<String> complaints(Construction construction, BuildRequest request) {
    NetworkAudit audit = NetworkAudit.begin(construction, request);
    return audit.complaints(construction.build(request));
  }

  private static List<String> complaints(Construction construction, long seed) {
    return complaints(construction, Pairs.request(Pairs.problem(seed), seed));
  }

  private static Construction liar(Place place, ToIntFunction<Problem> secret) {
    return Pairs.building(
        request ->
            place.tell(
                request.problem(),
                Pairs.honest(request.problem()),
                secret.applyAsInt(request.problem())));
  }

  @ParameterizedTest
  @EnumSource
  void findsALieInEveryPlaceForEverySeed(Place place) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      ToIntFunction<Problem> secret = Secret.THREE_BITS_OF_THE_FIRST_PAIR::of;
      if (place == Place.PUBLIC_OR_NOT && secret.applyAsInt(Pairs.problem(seed)) % 2 == 0) {
        continue; // paid for, or the same as honest: nothing is hidden in this network
      }
      assertThat(complaints(liar(place, secret), seed))
          .as("%s, seed %d", place, seed)
          .anySatisfy(complaint -> assertThat(complaint).startsWith(place.complaint));
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsALieOfAnySecretForEverySeed(Secret secret) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      assertThat(complaints(liar(Place.ENCODER, secret::of), seed))
          .as("%s, seed %d", secret, seed)
          .isNotEmpty();
    }
  }

  /** Eight public alternatives, of which the instance takes one: paid for. */
  @Test
  void choicesAreFreeToDependOnTheInstance() {
    Construction chooser =
        Pairs.building(
            request -> {
              Problem problem = request.problem();
              int choice = Secret.THREE_BITS_OF_THE_FIRST_PAIR.of(problem);
              Network honest = Pairs.honest(problem);
              return new Network(
                  honest.encoder(),
                  honest.encoderOrigin(),
                  honest.layers(),
                  Pairs.shifted(problem.outputs(), choice),
                  honest.thresholds(),
                  new Origin.Choice(
                      Pairs.choices(problem.outputs(), choice, 8),
                      (row, t, consumer) ->
                          Pairs.shifted(problem.outputs(), t).forEachInRow(row, consumer)));
            });
    for (long seed = 1; seed <= SEEDS; seed++) {
      assertThat(complaints(chooser, seed)).isEmpty();
    }
  }

  /**
   * One that lies where the pairs look as the task writes them finds no difference in the looks.
   */
  @Test
  void findsALieThatIsToldOfPairsInOrderOnly() {
    ToIntFunction<Problem> ordered =
        problem ->
            IntStream.range(0, problem.outputs())
                    .allMatch(output -> problem.input(output, 0) < problem.input(output, 1))
                ? Secret.THREE_BITS_OF_THE_FIRST_PAIR.of(problem)
                : 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      assertThat(complaints(liar(Place.ENCODER, ordered), seed)).as("seed %d", seed).isNotEmpty();
    }
  }

  @Test
  void findsALieThatIsToldOfSortedListsOnly() {
    ToIntFunction<Problem> sorted =
        problem ->
            IntStream.range(1, problem.outputs())
                    .allMatch(q -> Arrays.compare(problem.inputs(q - 1), problem.inputs(q)) < 0)
                ? Secret.EVERYTHING.of(problem)
                : 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Problem drawn = Pairs.problem(seed);
      int[][] gates = new int[drawn.outputs()][];
      Arrays.setAll(gates, drawn::inputs);
      Arrays.sort(gates, Arrays::compare);
      Problem listed = new Problem(drawn.shape(), drawn.gate(), gates);
      assertThat(complaints(liar(Place.ENCODER, sorted), Pairs.request(listed, seed)))
          .as("seed %d", seed)
          .isNotEmpty();
    }
  }

  @Test
  void findsALieThatDependsOnTheSeedToo() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Construction liar =
          Pairs.building(
              request ->
                  Place.ENCODER.tell(
                      request.problem(),
                      Pairs.honest(request.problem()),
                      Math.floorMod(request.seed().value() + request.problem().input(0, 0), 5)));
      assertThat(complaints(liar, seed)).as("seed %d", seed).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5"})
  void findsNothingInAnHonestNetwork(long seed) {
    assertThat(complaints(Pairs.building(request -> Pairs.honest(request.problem())), seed))
        .isEmpty();
  }

  /** The limits are charged, so that they may follow the entries. */
  @Test
  void acceptsLimitsOfAnAlphabetThatFollowTheEntries() {
    Construction ranged =
        Pairs.building(
            request -> {
              Network honest = Pairs.honest(request.problem());
              int largest = 2 + Secret.THREE_BITS_OF_THE_FIRST_PAIR.of(request.problem());
              Matrix weights =
                  DenseMatrix.generate(
                      Pairs.SIZE,
                      Pairs.SIZE,
                      Alphabet.integers(0, largest),
                      Place.weights(honest)::get);
              return Place.hidden(honest, List.of(new Layer(weights, Place.bias(honest))));
            });
    assertThat(complaints(ranged, 1)).isEmpty();
  }

  @Test
  void findsNetworksThatDifferFromOneBuildingToTheNext() {
    AtomicInteger builds = new AtomicInteger();
    Construction counting =
        Pairs.building(
            request -> {
              Network honest = Pairs.honest(request.problem());
              Matrix bias =
                  DenseMatrix.generate(
                      Pairs.SIZE,
                      1,
                      Alphabet.integers(-1000, 0),
                      (row, _) -> row == 3 ? -builds.incrementAndGet() : -1);
              return Place.hidden(honest, List.of(new Layer(Place.weights(honest), bias)));
            });

    assertThat(complaints(counting, 1))
        .containsExactly(
            "the same request gives another network when it is built again: bias of layer 1: row"
                + " 3");
  }

  /** Honest whenever it meets a problem, or an object, for the second time. */
  @Test
  void findsALieThatIsToldOnce() {
    Set<Object> met = new HashSet<>();
    Set<Problem> objects = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    List<Function<Problem, Boolean>> firsts =
        List.of(problem -> met.add(Secret.fingerprint(problem)), objects::add);
    for (Function<Problem, Boolean> first : firsts) {
      for (long seed = 1; seed <= SEEDS; seed++) {
        Construction liar =
            liar(
                Place.ENCODER,
                problem ->
                    first.apply(problem) ? Secret.THREE_BITS_OF_THE_FIRST_PAIR.of(problem) : 0);
        assertThat(complaints(liar, seed)).as("seed %d", seed).isNotEmpty();
      }
    }
  }

  /** One that keeps to the first instance it met has met another than the network's own. */
  @Test
  void theFirstInstanceMetIsAnother() {
    Map<Integer, Problem> met = new HashMap<>();
    Construction keeping =
        Pairs.building(
            request -> {
              Problem first = met.computeIfAbsent(0, _ -> request.problem());
              return Place.ENCODER.tell(
                  request.problem(), Pairs.honest(request.problem()), Secret.EVERYTHING.of(first));
            });
    Problem problem = Pairs.problem(3);

    complaints(keeping, Pairs.request(problem, 3));

    assertThat(Secret.EVERYTHING.of(met.get(0))).isNotEqualTo(Secret.EVERYTHING.of(problem));
  }

  @Test
  void findsAConstructionThatDeclinesAllOthers() {
    Problem problem = Pairs.problem(1);
    Construction choosy =
        new Pairs.Scripted(
            other ->
                IntStream.range(0, Pairs.SIZE)
                    .allMatch(q -> Arrays.equals(other.inputs(q), problem.inputs(q))),
            request -> Pairs.honest(request.problem()));

    assertThat(complaints(choosy, Pairs.request(problem, 1)))
        .singleElement()
        .asString()
        .startsWith("all other instances are declined");
  }

  @Test
  void findsAConstructionThatBreaksWhenRelabelled() {
    Problem problem = Pairs.problem(1);
    Construction brittle =
        Pairs.building(
            request -> {
              if (request.problem().input(0, 0) != problem.input(0, 0)) {
                throw new IllegalStateException("new to me");
              }
              return Pairs.honest(request.problem());
            });

    assertThat(complaints(brittle, Pairs.request(problem, 1)))
        .contains(
            "building fails for an instance that is only relabelled:"
                + " java.lang.IllegalStateException: new to me");
  }

  @Test
  void comparesWithTheInstancesOfTheCallerToo() {
    Problem problem = Pairs.problem(1);
    Problem special = Pairs.problem(2);
    Construction liar =
        liar(Place.ENCODER, other -> other.input(0, 0) == special.input(0, 0) ? 1 : 0);
    BuildRequest request = Pairs.request(problem, 1);

    NetworkAudit audit = NetworkAudit.begin(liar, request, List.of(special));

    assertThat(audit.complaints(liar.build(request))).isNotEmpty();
  }

  /** How much is built depends on the size alone: a number of others, the network, and it again. */
  @ParameterizedTest
  @CsvSource({"16, 18", "512, 18", "513, 10", "2048, 10", "2049, 7", "8193, 6"})
  void buildsFewerOthersOfLargeProblems(int features, int expected) {
    Problem problem = permutation(features);
    Network network = Pairs.honest(problem);
    AtomicInteger builds = new AtomicInteger();
    Construction counting =
        Pairs.building(
            _ -> {
              builds.incrementAndGet();
              return network;
            });

    assertThat(complaints(counting, Pairs.request(problem, 1))).isEmpty();
    assertThat(builds).hasValue(expected);
  }

  private static Problem permutation(int features) {
    return Pairs.problem(new PermutationTask(), 7, Map.of("features", features));
  }

  @Test
  void otherTasksAreRelabelledAsTheyAre() {
    List<Problem> problems =
        List.of(
            permutation(9),
            Pairs.problem(new KWayAndTask(), 1, Map.of("features", 9, "outputs", 12)),
            Pairs.problem(new LayeredAndTask(), 1, Map.of("features", 9, "stages", 2)),
            Pairs.problem(new PairwiseAndNotTask(), 1, Map.of("features", 9, "outputs", 12)));
    for (Problem problem : problems) {
      Set<List<Integer>> arities = new HashSet<>();
      Construction keeping =
          Pairs.building(
              request -> {
                Problem met = request.problem();
                arities.add(IntStream.range(0, met.outputs()).mapToObj(met::arity).toList());
                assertThat(met.gate()).isEqualTo(problem.gate());
                assertThat(met.shape()).isEqualTo(problem.shape());
                return Pairs.honest(met);
              });

      assertThat(complaints(keeping, Pairs.request(problem, 1))).isEmpty();
      assertThat(arities).hasSize(1);
    }
  }

  /** A family of one function has no instance to depend on, but its network can change. */
  @Test
  void aSingleFunctionIsBuiltTwice() {
    Problem problem = Pairs.problem(new RepresentationTask(), 1, Map.of("features", 8));
    AtomicInteger builds = new AtomicInteger();
    Construction moody =
        Pairs.building(
            request ->
                Place.READOUT.tell(
                    request.problem(),
                    Pairs.honest(request.problem()),
                    builds.incrementAndGet() % 2));

    assertThat(complaints(moody, Pairs.request(problem, 1)))
        .singleElement()
        .asString()
        .contains("readout: row 0");
    assertThat(builds).hasValue(2);
  }
}
