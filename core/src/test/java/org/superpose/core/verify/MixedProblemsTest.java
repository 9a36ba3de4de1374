package org.superpose.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.superpose.core.network.Network;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.proof.Proof;
import org.superpose.core.proof.ProofEngine;
import org.superpose.core.proof.ProofOptions;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.TruthTable;
import org.superpose.core.verify.VerificationRequest.Limits;

/**
 * Problems of different functions, outputs on without active inputs among them, on both domains.
 * The oracle is brute force over every input of the domain: {@link ReferenceChecker}.
 */
class MixedProblemsTest {

  private static final Seed SEED = new Seed(20_261_127);
  private static final int CASES = 2_000;
  private static final Limits ALL = new Limits(1_000_000, 200, 1).withoutProofs();
  private static final Limits PROOF = new Limits(0, 0, 1, 1_000_000_000_000L, 1 << 30, 1_000_000);
  private static final ProofOptions OPTIONS =
      new ProofOptions(1, 1_000_000_000, 1 << 30, 1_000_000);
  // Everything may be evaluated one by one, but not by the exhaustive check, which has no memory.
  private static final Limits DEEP = new Limits(1_000_000, 0, 1, 1_000_000_000_000L, 0, 1_000_000);
  private static final Limits SAMPLE = new Limits(0, 50, 1).withoutProofs();

  private int decided;
  private int right;

  private static VerificationRequest request(SmallCases.Case c, Limits limits) {
    return new VerificationRequest(
        c.network(), c.problem(), new Criterion.EveryInput(), limits, SEED);
  }

  private void check(String name, Census census, ReferenceChecker.Result expected) {
    decided++;
    right += expected.wrongInputs() == 0 ? 1 : 0;
    assertThat(census.inputs()).as(name).hasValue(expected.inputs());
    assertThat(census.witness()).as(name).isEqualTo(expected.witness());
    assertThat(census.wrongInputs()).as(name).hasValue(expected.wrongInputs());
    assertThat(census.wrongOutputs()).as(name).hasValue(expected.wrongOutputs());
    // Of networks that are wrong, proofs tell no margin where they did not evaluate exactly.
    assertThat(census.margin().orElse(expected.margin().doubleValue()))
        .as(name)
        .isCloseTo(expected.margin().doubleValue(), within(1e-12));
  }

  @Test
  void exhaustiveEvaluationAgreesWithBruteForce() {
    for (int index = 0; index < CASES; index++) {
      SmallCases.Case c = MixedCases.of(SEED, index);
      Attempt attempt = ExhaustiveCheck.attempt(request(c, ALL));
      check(
          index + " " + c,
          ((Attempt.Decided) attempt).census(),
          ReferenceChecker.check(c.network(), c.problem()));
    }
    assertThat(right).isBetween(CASES / 5, CASES * 3 / 4);
  }

  /** Of one hidden layer or none all are decided; of more, those that are not too loud. */
  @Test
  void proofsAgreeWithBruteForceOrAreDeclinedOnBlocks() {
    int shallow = 0;
    for (int index = 0; index < CASES; index++) {
      SmallCases.Case c = MixedCases.of(SEED, index);
      String name = index + " " + c;
      boolean deep = c.network().layers().size() > 1;
      boolean onBlocks = c.problem().domain() instanceof Domain.Blocks;
      ReferenceChecker.Result expected = ReferenceChecker.check(c.network(), c.problem());
      Attempt attempt =
          deep && !onBlocks
              ? LayerCheck.attempt(request(c, DEEP), OPTIONS)
              : ProofCheck.attempt(request(c, PROOF));
      switch (attempt) {
        case Attempt.Declined declined -> {
          assertThat(onBlocks || deep).as("%s: %s", name, declined.reason()).isTrue();
        }
        case Attempt.Decided(Census census) when census.wrongInputs().isPresent() -> {
          assertThat(onBlocks).as(name).isFalse();
          check(name, census, expected);
        }
        case Attempt.Decided(Census census) -> {
          Witness witness = census.witness().orElseThrow();
          assertThat(onBlocks || !deep).as(name).isFalse();
          assertThat(witness)
              .isEqualTo(
                  Witnesses.at(
                          c.network(),
                          c.problem(),
                          witness.activeInputs().stream().mapToInt(i -> i).toArray())
                      .orElseThrow());
        }
      }
      shallow += deep || onBlocks ? 0 : 1;
    }
    assertThat(decided).isGreaterThan(shallow + CASES / 50);
    assertThat(right).isGreaterThan(CASES / 20);
  }

