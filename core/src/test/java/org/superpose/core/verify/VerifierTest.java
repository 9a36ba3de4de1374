package org.superpose.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.Seed;
import org.superpose.core.statistics.ClopperPearson;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.Verification.Decision;
import org.superpose.core.verify.VerificationRequest.Limits;

class VerifierTest {

  private static final Seed SEED = new Seed(20_261_125);
  private static final int FEATURES = 30;
  private static final Criterion EVERY_INPUT = new Criterion.EveryInput();
  private static final Limits ALL_INPUTS = new Limits(1_000, 3_000, 1).withoutProofs();
  private static final Limits SAMPLE_ONLY = new Limits(0, 3_000, 1).withoutProofs();
  private static final Limits SAMPLED = new Limits(0, 2_500, 1).withoutProofs();
  private static final Limits NOTHING = new Limits(0, 0, 1).withoutProofs();
  private static final Limits PROOF_ONLY = new Limits(0, 3_000, 1);

  // Output q is the AND of features q and q + 1.
  private static final int[][] PAIRS =
      IntStream.range(0, FEATURES - 1).mapToObj(q -> new int[] {q, q + 1}).toArray(int[][]::new);
  private static final Problem CHAIN = SmallCases.problem(Gate.AND, FEATURES, 2, PAIRS);

  /** One neuron per gate with the given bias of all neurons. */
  private static Network network(double bias) {
    return SmallCases.network(
        SparseMatrix.identity(FEATURES),
        List.of(
            new Layer(
                SparseMatrix.binaryRows(FEATURES, PAIRS),
                DenseMatrix.uniformColumn(PAIRS.length, bias))),
        SparseMatrix.identity(PAIRS.length),
        DenseMatrix.constantColumn(PAIRS.length, 0));
  }

  private static final Network RIGHT = network(-1);
  // Every neuron fires when one of its features is on.
  private static final Network WRONG = network(-0.5);

  private static Verification verify(Network network, Criterion criterion, Limits limits) {
    return Verifier.verify(new VerificationRequest(network, CHAIN, criterion, limits, SEED));
  }

  @Test
  void zeroWrongInputsMeetEveryCriterion() {
    for (Criterion criterion :
        List.of(
            EVERY_INPUT,
            new Criterion.RandomInput(1e-9, 0.99),
            new Criterion.ExpectedWrongOutputs(1e-9, 0.99))) {
      Verification verification = verify(RIGHT, criterion, ALL_INPUTS);
      assertThat(verification.verdict()).isEqualTo(new Verdict.Verified());
      assertThat(verification.decision()).isEqualTo(Decision.MET);
      assertThat(verification.failureHigh()).hasValue(0);
      assertThat(verification.inputsChecked()).hasValue(466);
    }
  }

  @Test
  void aWrongInputRefutesEveryInput() {
    Verification verification = verify(WRONG, EVERY_INPUT, ALL_INPUTS);
    assertThat(verification.witness().orElseThrow().activeInputs()).containsExactly(0);
    assertThat(verification.decision()).isEqualTo(Decision.NOT_MET);
    // By hand: all but the empty input and the pair {0, 1}, whose other gates differ: each single
    // feature is wrong, and each pair switches on some gate of one of its features alone.
    assertThat(verification.wrongInputs()).hasValue(465);
    assertThat(verification.failureRate()).hasValue(465 / 466.0);
  }

  @Test
  void aSampleNeverVerifies() {
    Verification verification = verify(RIGHT, EVERY_INPUT, SAMPLE_ONLY);
    assertThat(verification.verdict())
        .isEqualTo(
            new Verdict.Unknown(
                "no wrong input among 3000 sampled in each of 5 strata; "
                    + "no steps are allowed for a proof; "
                    + "466 inputs exceed the limit of 0 for exhaustive evaluation"));
    assertThat(verification.decision()).isEqualTo(Decision.UNDECIDED);
    assertThat(verification.strata())
        .extracting(StratumResult::stratum)
        .containsExactly("uniform", "sparser", "gate-on", "hub", "neighbours");
    assertThat(verification.failureHigh())
        .hasValue(ClopperPearson.interval(0, 3_000, 1 - (1 - 0.99) / 5).high());
    assertThat(verification.margin()).isEmpty();
  }

  @Test
  void aSampledWitnessIsShrunk() {
    Verification verification = verify(WRONG, EVERY_INPUT, SAMPLE_ONLY);
    assertThat(verification.method()).isEqualTo(Method.SAMPLED);
    assertThat(verification.decision()).isEqualTo(Decision.NOT_MET);
    assertThat(verification.witness().orElseThrow().activeInputs()).hasSize(1);
  }

