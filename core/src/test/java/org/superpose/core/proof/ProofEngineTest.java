package org.superpose.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.verify.MixedCases;
import org.superpose.core.verify.ReferenceChecker;
import org.superpose.core.verify.SmallCases;
import org.superpose.core.verify.Witness;

/** The oracle throughout is brute force over every input: {@link ReferenceChecker}. */
class ProofEngineTest {

  private static final Seed SEED = new Seed(20_261_123);
  private static final int CASES = 400;
  private static final ProofOptions OPTIONS =
      new ProofOptions(1, 1_000_000_000, 1 << 30, 1_000_000);

  private final int[] verdicts = new int[3]; // right, wrong, undecided

  @ParameterizedTest
  @EnumSource
  void agreesWithBruteForce(ProofCases.Numbers numbers) {
    for (int index = 0; index < CASES; index++) {
      ProofCases.Case c = ProofCases.of(SEED, index, numbers);
      check(numbers + " " + index, c.network(), c.problem(), new Rules(), index % 3);
    }
    assertThat(verdicts[0]).isGreaterThan(CASES / 20);
    assertThat(verdicts[1]).isGreaterThan(CASES / 4);
    assertThat(verdicts[2]).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithBruteForceOnOtherNetworks(SmallCases.Numbers numbers) {
    for (int index = 0; index < CASES; index++) {
      SmallCases.Case c = SmallCases.of(SEED, index, numbers);
      if (c.network().layers().size() < 2) {
        check(numbers + " " + index, c.network(), c.problem(), new Rules(), index % 3);
      }
    }
    assertThat(verdicts[0]).isGreaterThan(CASES / 20);
    assertThat(verdicts[1]).isGreaterThan(CASES / 4);
    assertThat(verdicts[2]).isLessThan(CASES / 10);
  }

  /** Functions of their own, also on without active inputs, up to four inputs each. */
  @Test
  void agreesWithBruteForceOnMixedProblems() {
    for (int index = 0; index < 4 * CASES; index += 2) {
      SmallCases.Case c = MixedCases.of(SEED, index);
      if (c.network().layers().size() < 2) {
        check("mixed " + index, c.network(), c.problem(), new Rules(), index / 2 % 3);
      }
    }
    assertThat(verdicts[0]).isGreaterThan(CASES / 10);
    assertThat(verdicts[1]).isGreaterThan(CASES / 4);
    assertThat(verdicts[2]).isZero();
  }

  /** The score is 3.8e-203 where it should not exceed 0; in units the weight alone overflowed. */
  @Test
  void aLargeWeightOnATinyEntryIsNoZero() {
    Network network =
        new Network(
            row(3 * Double.MIN_VALUE, 0, 0),
            new Origin.Program(),
            List.of(),
            row(0x1p400),
            row(0),
            new Origin.Program());
    Problem problem =
        new Problem(
            new ProblemShape("pairwise-and", 3, 1, 1, 1, 1), Gate.AND, new int[][] {{2, 1}});

    check("tiny", network, problem, new Rules(), 0);

    assertThat(verdicts).containsExactly(0, 1, 0);
  }

  private static Matrix row(double... entries) {
    return DenseMatrix.of(1, entries.length, Alphabet.FLOAT64, entries);
  }

  private void check(String name, Network network, Problem problem, Rules rules, int firstInputs) {
    check(
        name,
        ReferenceChecker.check(network, problem),
        network,
        ProofEngine.prove(network, problem, OPTIONS, rules, firstInputs));
  }

  private static Proof prove(Network network, Problem problem, int firstInputs) {
    return ProofEngine.prove(network, problem, OPTIONS, new Rules(), firstInputs);
  }

  private void check(String name, ReferenceChecker.Result expected, Network network, Proof proof) {
    switch (proof) {
      case Proof.Right(_, OptionalDouble margin) -> {
        verdicts[0]++;
        assertThat(expected.witness()).as(name).isEmpty();
        checkMargin(name, network, margin, expected.margin());
      }
      case Proof.Wrong wrong -> {
        verdicts[1]++;
        Optional<Witness> witness = expected.witness();
        assertThat(witness).as(name).isPresent();
        assertThat(wrong.activeInputs()).as(name).isEqualTo(witness.get().activeInputs());
        assertThat(wrong.output()).as(name).isEqualTo(witness.get().output());
        assertThat(wrong.smallest()).as(name).isTrue();
        assertThat(wrong.wrongInputs()).as(name).isEqualTo(OptionalLong.of(expected.wrongInputs()));
        assertThat(wrong.wrongOutputs())
            .as(name)
            .isEqualTo(OptionalLong.of(expected.wrongOutputs()));
        if (wrong.margin().isPresent()) {
          assertThat(wrong.margin().getAsDouble())
              .as(name)
              .isEqualTo(expected.margin().doubleValue());
        }
      }
      case Proof.Undecided _ -> verdicts[2]++;
    }
  }

  private static void checkMargin(
      String name, Network network, OptionalDouble margin, BigDecimal expected) {
    assertThat(margin).as(name).isPresent();
    if (IntegerNetwork.of(network, 4, 1, Layout.of(network, 4, 1 << 20, 0)).isExact()) {
      assertThat(margin.getAsDouble()).as(name).isEqualTo(expected.doubleValue());
    } else {
      assertThat(margin.getAsDouble()).as(name).isLessThanOrEqualTo(expected.doubleValue());
      assertThat(margin.getAsDouble()).as(name).isGreaterThan(expected.doubleValue() - 1e-3);
    }
  }

  @Test
  void threadsDoNotChangeTheProof() {
    for (int index = 0; index < 50; index++) {
      ProofCases.Case c = ProofCases.of(SEED, index, ProofCases.Numbers.WHOLE);
      ProofOptions two = new ProofOptions(2, OPTIONS.work(), OPTIONS.memory(), 3);
      ProofOptions one = new ProofOptions(1, OPTIONS.work(), OPTIONS.memory(), 3);
      assertThat(ProofEngine.prove(c.network(), c.problem(), two))
          .isEqualTo(ProofEngine.prove(c.network(), c.problem(), one));
    }
  }

  /** Whatever the limits, a verdict is true, and a wrong input that was met is not forgotten. */
  @Test
  void limitsNeverFalsifyTheProof() {
    int wrong = 0;
    for (int index = 0; index < CASES; index++) {
      ProofCases.Case c = ProofCases.of(SEED, index, ProofCases.Numbers.WHOLE);
      ReferenceChecker.Result expected = ReferenceChecker.check(c.network(), c.problem());
      ProofOptions few = new ProofOptions(1, index % 8 * 50L, OPTIONS.memory(), index % 3 * 5L);
      switch (ProofEngine.prove(c.network(), c.problem(), few, new Rules(), index % 5)) {
        case Proof.Right _ -> assertThat(expected.wrongInputs()).as("%d", index).isZero();
        case Proof.Wrong found -> {
          int[] input = found.activeInputs().stream().mapToInt(Integer::intValue).toArray();
          boolean on = c.problem().isOn(found.output(), input);
          assertThat(ForwardPass.of(c.network(), input).isOn(found.output())).isNotEqualTo(on);
          if (found.wrongInputs().isPresent()) {
            assertThat(found.wrongInputs()).hasValue(expected.wrongInputs());
          }
          if (found.smallest()) {
            assertThat(expected.witness().orElseThrow().activeInputs())
                .isEqualTo(found.activeInputs());
          }
          wrong += found.smallest() ? 0 : 1;
        }
        case Proof.Undecided _ -> {}
      }
    }
    assertThat(wrong).isPositive();
  }

  @Test
  void aProofThatExceedsTheMemoryIsNotBegun() {
    ProofCases.Case c = ProofCases.of(SEED, 0, ProofCases.Numbers.BROKEN);
    ProofOptions enough = new ProofOptions(1, OPTIONS.work(), OPTIONS.memory(), 10);
    long peak = ProofEngine.peakMemory(c.network(), c.problem(), enough).orElseThrow();
    // Effective weights take four bytes each for broken numbers.
    assertThat(peak)
        .isGreaterThan(4L * c.network().features() * c.network().layers().getFirst().neurons())
        .isLessThan(10_000);
    ProofOptions tooLittle = new ProofOptions(1, OPTIONS.work(), peak - 1, 10);
    assertThat(ProofEngine.prove(c.network(), c.problem(), enough))
        .isNotInstanceOf(Proof.Undecided.class);
    assertThat(ProofEngine.prove(c.network(), c.problem(), tooLittle))
        .isEqualTo(new Proof.Undecided("a proof takes about 0 MiB, the limit is 0 MiB"));
  }

  private void requireNoticed(Rules broken) {
    assertThatThrownBy(
            () -> {
              for (int index = 0; index < CASES; index++) {
                ProofCases.Case c = ProofCases.of(SEED, index, ProofCases.Numbers.WHOLE);
                check("broken " + index, c.network(), c.problem(), broken, 0);
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("broken");
  }

  @Test
  void noticesABoundThatIsTooSmall() {
    requireNoticed(
        new Rules() {
          @Override
          long gain(long coefficient, long level, int places, long effective) {
            long gain = super.gain(coefficient, level, places, effective);
            return places == 1 ? gain : gain - 1;
          }
        });
  }

  @Test
  void noticesABoundWithoutThePartOfTheBias() {
    requireNoticed(
        new Rules() {
          @Override
          long gain(long coefficient, long level, int places, long effective) {
            return places == 1
                ? super.gain(coefficient, level, 1, effective)
                : places * super.gain(coefficient, level, 1, effective);
          }
        });
  }

  @Test
  void noticesABoundThatForgetsNegativeReadouts() {
    requireNoticed(
        new Rules() {
          @Override
          long gain(long coefficient, long level, int places, long effective) {
            return coefficient < 0 ? 0 : super.gain(coefficient, level, places, effective);
          }
        });
  }

  @Test
  void noticesAnInexactLastPlace() {
    requireNoticed(
        new Rules() {
          @Override
          long gain(long coefficient, long level, int places, long effective) {
            return coefficient * places * Math.max(0, effective);
          }
        });
  }

  @Test
  void noticesTooFewActiveFeatures() {
    requireNoticed(
        new Rules() {
          @Override
          int places(int sparsity, int assigned) {
            return super.places(sparsity, assigned) - 1;
          }
        });
  }

  @Test
  void noticesOneMoreActiveFeature() {
    assertThatThrownBy(
            () -> {
              for (int index = 0; index < CASES; index++) {
                ProofCases.Case c = ProofCases.of(SEED, index, ProofCases.Numbers.WHOLE);
                Problem problem = c.problem();
                if (problem.sparsity() < problem.features()) {
                  checkAgainst(problem, "broken " + index, c.network(), oneMore(problem));
                }
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("broken");
  }

  private void checkAgainst(Problem truth, String name, Network network, Problem given) {
    check(name, ReferenceChecker.check(network, truth), network, prove(network, given, 0));
  }

  private static Problem oneMore(Problem problem) {
    int[][] inputs = new int[problem.outputs()][];
    Arrays.setAll(inputs, problem::inputs);
    ProblemShape shape =
        new ProblemShape("test", problem.features(), inputs.length, problem.sparsity() + 1, 1, 1);
    return new Problem(shape, problem.gate(), inputs);
  }

  /** A gate with its last input alone is not a state that may be left out. */
  @Test
  void noticesASkippedEndpoint() {
    requireNoticed(
        new Rules() {
          @Override
          boolean isPossible(int mask) {
            return mask != 2;
          }
        });
  }

  @Test
  void noticesEndpointsThatJoinAgain() {
    requireNoticed(
        new Rules() {
          @Override
          boolean mayJoin(Problem problem, int output, int feature) {
            return true;
          }
        });
  }

  @Test
  void noticesASkippedFeature() {
    requireNoticed(
        new Rules() {
          @Override
          boolean mayJoin(Problem problem, int output, int feature) {
            return feature > 0 && super.mayJoin(problem, output, feature);
          }
        });
  }
}
