package org.superpose.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.proof.ProofOptions;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.VerificationRequest.Limits;

/** The oracle is brute force over every input: {@link ReferenceChecker}. */
class LayerCheckTest {

  private static final Seed SEED = new Seed(20_261_126);
  private static final int CASES = 600;
  private static final ProofOptions OPTIONS = new ProofOptions(1, 1_000_000_000, 1 << 30, 0);
  // More than all inputs are allowed to be evaluated, but not by the exhaustive check.
  private static final Limits LIMITS =
      new Limits(1_000_000, 0, 1, 1_000_000_000_000L, 0, 1_000_000);

  private int right;
  private int wrong;

  /**
   * A channel of neurons for each gate, each connected to its inputs and, weakly, to others, and a
   * second layer that wants several of them; sometimes a third layer that passes it on.
   */
  static SmallCases.Case deep(int index) {
    RandomStream random = SEED.derive("deep", index).stream();
    Gate gate = index % 4 == 0 ? Gate.AND_NOT : Gate.AND;
    int m = 5 + random.nextInt(4);
    int outputs = 1 + random.nextInt(4);
    int channel = 2 + random.nextInt(2);
    double unit = index % 3 == 0 ? 0.1 : 1;
    int[][] gates = new int[outputs][];
    double[][] first = new double[outputs * channel][m];
    double[][] bias = new double[outputs * channel][1];
    double[][] recode = new double[outputs][outputs * channel];
    double[][] cut = new double[outputs][1];
    for (int q = 0; q < outputs; q++) {
      gates[q] = random.subset(2, m);
      for (int r = q * channel; r < (q + 1) * channel; r++) {
        first[r][gates[q][0]] = unit;
        first[r][gates[q][1]] = gate == Gate.AND ? unit : -unit;
        bias[r][0] = gate == Gate.AND ? -unit : 0;
        recode[q][r] = 1;
      }
      cut[q][0] = -unit * (channel - 1 - random.nextInt(8) / 7);
    }
    for (int spoilt = random.nextInt(6); spoilt > 0; spoilt--) {
      boolean inFirst = random.nextInt(3) > 0;
      double[][] part = inFirst ? first : recode;
      double[] row = part[random.nextInt(part.length)];
      row[random.nextInt(row.length)] += (random.nextInt(3) - 1) * (inFirst ? unit : 1);
    }
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer(SmallCases.dense(first), SmallCases.dense(bias)));
    layers.add(new Layer(SmallCases.dense(recode), SmallCases.dense(cut)));
    if (random.nextInt(3) == 0) {
      layers.add(
          new Layer(SparseMatrix.identity(outputs), SmallCases.dense(new double[outputs][1])));
    }
    double[][] thresholds = new double[outputs][1];
    Arrays.stream(thresholds).forEach(row -> row[0] = unit * random.nextInt(2) / 2);
    Problem problem = SmallCases.problem(gate, m, 1 + random.nextInt(3), gates);
    return new SmallCases.Case(
        problem,
        SmallCases.network(
            SparseMatrix.identity(m), layers, SparseMatrix.identity(outputs), thresholds));
  }

  private static VerificationRequest request(SmallCases.Case c, Limits limits) {
    return new VerificationRequest(
        c.network(), c.problem(), new Criterion.EveryInput(), limits, SEED);
  }

  private void check(String name, SmallCases.Case c, Network activity) {
    ReferenceChecker.Result expected = ReferenceChecker.check(c.network(), c.problem());
    switch (LayerCheck.attempt(request(c, LIMITS), OPTIONS, activity)) {
      case Attempt.Decided(Census census) when census.wrongInputs().isPresent() -> {
        assertThat(census.wrongInputs()).as(name).hasValue(expected.wrongInputs());
        assertThat(census.wrongOutputs()).as(name).hasValue(expected.wrongOutputs());
        assertThat(census.witness()).as(name).isEqualTo(expected.witness());
        assertThat(census.margin().orElseThrow())
            .as(name)
            .isCloseTo(expected.margin().doubleValue(), within(1e-12));
        right += expected.wrongInputs() == 0 ? 1 : 0;
        wrong += expected.wrongInputs() == 0 ? 0 : 1;
      }
      case Attempt.Decided(Census census) -> {
        // A witness whose score and threshold do not show a wrong output cannot be made.
        Witness witness = census.witness().orElseThrow();
        assertThat(witness.expected())
            .as(name)
            .isEqualTo(
                ReferenceChecker.expected(c.problem(), witness.output(), witness.activeInputs()));
        assertThat(witness.score())
            .as(name)
            .isEqualByComparingTo(
                ReferenceChecker.scores(c.network(), witness.activeInputs())[witness.output()]);
      }
      case Attempt.Declined(String reason) -> assertThat(reason).as(name).isNotEmpty();
    }
  }

  @Test
  void agreesWithBruteForce() {
    for (int index = 0; index < CASES; index++) {
      SmallCases.Case c = deep(index);
      check(index + " " + c, c, LayerCheck.activity(c.network()));
    }
    assertThat(right).isGreaterThan(CASES / 10);
    assertThat(wrong).isGreaterThan(CASES / 5);
  }

  @Test
  void agreesWithBruteForceOnOtherNetworks() {
    for (int index = 0; index < CASES; index++) {
      SmallCases.Case c =
          SmallCases.of(
              SEED,
              index,
              index / 4 % 2 == 0 ? SmallCases.Numbers.WHOLE : SmallCases.Numbers.BROKEN);
      if (c.network().layers().size() > 1) {
        check(index + " " + c, c, LayerCheck.activity(c.network()));
      }
    }
    assertThat(right + wrong).isGreaterThan(CASES / 40);
  }

  /**
   * Two neurons for each gate, which are connected to the given features, and one in a second
   * layer.
   */
  private static Network pairs(int features, int[][] connected) {
    int[][] twice = new int[2 * connected.length][];
    int[][] both = new int[connected.length][];
    for (int q = 0; q < connected.length; q++) {
      twice[2 * q] = connected[q];
      twice[2 * q + 1] = connected[q];
      both[q] = new int[] {2 * q, 2 * q + 1};
    }
    return SmallCases.network(
        SparseMatrix.identity(features),
        List.of(
            new Layer(
                SparseMatrix.binaryRows(features, twice),
                DenseMatrix.constantColumn(twice.length, -1)),
            new Layer(
                SparseMatrix.binaryRows(twice.length, both),
                DenseMatrix.constantColumn(both.length, -1))),
        SparseMatrix.identity(both.length),
        DenseMatrix.uniformColumn(both.length, 0.5));
  }

  @Test
  void decidesMoreInputsThanCouldBeEvaluated() {
    int m = 2_000;
    int[][] gates = new int[20][];
    Arrays.setAll(gates, q -> new int[] {2 * q, 2 * q + 1});
    Problem problem = SmallCases.problem(Gate.AND, m, 3, gates);

    Verification right = Verifier.verify(request(problem, pairs(m, gates)));
    assertThat(right.verdict()).isEqualTo(new Verdict.Verified());
    assertThat(right.method()).isEqualTo(Method.BRANCH_AND_BOUND);
    assertThat(right.inputsChecked()).hasValue(1 + 2_000 + 1_999_000 + 1_331_334_000L);
    assertThat(right.margin()).hasValue(0.5);

    int[][] connected = gates.clone();
    connected[7] = new int[] {14, 15, 1_234};
    Verification wrong = Verifier.verify(request(problem, pairs(m, connected)));
    assertThat(wrong.witness().orElseThrow().activeInputs()).containsExactly(14, 1_234);
    // By hand: {14, 1234} and {15, 1234}, alone or with any of the other 1,997 features.
    assertThat(wrong.wrongInputs()).hasValue(2 + 2 * 1_997);
  }

  private static VerificationRequest request(Problem problem, Network network) {
    Limits limits = new Limits(1_000_000, 0, 1);
    return new VerificationRequest(network, problem, new Criterion.EveryInput(), limits, SEED);
  }

  private void requireNoticed(double loudness, double limit) {
    assertThatThrownBy(
            () -> {
              for (int index = 0; index < CASES; index++) {
                SmallCases.Case c = deep(index);
                Network activity = LayerCheck.activity(c.network());
                double[][] readout = new double[1][activity.readout().columns()];
                Arrays.setAll(readout[0], r -> loudness * activity.readout().get(0, r));
                double threshold = limit * activity.thresholds().get(0, 0);
                Network broken =
                    SmallCases.network(
                        activity.encoder(),
                        activity.layers(),
                        SmallCases.dense(readout),
                        new double[][] {{threshold}});
                check("broken " + index, c, broken);
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("broken");
  }

  @Test
  void noticesASecondLayerThatIsTakenForTooQuiet() {
    requireNoticed(0.5, 1);
  }

  @Test
  void noticesALimitThatIsTooLarge() {
    requireNoticed(1, 2);
  }

  @Test
  void everyInputOfTheGatesIsMetOnce() {
    for (int index = 0; index < 100; index++) {
      Problem problem = SmallCases.of(SEED, index, SmallCases.Numbers.WHOLE).problem();
      Set<List<Integer>> met = new HashSet<>();
      GateInputs.forEach(
          problem, input -> met.add(Arrays.stream(input).boxed().toList()) || fail(input));
      long expected = 0;
      for (int mask = 0; mask < 1 << problem.features(); mask++) {
        List<Integer> input = new ArrayList<>();
        for (int feature = 0; feature < problem.features(); feature++) {
          if ((mask >> feature & 1) == 1) {
            input.add(feature);
          }
        }
        boolean on = false;
        for (int q = 0; q < problem.outputs(); q++) {
          on |= ReferenceChecker.expected(problem, q, input);
        }
        expected += on && input.size() <= problem.sparsity() ? 1 : 0;
      }
      assertThat(met).hasSize((int) expected);
      assertThat(GateInputs.count(problem)).isGreaterThanOrEqualTo((double) expected);
    }
  }

  private static boolean fail(int[] input) {
    throw new AssertionError("met twice: " + Arrays.toString(input));
  }
}
