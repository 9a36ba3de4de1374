package org.superpose.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.VerificationRequest.Limits;

/**
 * Networks whose numbers once led to wrong verdicts, wrong counts or crashes, each judged by every
 * method; the right values are those of {@link ReferenceChecker}.
 */
class AwkwardNumbersTest {

  private static final Seed SEED = new Seed(20_261_126);
  private static final Criterion EVERY_INPUT = new Criterion.EveryInput();

  /** A named case. */
  record Awkward(String name, Network network, Problem problem) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Awkward> cases() {
    List<Awkward> cases = new ArrayList<>();
    for (double bias : new double[] {-1e12, 1e12, -1e300, 1e300, -0x1p-1074, 0.1}) {
      cases.add(besideOneBias(bias));
    }
    for (double scale : new double[] {1e170, 1e-170, 0x1p400, 0x1p-500, 1e-300, 0x1p1000}) {
      cases.add(scaledIdentity(scale, 4));
      cases.add(scaledIdentity(scale, 3)); // output 3 is never on
    }
    cases.add(withEntry(Double.MIN_VALUE));
    cases.add(withEntry(-0.0));
    cases.add(withEntry(0x1p-1000));
    cases.add(withEntry(Double.MAX_VALUE));
    for (double small : new double[] {1e-13, 1e-300, Double.MIN_VALUE, -1e-13}) {
      cases.add(unlikeReadout(small));
    }
    cases.add(cancelling());
    return cases.stream();
  }

  /**
   * Many features read through a sparse encoder with weights that bytes cannot sum, beside a neuron
   * with one large bias that is dead or never cut; the output is on for nearly all inputs.
   */
  private static Awkward besideOneBias(double bias) {
    RandomStream random = SEED.derive("bias").stream();
    int features = 16;
    int n = 20;
    double[][] encoder = new double[n][features];
    for (int feature = 0; feature < features; feature++) {
      for (int row : random.subset(7, n)) {
        encoder[row][feature] = 0.9;
      }
    }
    double[][] weights = new double[3][n];
    Arrays.fill(weights[0], 0.9);
    Arrays.fill(weights[1], 1.9);
    Network network =
        SmallCases.network(
            SmallCases.dense(encoder),
            List.of(
                new Layer(
                    SmallCases.dense(weights),
                    SmallCases.dense(new double[][] {{0}, {-9}, {bias}}))),
            SmallCases.dense(new double[][] {{1, 0.25, bias > 1 ? 1e-12 : 1}}),
            new double[][] {{4}});
    return new Awkward("bias " + bias, network, and(features, 2, 0, 1));
  }

  /** The identity with encoder and readout so scaled that their products may leave all doubles. */
  private static Awkward scaledIdentity(double scale, int right) {
    double[][] identity = new double[4][4];
    IntStream.range(0, 4).forEach(i -> identity[i][i] = scale);
    double[][] readout = new double[4][4];
    IntStream.range(0, 4).forEach(i -> readout[i][i] = i < right ? scale : -scale);
    Network network =
        SmallCases.network(
            SmallCases.dense(identity),
            List.of(new Layer(SmallCases.dense(identity), SmallCases.dense(new double[4][1]))),
            SmallCases.dense(readout),
            new double[4][1]);
    int[][] outputs = {{0}, {1}, {2}, {3}};
    return new Awkward(
        "identity times %s, %d right".formatted(scale, right),
        network,
        SmallCases.problem(Gate.IDENTITY, 4, 2, outputs));
  }

  /** A right identity with one more entry far from all others. */
  private static Awkward withEntry(double entry) {
    double[][] weights = new double[4][4];
    IntStream.range(0, 4).forEach(i -> weights[i][i] = 1);
    weights[0][3] = entry;
    Network network =
        SmallCases.network(
            SparseMatrix.identity(4),
            List.of(new Layer(SmallCases.dense(weights), SmallCases.dense(new double[4][1]))),
            SparseMatrix.identity(4),
            new double[4][1]);
    int[][] outputs = {{0}, {1}, {2}, {3}};
    return new Awkward("entry " + entry, network, SmallCases.problem(Gate.IDENTITY, 4, 2, outputs));
  }

