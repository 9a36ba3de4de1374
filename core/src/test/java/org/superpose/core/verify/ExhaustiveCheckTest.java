package org.superpose.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.SmallCases.Case;
import org.superpose.core.verify.SmallCases.Numbers;
import org.superpose.core.verify.VerificationRequest.Limits;

class ExhaustiveCheckTest {

  private static Census census(Network network, Problem problem, int threads) {
    return ((Attempt.Decided) ExhaustiveCheck.evaluate(network, problem, threads)).census();
  }

  private static final Seed SEED = new Seed(20_261_124);

  private static void agreesWithReference(Case c, double tolerance) {
    ReferenceChecker.Result reference = ReferenceChecker.check(c.network(), c.problem());
    Census census = census(c.network(), c.problem(), 1);
    assertThat(census.inputs()).as(c.toString()).hasValue(reference.inputs());
    assertThat(census.wrongInputs()).as(c.toString()).hasValue(reference.wrongInputs());
    assertThat(census.wrongOutputs()).as(c.toString()).hasValue(reference.wrongOutputs());
    assertThat(census.witness()).as(c.toString()).isEqualTo(reference.witness());
    double margin = reference.margin().doubleValue();
    assertThat(census.margin().orElseThrow())
        .as(c.toString())
        .isCloseTo(margin, within(tolerance * Math.max(1, Math.abs(margin))));
    assertThat(census.margin().orElseThrow() < 0).isEqualTo(reference.margin().signum() < 0);
  }

  @Test
  void agreesWithReferenceOnWholeNumbers() {
    for (int index = 0; index < 1000; index++) {
      Case c = SmallCases.of(SEED, index, Numbers.WHOLE);
      assertThat(Rounding.of(c.network(), c.problem().sparsity()).isExact() || index % 4 > 1)
          .as("only a spoilt network may be inexact: %s", c)
          .isTrue();
      agreesWithReference(c, 1e-15);
    }
  }

  @Test
  void agreesWithReferenceOnTies() {
    for (int index = 0; index < 1000; index++) {
      agreesWithReference(SmallCases.of(SEED, index, Numbers.BROKEN), 1e-12);
    }
  }

  @Test
  void resultsDoNotDependOnThreads() {
    for (int index = 0; index < 40; index++) {
      Case c = SmallCases.of(SEED, index, index % 2 == 0 ? Numbers.WHOLE : Numbers.BROKEN);
      Census one = census(c.network(), c.problem(), 1);
      assertThat(census(c.network(), c.problem(), 2)).isEqualTo(one);
      assertThat(census(c.network(), c.problem(), 3)).isEqualTo(one);
    }
  }

  /** One hidden neuron connected to all features, and one output that reads it. */
  private static Network counter(int features, long bias, double threshold) {
    double[][] ones = new double[1][features];
    java.util.Arrays.fill(ones[0], 1);
    return SmallCases.network(
        SparseMatrix.identity(features),
        List.of(new Layer(SmallCases.dense(ones), DenseMatrix.constantColumn(1, bias))),
        SmallCases.dense(new double[][] {{1}}),
        new double[][] {{threshold}});
  }

  private static Problem and(int features, int sparsity, int... inputs) {
    return SmallCases.problem(Gate.AND, features, sparsity, new int[][] {inputs});
  }

  @Test
  void inputsWithExactlyAsManyFeaturesAsAllowedCount() {
    // The neuron fires from 3 active features on; the gate of 4 inputs never is on with fewer.
    Network network = counter(6, -2, 0);
    assertThat(census(network, and(6, 2, 0, 1, 2, 3), 1).witness()).isEmpty();

    Census three = census(network, and(6, 3, 0, 1, 2, 3), 1);
    assertThat(three.inputs()).hasValue(1 + 6 + 15 + 20);
    assertThat(three.wrongInputs()).hasValue(20);
    assertThat(three.witness().orElseThrow().activeInputs()).containsExactly(0, 1, 2);
  }

  @Test
  void theEmptyInputCounts() {
    Census census = census(counter(3, 0, -1), and(3, 1, 0, 1), 1);
    assertThat(census.wrongInputs()).hasValue(4);
    assertThat(census.witness().orElseThrow().activeInputs()).isEmpty();
    assertThat(census.margin()).hasValue(-2);
  }

  @Test
  void aScoreEqualToItsThresholdIsOff() {
    // Score 2 against threshold 2 on every pair: off, so right for a gate of three inputs.
    Census right = census(counter(4, 0, 2), and(4, 2, 0, 1, 2), 1);
    assertThat(right.witness()).isEmpty();
    assertThat(right.margin()).hasValue(0);

    Census missed = census(counter(4, 0, 2), and(4, 2, 0, 1), 1);
    assertThat(missed.wrongInputs()).hasValue(1);
    assertThat(missed.witness().orElseThrow().activeInputs()).containsExactly(0, 1);
    assertThat(missed.margin()).hasValue(0);
  }

  @Test
  void outputsThatNoNeuronFeedsAreJudgedByTheirThreshold() {
    // Output 1 reads nothing and has a negative threshold: on for all 7 inputs, right on one.
    Problem problem = SmallCases.problem(Gate.AND, 3, 2, new int[][] {{0, 1}, {1, 2}});
    Network network =
        SmallCases.network(
            SparseMatrix.identity(3),
            List.of(
                new Layer(
                    SmallCases.dense(new double[][] {{1, 1, 0}}),
                    DenseMatrix.constantColumn(1, -1))),
            SparseMatrix.binaryRows(1, new int[][] {{0}, {}}),
            new double[][] {{0.5}, {-0.25}});
    Census census = census(network, problem, 1);
    assertThat(census.wrongInputs()).hasValue(6);
    assertThat(census.wrongOutputs()).hasValue(6);
    assertThat(census.margin()).hasValue(-0.25);
    assertThat(census.witness().orElseThrow().output()).isEqualTo(1);
  }

  @Test
  void declinesMoreInputsThanAllowed() {
    VerificationRequest request =
        new VerificationRequest(
            counter(6, -2, 0),
            and(6, 2, 0, 1),
            new Criterion.EveryInput(),
            new Limits(21, 0, 1),
            SEED);
    assertThat(ExhaustiveCheck.attempt(request))
        .isEqualTo(
            new Attempt.Declined("22 inputs exceed the limit of 21 for exhaustive evaluation"));
  }
}
