package org.superpose.bounds.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;
import org.superpose.core.task.InputStratum;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.testkit.Sample;

/** The proof of {@link AllowedErrors} rests on what the strata draw: here they are held to it. */
class AllowedErrorsTest {

  private static final Seed SEED = new Seed(41);
  private static final int DRAWS = 40_000;

  @Test
  void gateOnDrawsTheTwoInputsOfEveryGateEquallyOften() {
    Problem problem = problem("pairwise-and", 20, 2);
    InputStratum gateOn = stratum(problem, "gate-on");
    int[] drawn = new int[problem.outputs()];
    RandomStream random = SEED.stream();
    for (int i = 0; i < DRAWS; i++) {
      int[] on = problem.activeOutputs(gateOn.sample(random));
      assertThat(on).hasSize(1);
      drawn[on[0]]++;
    }
    // 2000 draws a gate on average, standard deviation 44.
    assertThat(IntStream.of(drawn)).allMatch(count -> count >= 1780 && count <= 2220);
  }

  @Test
  void gateOnDrawsEveryPlaceEquallyOftenAndItsPartnerNever() {
    for (String task : new String[] {"pairwise-or", "pairwise-xor"}) {
      Problem problem = problem(task, 20, 1);
      int[] drawn = new int[problem.features()];
      RandomStream random = SEED.stream();
      for (int i = 0; i < DRAWS; i++) {
        drawn[stratum(problem, "gate-on").sample(random)[0]]++;
      }
      // 1000 draws a place on average, standard deviation 32; a feature fills influence places.
      assertThat(IntStream.range(0, drawn.length))
          .allMatch(f -> Math.abs(drawn[f] - 1000 * problem.influence(f)) <= 400);
      Problem wider = problem(task, 20, 5);
      for (int i = 0; i < DRAWS / 100; i++) {
        assertThat(wider.activeOutputs(stratum(wider, "gate-on").sample(random))).isNotEmpty();
      }
    }
  }

  @Test
  void uniformDrawsEveryPairEquallyOften() {
    Problem problem = problem("pairwise-and", 10, 2);
    int[] drawn = new int[100];
    RandomStream random = SEED.stream();
    for (int i = 0; i < DRAWS; i++) {
      int[] input = stratum(problem, "uniform").sample(random);
      assertThat(input).hasSize(2);
      drawn[10 * input[0] + input[1]]++;
    }
    // 45 pairs: 889 draws on average, standard deviation 30.
    assertThat(IntStream.of(drawn).filter(count -> count > 0))
        .hasSize(45)
        .allMatch(count -> count >= 740 && count <= 1040);
  }

  @Test
  void sparserDrawsOneActiveFeatureWithProbabilityOneInV() {
    Problem problem = problem("permutation", 10, 4);
    RandomStream random = SEED.stream();
    int single = 0;
    for (int i = 0; i < DRAWS; i++) {
      single += stratum(problem, "sparser").sample(random).length == 1 ? 1 : 0;
    }
    // 10,000 on average, standard deviation 87.
    assertThat(single).isBetween(9_600, 10_400);
    assertThat(stratum(problem("permutation", 10, 1), "uniform").sample(random)).hasSize(1);
  }

  @Test
  void saysNothingWhereAGateIsOnTooOftenByChance() {
    // beta = (v - 2)/(m - 2) = 1/2: an unrelated gate may be on in half of the inputs.
    assertThat(AllowedErrors.of(Requests.shape("pairwise-and", 8, 5), 0.01)).isEmpty();
    assertThat(AllowedErrors.of(Requests.shape("pairwise-and", 9, 5), 0.01)).isPresent();
  }

  /** A family may hold other functions than the problem at hand: only its task can speak of all. */
  @Test
  void asksTheTaskWhatAllFunctionsOfItsFamilyAre() {
    ProblemShape told = Requests.shape("pairwise-or", 64, 2);
    ProblemShape untold =
        new ProblemShape("foreign", 64, 64, 2, told.informationBits(), told.bitsPerOutput());
    assertThat(AllowedErrors.of(untold, 0.001)).isEmpty();
    assertThat(AllowedErrors.of(untold.with(new Gates(Gate.XOR, 2)), 0.001))
        .isEqualTo(AllowedErrors.of(told, 0.001))
        .isPresent();
    assertThat(AllowedErrors.of(untold.with(new Gates(Gate.XOR, 3)), 0.001)).isEmpty();
    assertThat(AllowedErrors.of(untold.with(new Gates(Gate.AND_NOT, 2)), 0.001)).isEmpty();
  }

  private static Problem problem(String task, int features, int sparsity) {
    return Sample.ofTask(task, Map.of("features", features, "sparsity", sparsity))
        .instances()
        .apply(SEED);
  }

  private static InputStratum stratum(Problem problem, String name) {
    return problem.strata().stream()
        .filter(stratum -> stratum.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