  /** One output that reads features through a neuron of next to no weight as well. */
  private static Awkward unlikeReadout(double small) {
    int features = 12;
    double[][] weights = new double[8][features];
    for (int feature = 0; feature < features; feature++) {
      weights[0][feature] = 1;
      weights[1][feature] = feature < 4 ? 1 : 0;
      for (int r = 2; r < 8; r++) {
        weights[r][feature] = feature == 0 || feature == 1 ? 1 : 0;
      }
    }
    double[][] bias = {{0}, {0}, {-1}, {-1}, {-1}, {-1}, {-1}, {-1}};
    double third = 1 / 3.0;
    Network network =
        SmallCases.network(
            SparseMatrix.identity(features),
            List.of(new Layer(SmallCases.dense(weights), SmallCases.dense(bias))),
            SmallCases.dense(new double[][] {{small, 1, third, third, third, third, third, third}}),
            new double[][] {{0.9}});
    return new Awkward("readout " + small, network, and(features, 2, 0, 1));
  }

  /** Sums that double arithmetic loses altogether: 1e17 + 1 - 1e17. */
  private static Awkward cancelling() {
    Matrix encoder =
        SmallCases.dense(new double[][] {{1e17, 1e17, 0}, {1, 1, 1}, {-1e17, -1e17, 0}});
    Network network =
        SmallCases.network(
            encoder,
            List.of(
                new Layer(
                    SmallCases.dense(new double[][] {{1, 1, 1}}),
                    SmallCases.dense(new double[][] {{-1}}))),
            SmallCases.dense(new double[][] {{1}}),
            new double[][] {{0.5}});
    return new Awkward("cancelling", network, and(3, 2, 0, 1));
  }

  private static Problem and(int features, int sparsity, int... pair) {
    return SmallCases.problem(Gate.AND, features, sparsity, new int[][] {pair});
  }

  private static Verification verify(Awkward c, Limits limits) {
    return Verifier.verify(
        new VerificationRequest(c.network, c.problem, EVERY_INPUT, limits, SEED));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyMethodSaysWhatExactArithmeticSays(Awkward c) {
    ReferenceChecker.Result truth = ReferenceChecker.check(c.network, c.problem);
    Limits standard = Limits.standard();
    Verification usual = verify(c, standard);
    Verification evaluated = verify(c, standard.withoutProofs());
    for (Verification result : List.of(usual, evaluated)) {
      assertThat(result.verdict().label())
          .isEqualTo(truth.wrongInputs() == 0 ? "verified" : "falsified");
      assertThat(result.inputsChecked()).hasValue(truth.inputs());
      assertThat(result.wrongInputs()).hasValue(truth.wrongInputs());
      assertThat(result.wrongOutputs()).hasValue(truth.wrongOutputs());
      assertThat(result.witness()).isEqualTo(truth.witness());
    }
    assertThat(evaluated.method()).isEqualTo(Method.EXHAUSTIVE);
    assertThat(Math.signum(evaluated.margin().orElseThrow())).isEqualTo(truth.margin().signum());
    Verification proved = verify(c, new Limits(0, 0, 2));
    if (proved.verdict() instanceof Verdict.Unknown) {
      assertThat(proved.margin()).isEmpty();
    } else {
      assertThat(proved.verdict().label()).isEqualTo(usual.verdict().label());
      assertThat(proved.witness()).isEqualTo(truth.witness());
      assertThat(proved.wrongInputs()).hasValue(truth.wrongInputs());
      assertThat(proved.wrongOutputs()).hasValue(truth.wrongOutputs());
    }
  }
}