  @Test
  void randomInputIsDecidedInEveryStratum() {
    Criterion loose = new Criterion.RandomInput(0.01, 0.99);
    Verification met = verify(RIGHT, loose, SAMPLE_ONLY);
    assertThat(met.decision()).isEqualTo(Decision.MET);
    assertThat(met.verdict().label()).isEqualTo("unknown");

    Verification strict = verify(RIGHT, new Criterion.RandomInput(1e-4, 0.99), SAMPLE_ONLY);
    assertThat(strict.decision()).isEqualTo(Decision.UNDECIDED);

    Verification counted = verify(WRONG, loose, ALL_INPUTS);
    assertThat(counted.decision()).isEqualTo(Decision.NOT_MET);
    assertThat(counted.verdict().label()).isEqualTo("unknown");
    assertThat(counted.wrongInputs()).hasValue(465);
    assertThat(counted.failureRate()).hasValue(1);
    assertThat(counted.margin()).hasValue(-0.5);
  }

  @Test
  void aSingleBadStratumBreaksRandomInput() {
    // Right but for the gates themselves: never on. Uniform inputs rarely show it.
    Verification verification =
        verify(network(-2), new Criterion.RandomInput(0.2, 0.99), SAMPLE_ONLY);
    StratumResult uniform = verification.strata().getFirst();
    assertThat(uniform.failureHigh()).isLessThan(0.2);
    assertThat(verification.decision()).isEqualTo(Decision.NOT_MET);
    assertThat(verification.failureRate()).hasValue(1);
    assertThat(((Verdict.Unknown) verification.verdict()).reason())
        .startsWith("P(some output wrong) exceeds 0.2 in stratum gate-on");
  }

  @Test
  void expectedWrongOutputsAreDecidedByTheMean() {
    // By hand: an active feature inside the chain switches both its gates on: 2 to 4 wrong.
    assertThat(verify(WRONG, new Criterion.ExpectedWrongOutputs(2, 0.99), SAMPLE_ONLY).decision())
        .isEqualTo(Decision.NOT_MET);
    assertThat(verify(WRONG, new Criterion.ExpectedWrongOutputs(5, 0.99), SAMPLE_ONLY).decision())
        .isEqualTo(Decision.MET);
    assertThat(
            verify(RIGHT, new Criterion.ExpectedWrongOutputs(0.01, 0.99), SAMPLE_ONLY).decision())
        .isEqualTo(Decision.UNDECIDED);
    assertThat(verify(RIGHT, new Criterion.ExpectedWrongOutputs(0.1, 0.99), SAMPLE_ONLY).decision())
        .isEqualTo(Decision.MET);
  }

  @Test
  void samplesDoNotDependOnThreads() {
    Criterion criterion = new Criterion.RandomInput(0.3, 0.9);
    Network network = network(-2);
    Verification one = verify(network, criterion, SAMPLED);
    assertThat(verify(network, criterion, SAMPLED.withThreads(2))).isEqualTo(one);
    assertThat(verify(network, criterion, SAMPLED.withThreads(3))).isEqualTo(one);
  }

  @Test
  void withoutSamplesNothingIsKnown() {
    Verification verification = verify(RIGHT, new Criterion.RandomInput(0.3, 0.9), NOTHING);
    assertThat(verification.decision()).isEqualTo(Decision.UNDECIDED);
    assertThat(verification.failureRate()).isEmpty();
    assertThat(verification.inputsChecked()).hasValue(0);
  }

  @Test
  void aBoundProvesWithoutLookingAtInputs() {
    for (Criterion criterion : List.of(EVERY_INPUT, new Criterion.RandomInput(1e-9, 0.99))) {
      Verification verification = verify(RIGHT, criterion, PROOF_ONLY);
      assertThat(verification.verdict()).isEqualTo(new Verdict.Verified());
      assertThat(verification.method()).isEqualTo(Method.CERTIFICATE);
      assertThat(verification.inputsChecked()).hasValue(466);
      assertThat(verification.wrongInputs()).hasValue(0);
      // By hand: scores are 0 or 1, thresholds 0, and a score of 0 is off.
      assertThat(verification.margin()).hasValue(0);
    }
  }

  @Test
  void aProofSaysAsMuchAsEvaluation() {
    Verification proved = verify(WRONG, EVERY_INPUT, PROOF_ONLY);
    Verification evaluated = verify(WRONG, EVERY_INPUT, ALL_INPUTS);
    assertThat(proved.method()).isEqualTo(Method.BRANCH_AND_BOUND);
    assertThat(evaluated.method()).isEqualTo(Method.EXHAUSTIVE);
    assertThat(proved.verdict()).isEqualTo(evaluated.verdict());
    assertThat(proved.wrongInputs()).isEqualTo(evaluated.wrongInputs());
    assertThat(proved.wrongOutputs()).isEqualTo(evaluated.wrongOutputs());
    assertThat(proved.margin()).isEqualTo(evaluated.margin());
  }

