package org.superpose.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

class MixedProblemTest {

  private static final Seed SEED = new Seed(20_261_129);
  private static final int FEATURES = 8;

  /** Digits by state, as a table writes them: what the oracle of this test reads. */
  private static String digits(BooleanFunction function, int arity) {
    StringBuilder digits = new StringBuilder();
    for (int state = 0; state < 1 << arity; state++) {
      int count = Integer.bitCount(state);
      boolean on =
          switch (function) {
            case Gate.IDENTITY, Gate.OR -> count > 0;
            case Gate.AND -> count == arity;
            case Gate.XOR -> count % 2 == 1;
            case Gate.AND_NOT -> count == 1 && state % 2 == 1;
            case TruthTable table -> table.toString().charAt(state) == '1';
          };
      digits.append(on ? '1' : '0');
    }
    return digits.toString();
  }

  private static Problem draw(RandomStream random, Domain domain) {
    int outputs = 1 + random.nextInt(12);
    List<BooleanFunction> functions = new ArrayList<>();
    int[][] inputs = new int[outputs][];
    for (int q = 0; q < outputs; q++) {
      inputs[q] = random.subset(1 + random.nextInt(5), FEATURES);
      random.shuffle(inputs[q]);
      int arity = inputs[q].length;
      long bits = random.nextLong();
      BooleanFunction[] choice = {
        arity == 1 ? Gate.IDENTITY : Gate.AND_NOT,
        Gate.AND,
        Gate.OR,
        Gate.XOR,
        TruthTable.of(arity, state -> (bits >>> state & 1) == 1),
        TruthTable.of(arity, state -> (bits >>> state & 1) == 1)
      };
      functions.add(choice[random.nextInt(choice.length)]);
    }
    return new Problem(
        new ProblemShape("test", FEATURES, outputs, 1, 0, 0).on(domain), functions, inputs);
  }

  /** Against the digits of every function, on all 2^8 sets. */
  @Test
  void oracleAgreesWithTheTables() {
    RandomStream random = SEED.derive("oracle").stream();
    for (int trial = 0; trial < 100; trial++) {
      Problem problem = draw(random, new Domain.AtMost(3));
      for (int mask = 0; mask < 1 << FEATURES; mask++) {
        int set = mask;
        int[] active = IntStream.range(0, FEATURES).filter(i -> (set >> i & 1) == 1).toArray();
        int[] on =
            IntStream.range(0, problem.outputs()).filter(q -> isOn(problem, q, set)).toArray();
        assertThat(problem.activeOutputs(active)).isEqualTo(on);
        for (int q = 0; q < problem.outputs(); q++) {
          assertThat(problem.isOn(q, active)).isEqualTo(isOn(problem, q, set));
        }
        if (set == 0) {
          assertThat(problem.onByDefault()).isEqualTo(on);
          assertThat(IntStream.range(0, problem.outputs()).filter(problem::isOnByDefault))
              .containsExactly(Arrays.stream(on).boxed().toArray(Integer[]::new));
        }
      }
    }
  }

  private static boolean isOn(Problem problem, int output, int set) {
    int state = 0;
    for (int position = 0; position < problem.arity(output); position++) {
      state |= (set >> problem.input(output, position) & 1) << position;
    }
    return digits(problem.function(output), problem.arity(output)).charAt(state) == '1';
  }

  /** Sampled inputs belong to the domain; together they see every output on and off that can be. */
  @Test
  void strataStayInTheDomainAndStressEveryOutput() {
    RandomStream random = SEED.derive("strata").stream();
    List<Domain> domains =
        List.of(
            new Domain.AtMost(1),
            new Domain.AtMost(3),
            new Domain.AtMost(8),
            new Domain.Blocks(1, 2),
            new Domain.Blocks(2, 2),
            new Domain.Blocks(4, 1),
            new Domain.Blocks(4, 2),
            new Domain.Blocks(8, 1));
    for (int trial = 0; trial < 80; trial++) {
      Problem problem = draw(random, domains.get(trial % domains.size()));
      Set<Integer> seen = new HashSet<>();
      for (InputStratum stratum : problem.strata()) {
        for (int draw = 0; draw < 200; draw++) {
          int[] active = stratum.sample(random);
          assertThat(active).isSorted().doesNotHaveDuplicates();
          assertThat(problem.domain().contains(active))
              .as("%s of %s: %s", stratum.name(), problem.domain(), Arrays.toString(active))
              .isTrue();
          assertThat(Arrays.stream(active)).allMatch(f -> f >= 0 && f < FEATURES);
          for (int q = 0; q < problem.outputs(); q++) {
            seen.add(2 * q + (problem.isOn(q, active) ? 1 : 0));
          }
        }
      }
      assertThat(seen).as(problem.domain().toString()).containsAll(reachable(problem));
    }
  }

  /**
   * Returns 2 q + value for what an output can be on some input of the domain, besides the rest.
   */
  private static Set<Integer> reachable(Problem problem) {
    Set<Integer> reachable = new HashSet<>();
    for (int mask = 0; mask < 1 << FEATURES; mask++) {
      int set = mask;
      int[] active = IntStream.range(0, FEATURES).filter(i -> (set >> i & 1) == 1).toArray();
      for (int q = 0; q < problem.outputs(); q++) {
        if (problem.domain().contains(active) && isOn(problem, q, set) != isOn(problem, q, 0)) {
          reachable.add(2 * q + (isOn(problem, q, set) ? 1 : 0));
        }
      }
    }
    return reachable;
  }

  @Test
  void knowsWhetherAllOutputsAreOneGate() {
    ProblemShape shape = new ProblemShape("test", 3, 2, 2, 0, 0);
    int[][] pairs = {{0, 1}, {1, 2}};
    Problem alike = new Problem(shape, List.of(Gate.OR, Gate.OR), pairs);
    assertThat(alike.commonGate()).contains(Gate.OR);
    assertThat(alike.gates()).contains(new Gates(Gate.OR, 2));
    Problem tables =
        new Problem(shape, List.of(TruthTable.parse("0111"), TruthTable.parse("0111")), pairs);
    assertThat(tables.commonGate()).isEmpty();
    assertThat(tables.gates()).isEmpty();
    assertThat(tables.isAll(Gate.OR)).isFalse();
    assertThatThrownBy(tables::gate).isInstanceOf(IllegalStateException.class);
    assertThat(Gates.name(tables)).isEqualTo("of several kinds");
  }

  @Test
  void rejectsFunctionsThatDoNotFit() {
    ProblemShape shape = new ProblemShape("test", 3, 2, 2, 0, 0);
    int[][] pairs = {{0, 1}, {1, 2}};
    assertThatThrownBy(() -> new Problem(shape, List.of(Gate.OR), pairs))
        .hasMessage("the shape has 2 outputs, the problem 2 and 1 functions");
    assertThatThrownBy(() -> new Problem(shape, List.of(Gate.OR, TruthTable.parse("01")), pairs))
        .hasMessage("output 1 is 01 of 2 inputs");
    assertThatThrownBy(
            () ->
                new Problem(
                    shape.with(new Gates(Gate.OR, 2)),
                    List.of(Gate.OR, TruthTable.parse("0111")),
                    pairs))
        .hasMessage("output 1 is 0111 of 2 inputs, but its shape says that all are OR of 2 inputs");
    assertThatThrownBy(() -> shape.on(new Domain.Blocks(2, 1)))
        .hasMessage("3 features do not make blocks of 2 of which 1 may be active");
  }
}