  /** Sampled inputs belong to the domain, so a witness among them refutes. */
  @Test
  void samplesRefuteOnlyWhatIsWrong() {
    for (int index = 0; index < CASES / 4; index++) {
      SmallCases.Case c = MixedCases.of(SEED, index);
      Verification verification = Verifier.verify(request(c, SAMPLE));
      boolean wrong = ReferenceChecker.check(c.network(), c.problem()).wrongInputs() > 0;
      if (verification.witness().isPresent()) {
        List<Integer> active = verification.witness().get().activeInputs();
        assertThat(wrong).as(index + " " + c).isTrue();
        assertThat(c.problem().domain().contains(active.stream().mapToInt(i -> i).toArray()))
            .as(index + " " + c)
            .isTrue();
      } else {
        assertThat(verification.verdict()).isInstanceOf(Verdict.Unknown.class);
      }
    }
  }

  /** A network that is wrong only where two blocks are active, on a domain of one block. */
  @Test
  void whatIsWrongOutsideOfTheDomainDoesNotCount() {
    Problem problem =
        new Problem(
            new ProblemShape("test", 4, 1, 1, 0, 0).on(new Domain.Blocks(2, 1)),
            Gate.AND,
            new int[][] {{0, 1}});
    // The score counts features 0 to 2, and is to exceed 1 on {0, 1}; so it does on {0, 2}.
    Network network =
        SmallCases.network(
            SparseMatrix.identity(4),
            List.of(),
            SmallCases.dense(new double[][] {{1, 1, 1, 0}}),
            new double[][] {{1}});
    VerificationRequest request =
        new VerificationRequest(
            network, problem, new Criterion.EveryInput(), Limits.standard(), SEED);

    Verification verification = Verifier.verify(request);
    assertThat(verification.verdict()).isEqualTo(new Verdict.Verified());
    assertThat(verification.method()).isEqualTo(Method.EXHAUSTIVE);
    assertThat(verification.inputsChecked()).hasValue(7);
    assertThat(new ProofOutline(request, verification).methods())
        .containsExactly(ProofMethod.EXHAUSTIVE);
    // Bounds over all inputs of two features would say that it is wrong: they must not be asked.
    assertThat(ProofEngine.prove(network, problem, ProofOptions.standard()))
        .isEqualTo(
            new Proof.Undecided("bounds are over at most v active features, not over blocks"));
  }

  @Test
  void findsAnOutputThatIsOffWhileNothingIsActive() {
    Problem problem =
        new Problem(
            new ProblemShape("test", 3, 2, 2, 0, 0),
            List.of(Gate.OR, TruthTable.parse("1110")),
            new int[][] {{0, 1}, {1, 2}});
    Network silent =
        SmallCases.network(
            SparseMatrix.identity(3),
            List.of(),
            SmallCases.dense(new double[][] {{1, 1, 0}, {0, 0, 0}}),
            new double[][] {{0}, {0}});
    for (Limits limits : List.of(ALL, PROOF)) {
      Verification verification =
          Verifier.verify(request(new SmallCases.Case(problem, silent), limits));
      assertThat(verification.witness().map(Witness::activeInputs)).contains(List.of());
      assertThat(verification.witness().map(Witness::output)).contains(1);
      // By hand: output 1 should be on but on {1, 2}; so 6 of the 7 inputs are wrong.
      assertThat(verification.wrongInputs()).hasValue(6);
    }
  }

  @Test
  void inputsThatChangeAnOutputArePassedOnceEach() {
    for (int index = 0; index < CASES; index += 2) {
      Problem problem = MixedCases.of(SEED, index).problem();
      List<List<Integer>> seen = new ArrayList<>();
      GateInputs.forEach(problem, input -> seen.add(Arrays.stream(input).boxed().toList()));
      assertThat(seen).doesNotHaveDuplicates();
      assertThat(seen).containsExactlyInAnyOrderElementsOf(changing(problem));
      assertThat(GateInputs.count(problem)).isGreaterThanOrEqualTo(seen.size());
    }
  }

  private static List<List<Integer>> changing(Problem problem) {
    List<List<Integer>> changing = new ArrayList<>();
    for (int mask = 0; mask < 1 << problem.features(); mask++) {
      int set = mask;
      List<Integer> input =
          IntStream.range(0, problem.features())
              .filter(feature -> (set >> feature & 1) == 1)
              .boxed()
              .toList();
      boolean changes = false;
      for (int q = 0; q < problem.outputs(); q++) {
        changes |=
            ReferenceChecker.expected(problem, q, input)
                != ReferenceChecker.expected(problem, q, List.of());
      }
      if (changes && input.size() <= problem.sparsity()) {
        changing.add(input);
      }
    }
    return changing;
  }
}
