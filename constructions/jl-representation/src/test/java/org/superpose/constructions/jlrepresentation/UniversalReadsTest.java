package org.superpose.constructions.jlrepresentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.construction.Sizing;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.BooleanFunction;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.TruthTable;

class UniversalReadsTest {

  private static final Seed SEED = new Seed(2_408);
  private static final BooleanFunction MAJORITY =
      TruthTable.of(3, active -> Integer.bitCount(active) >= 2);

  private static Workbench cutting(String threshold) {
    return Workbench.of(new UniversalReads(), Map.of("threshold", threshold));
  }

  /** All sets of neighbouring features in a circle, and of every second one. */
  private static Problem problem(BooleanFunction function, int arity, int features, int sparsity) {
    List<int[]> inputs = new ArrayList<>();
    for (int step = 1; step <= 2; step++) {
      for (int first = 0; first < features; first++) {
        int[] set = new int[arity];
        for (int i = 0; i < arity; i++) {
          set[i] = (first + i * step) % features;
        }
        inputs.add(set);
      }
    }
    return new Problem(
        new ProblemShape("test", features, inputs.size(), sparsity, 0, 0),
        inputs.stream().map(_ -> function).toList(),
        inputs.toArray(int[][]::new));
  }

  // By hand, from the truth tables.
  @Test
  void functionsOfOneThreshold() {
    assertThat(SummedReads.of(Gate.AND, 2).orElseThrow().signs()).containsExactly(1, 1);
    assertThat(SummedReads.of(Gate.AND, 2).orElseThrow().highestOff()).isEqualTo(1);
    assertThat(SummedReads.of(Gate.AND, 3).orElseThrow().lowestOn()).isEqualTo(3);
    assertThat(SummedReads.of(Gate.OR, 2).orElseThrow().lowestOn()).isEqualTo(1);
    assertThat(SummedReads.of(Gate.AND_NOT, 2).orElseThrow().signs()).containsExactly(1, -1);
    assertThat(SummedReads.of(Gate.AND_NOT, 2).orElseThrow().highestOff()).isZero();
    assertThat(SummedReads.of(MAJORITY, 3).orElseThrow().highestOff()).isEqualTo(1);
    assertThat(SummedReads.of(Gate.XOR, 2)).isEmpty();
    assertThat(SummedReads.of(TruthTable.of(2, active -> true), 2)).isEmpty();
    // a and (b or c): a alone and b with c add up to 1 and 2, as a with b does.
    assertThat(SummedReads.of(TruthTable.of(3, x -> (x & 1) == 1 && x > 1), 3)).isEmpty();
  }

  // By hand: two fair signs are -2, 0, 2 with chances 1, 2, 1 of 4; six of them 2 or more with
  // chances 15, 6, 1 of 64.
  @Test
  void sumsAreConvolved() {
    Lattice sign = Lattice.of(new TreeMap<>(Map.of(-1, 0.5, 1, 0.5)));

    assertThat(sign.times(2).weights()).containsExactly(0.25, 0.5, 0.25);
    assertThat(sign.times(6).above(0)).isCloseTo(22 / 64.0, within(1e-15));
    assertThat(sign.times(6).upTo(0)).isCloseTo(42 / 64.0, within(1e-15));
    // Oracle: 2^-1000, which a difference of tails would not show.
    assertThat(sign.times(1000).above(999)).isEqualTo(Math.scalb(1.0, -1000));
  }

  /** Oracle: networks that are run forward; five standard deviations are below 12 %. */
  @ParameterizedTest
  @CsvSource({
    "and,half,2,60",
    "and,best,2,40",
    "and,half,4,90",
    "or,half,2,60",
    "and-not,half,3,70",
    "and-not,best,2,50",
    "majority,half,4,90",
    "majority,best,3,60"
  })
  void wrongOutputsAreAsOftenAsPredicted(String name, String threshold, int sparsity, int neurons) {
    BooleanFunction function = function(name);
    int arity = name.equals("majority") ? 3 : 2;
    Problem problem = problem(function, arity, 30, sparsity);
    SummedErrors errors =
        new SummedErrors(
            SummedReads.of(function, arity).orElseThrow(),
            neurons,
            30,
            sparsity,
            problem.outputs());
    double predicted = errors.uniform(threshold.equals("best") ? errors.best() : errors.half());
    RandomStream random = SEED.derive("inputs").stream();
    long wrong = 0;
    int runs = 0;
    for (int trial = 0; trial < 150; trial++) {
      Network network = cutting(threshold).build(problem, neurons, SEED.derive("network", trial));
      for (int i = 0; i < 30; i++, runs++) {
        int[] input = random.subset(sparsity, 30);
        ForwardPass pass = ForwardPass.of(network, input);
        for (int output = 0; output < problem.outputs(); output++) {
          wrong += pass.isOn(output) == problem.isOn(output, input) ? 0 : 1;
        }
      }
    }
    assertThat(predicted).isBetween(0.05, 8.0);
    assertThat((double) wrong / runs).isCloseTo(predicted, within(0.12 * predicted));
  }

  private static BooleanFunction function(String name) {
    return switch (name) {
      case "and" -> Gate.AND;
      case "or" -> Gate.OR;
      case "and-not" -> Gate.AND_NOT;
      default -> MAJORITY;
    };
  }

  @Test
  void theBestThresholdIsNoWorseThanAnyOther() {
    SummedErrors errors =
        new SummedErrors(SummedReads.of(Gate.AND, 2).orElseThrow(), 80, 64, 3, 500);
    double best = errors.wrongOutputs(errors.best());

    assertThat(best).isLessThan(errors.wrongOutputs(errors.half()));
    for (long threshold = 60; threshold < 200; threshold++) {
      assertThat(errors.wrongOutputs(threshold)).isGreaterThanOrEqualTo(best);
    }
  }

  // By hand: 60 rows of 40 ternary entries, log2 3 = 1.585 bits each; the threshold is one number
  // for all.
  @Test
  void theReadoutIsCountedAndNothingElse() {
    Accounting accounting =
        Accounting.of(cutting("half").build(problem(Gate.AND, 2, 30, 2), 40, SEED));

    assertThat(accounting.layers()).isZero();
    assertThat(accounting.parameterBits()).isCloseTo(2400 * 1.58496, within(0.1));
  }

  @Test
  void anAutomaticWidthMeetsItsCriterionByTheSameAnalysis() {
    Problem problem = problem(Gate.AND, 2, 30, 2);
    Criterion criterion = new Criterion.ExpectedWrongOutputs(0.5, 0.99);
    int neurons = cutting("half").automatic(problem, criterion).neurons();
    SummedReads reads = SummedReads.of(Gate.AND, 2).orElseThrow();

    for (int n : new int[] {neurons - 1, neurons}) {
      SummedErrors errors = new SummedErrors(reads, n, 30, 2, problem.outputs());
      double wrong = errors.wrongOutputs(errors.half());
      assertThat(wrong <= 0.3).isEqualTo(n == neurons);
    }
    assertThat(cutting("best").automatic(problem, criterion).neurons()).isLessThan(neurons);
    assertThat(cutting("half").sizing(problem, OptionalInt.of(7), criterion))
        .isInstanceOf(Sizing.Sized.class);
  }
}
