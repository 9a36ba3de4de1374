package org.superpose.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.MixedCases;
import org.superpose.core.verify.ReferenceChecker;
import org.superpose.core.verify.SmallCases;

/**
 * Recorded branches close under the rules of docs/proof-format.md, and show every wrong input. The
 * oracles are {@link BranchReader} for the rules and brute force, {@link ReferenceChecker}, for the
 * wrong inputs.
 */
class BranchingsTest {

  private static final Seed SEED = new Seed(20_261_127);
  private static final int CASES = 1_500;
  private static final ProofOptions OPTIONS = new ProofOptions(1, 1_000_000_000, 1 << 30, 0);

  private record Step(int output, int state, List<Integer> branches) {}

  private int recorded;
  private int nested;
  private int withSteps;

  @ParameterizedTest
  @EnumSource
  void closeAndShowEveryWrongInput(ProofCases.Numbers numbers) {
    for (int index = 0; index < CASES; index++) {
      ProofCases.Case c = ProofCases.of(SEED, index, numbers);
      check(numbers + " " + index, c.network(), c.problem());
    }
    assertThat(recorded).isEqualTo(CASES);
    assertThat(withSteps).isGreaterThan(CASES / 10);
    assertThat(nested).isGreaterThan(CASES / 100);
  }

  @ParameterizedTest
  @EnumSource
  void closeOnOtherNetworks(SmallCases.Numbers numbers) {
    for (int index = 0; index < CASES; index++) {
      SmallCases.Case c = SmallCases.of(SEED, index, numbers);
      if (c.network().layers().size() < 2) {
        check(numbers + " " + index, c.network(), c.problem());
      }
    }
    assertThat(recorded).isGreaterThan(CASES / 4);
  }

  @Test
  void closeForFunctionsOfTheirOwn() {
    for (int index = 0; index < 2 * CASES; index += 2) {
      SmallCases.Case c = MixedCases.of(SEED, index);
      if (c.network().layers().size() < 2) {
        check("mixed " + index, c.network(), c.problem());
      }
    }
    assertThat(recorded).isGreaterThan(CASES / 4);
    assertThat(withSteps).isGreaterThan(CASES / 50);
  }

  private static List<Step> steps(Network network, Problem problem, ProofOptions options) {
    List<Step> steps = new ArrayList<>();
    assertThat(
            Branchings.record(
                network,
                problem,
                options,
                (output, state, branches) ->
                    steps.add(new Step(output, state, Arrays.stream(branches).boxed().toList()))))
        .isEmpty();
    return steps;
  }

  private void check(String name, Network network, Problem problem) {
    TreeMap<Integer, int[]> found = new TreeMap<>();
    List<Integer> order = new ArrayList<>();
    if (Branchings.record(
            network,
            problem,
            OPTIONS,
            (output, state, branches) -> {
              found.put(key(output, state), branches);
              order.add(key(output, state));
            })
        .isPresent()) {
      return;
    }
    recorded++;
    assertThat(order).as(name).isSorted().doesNotHaveDuplicates();
    withSteps += order.isEmpty() ? 0 : 1;
    nested += found.values().stream().anyMatch(BranchingsTest::isNested) ? 1 : 0;
    BranchReader reader = new BranchReader(network, problem, false);
    ReferenceChecker.Result expected = ReferenceChecker.check(network, problem);
    Set<List<Integer>> wrongInputs = new HashSet<>();
    long wrongOutputs = 0;
    for (int output = 0; output < problem.outputs(); output++) {
      for (int state = 0; state < 1 << problem.arity(output); state++) {
        if (Integer.bitCount(state) <= problem.sparsity()) {
          int[] branches = found.getOrDefault(key(output, state), new int[0]);
          List<List<Integer>> wrong;
          try {
            wrong = reader.wrongInputs(output, state, branches);
          } catch (AssertionError e) {
            throw new AssertionError(name + ": " + e.getMessage(), e);
          }
          wrongInputs.addAll(wrong);
          wrongOutputs += wrong.size();
        }
      }
    }
    assertThat((long) wrongInputs.size()).as(name).isEqualTo(expected.wrongInputs());
    assertThat(wrongOutputs).as(name).isEqualTo(expected.wrongOutputs());
  }