  @Test
  void evaluationCountsWhatAProofLeavesUncounted() {
    Verification uncounted = verify(WRONG, EVERY_INPUT, PROOF_ONLY.withCountedWrong(10));
    assertThat(uncounted.verdict().label()).isEqualTo("falsified");
    assertThat(uncounted.witness().orElseThrow().activeInputs()).containsExactly(0);
    assertThat(uncounted.wrongInputs()).isEmpty();
    assertThat(uncounted.failureRate()).isEmpty();

    Verification counted =
        verify(WRONG, EVERY_INPUT, new Limits(1_000, 3_000, 1).withCountedWrong(10));
    assertThat(counted.method()).isEqualTo(Method.EXHAUSTIVE);
    assertThat(counted.wrongInputs()).hasValue(465);
    assertThat(counted.witness()).isEqualTo(uncounted.witness());
  }

  @Test
  void whatDoesNotFitIntoMemoryIsUnknown() {
    Limits limits = new Limits(1_000, 3_000, 1).withMemory(10);
    Verification verification = verify(RIGHT, EVERY_INPUT, limits);
    assertThat(verification.verdict().label()).isEqualTo("unknown");
    assertThat(((Verdict.Unknown) verification.verdict()).reason())
        .contains("a proof takes about 4 MiB, the limit is 0 MiB")
        .contains("exhaustive evaluation needs tables of")
        .contains("the limit is 0 MB");
  }

  @Test
  void anInterruptEndsEveryMethod() {
    for (Limits limits : List.of(PROOF_ONLY, ALL_INPUTS, SAMPLE_ONLY)) {
      Thread.currentThread().interrupt();
      try {
        assertThatThrownBy(() -> verify(RIGHT, EVERY_INPUT, limits))
            .isInstanceOf(CancellationException.class);
      } finally {
        assertThat(Thread.interrupted()).isTrue();
      }
    }
  }

  /** The oracle is brute force: whatever method the limits lead to, it must say the same. */
  @Test
  void everyMethodSaysWhatBruteForceSays() {
    EnumMap<Method, Integer> methods = new EnumMap<>(Method.class);
    for (int index = 0; index < 1_200; index++) {
      SmallCases.Numbers numbers =
          index % 3 == 0 ? SmallCases.Numbers.BROKEN : SmallCases.Numbers.WHOLE;
      SmallCases.Case c = SmallCases.of(SEED, index, numbers);
      ReferenceChecker.Result expected = ReferenceChecker.check(c.network(), c.problem());
      Limits limits =
          new Limits(index % 5 < 3 ? 1_000 : 0, 10, 1 + index % 2).withCountedWrong(index % 7 * 9L);
      Verification verification =
          Verifier.verify(
              new VerificationRequest(c.network(), c.problem(), EVERY_INPUT, limits, SEED));
      methods.merge(verification.method(), 1, Integer::sum);
      checkAgainst(expected, verification, index + " " + c);
    }
    assertThat(methods.keySet()).containsExactlyInAnyOrder(Method.values());
    assertThat(methods.get(Method.SAMPLED)).isLessThan(200);
  }

  private static void checkAgainst(
      ReferenceChecker.Result expected, Verification verification, String name) {
    switch (verification.verdict()) {
      case Verdict.Verified _ -> {
        assertThat(expected.wrongInputs()).as(name).isZero();
        assertThat(verification.method()).as(name).isNotEqualTo(Method.SAMPLED);
      }
      case Verdict.Falsified(Witness witness) -> {
        Witness first = expected.witness().orElseThrow();
        if (verification.method() == Method.SAMPLED || verification.wrongInputs().isEmpty()) {
          assertThat(witness.activeInputs())
              .as(name)
              .hasSizeGreaterThanOrEqualTo(first.activeInputs().size());
        } else {
          assertThat(witness).as(name).isEqualTo(first);
          assertThat(verification.wrongInputs()).as(name).hasValue(expected.wrongInputs());
          assertThat(verification.wrongOutputs()).as(name).hasValue(expected.wrongOutputs());
        }
      }
      case Verdict.Unknown(String reason) -> assertThat(reason).as(name).isNotEmpty();
    }
    if (verification.method() != Method.SAMPLED && verification.margin().isPresent()) {
      double margin = expected.margin().doubleValue();
      assertThat(verification.margin().getAsDouble())
          .as(name)
          .isCloseTo(margin, within(1e-3 * Math.max(1, Math.abs(margin))));
    }
  }
}