  private static int key(int output, int state) {
    return output << 5 | state;
  }

  private static boolean isNested(int[] branches) {
    return Arrays.stream(branches).anyMatch(branch -> branch == Branchings.OPEN);
  }

  @ParameterizedTest
  @EnumSource
  void activationsCloseWithoutAGate(ProofCases.Numbers numbers) {
    for (int index = 0; index < CASES; index++) {
      ProofCases.Case c = ProofCases.of(SEED, index, numbers);
      if (c.problem().outputs() == 1) {
        recorded++;
        int[][] branches = {new int[0]};
        assertThat(
                Branchings.recordActivations(
                    c.network(),
                    c.problem().sparsity(),
                    OPTIONS,
                    (output, state, found) -> branches[output + state] = found))
            .isEmpty();
        List<List<Integer>> on =
            new BranchReader(c.network(), c.problem(), true).wrongInputs(0, 0, branches[0]);
        assertThat(new HashSet<>(on)).hasSameSizeAs(on).isEqualTo(inputsSwitchingOn(c));
      }
    }
    assertThat(recorded).isGreaterThan(CASES / 10);
  }

  /** The oracle is the network in exact arithmetic, on every input. */
  private static Set<List<Integer>> inputsSwitchingOn(ProofCases.Case c) {
    Set<List<Integer>> on = new HashSet<>();
    for (int mask = 0; mask < 1 << c.problem().features(); mask++) {
      if (Integer.bitCount(mask) <= c.problem().sparsity()) {
        int bits = mask;
        int[] input =
            IntStream.range(0, c.problem().features())
                .filter(feature -> (bits >> feature & 1) == 1)
                .toArray();
        if (ForwardPass.of(c.network(), input).isOn(0)) {
          on.add(Arrays.stream(input).boxed().toList());
        }
      }
    }
    return on;
  }

  @Test
  void threadsDoNotChangeTheBranches() {
    ProofOptions three = new ProofOptions(3, OPTIONS.work(), OPTIONS.memory(), 0);
    for (int index = 0; index < 50; index++) {
      ProofCases.Case c = ProofCases.of(SEED, index, ProofCases.Numbers.WHOLE);
      assertThat(steps(c.network(), c.problem(), three))
          .isEqualTo(steps(c.network(), c.problem(), OPTIONS));
    }
  }

  @Test
  void limitsAreReported() {
    int ended = 0;
    for (int index = 0; index < 50; index++) {
      ProofCases.Case c = ProofCases.of(SEED, index, ProofCases.Numbers.WHOLE);
      ProofOptions few = new ProofOptions(1, 20, OPTIONS.memory(), 0);
      var obstacle = Branchings.record(c.network(), c.problem(), few, (_, _, _) -> {});
      if (obstacle.isPresent()) {
        assertThat(obstacle).contains("its branches take more than 20 steps to find");
        ended++;
      }
    }
    assertThat(ended).isPositive();
  }

  /** Without their branches, almost all of these roots do not close, and the reader says so. */
  @Test
  void theReaderNoticesMissingBranches() {
    int noticed = 0;
    int all = 0;
    for (int index = 0; index < 200; index++) {
      ProofCases.Case c = ProofCases.of(SEED, index, ProofCases.Numbers.WHOLE);
      BranchReader reader = new BranchReader(c.network(), c.problem(), false);
      for (Step step : steps(c.network(), c.problem(), OPTIONS)) {
        all++;
        try {
          reader.wrongInputs(step.output(), step.state(), new int[0]);
        } catch (AssertionError e) {
          assertThat(e).hasMessageContaining("not closed");
          noticed++;
        }
      }
    }
    assertThat(noticed).isGreaterThan(20).isGreaterThan(all * 9 / 10);
  }
}
