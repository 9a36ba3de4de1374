package org.superpose.constructions.jlrepresentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Network;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.Verdict;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Verifier;

class ReedSolomonCodesTest {

  private static final Seed SEED = new Seed(1_964);
  private static final Workbench EXPLICIT = Workbench.of(new ReedSolomonCodes(), Map.of());

  private static int width(int features, int sparsity) {
    return EXPLICIT
        .automatic(Workbench.representation(features, sparsity), Workbench.EVERY_INPUT)
        .neurons();
  }

  @ParameterizedTest
  @CsvSource({"2,1,2", "100,1,15", "100,2,25", "1000,2,49", "65536,2,99"})
  void takesTheShortestCode(int features, int sparsity, int neurons) {
    // By hand: S q with S = v (t - 1) + 1, q prime, q >= S, q^t >= m, smallest over t:
    // m = 100: v = 1: t = 2: 2 * 11, t = 3: 3 * 5; v = 2: t = 2: 3 * 11, t = 3: 5 * 5.
    // m = 1000, v = 2: t = 2: 3 * 37, t = 3: 5 * 11 (11^3 = 1331), t = 4: 7 * 7 = 49 (7^4 = 2401).
    // m = 65536, v = 2: t = 3: 5 * 41, t = 4: 7 * 17, t = 5: 9 * 11 (11^5 = 161051) = 99.
    assertThat(width(features, sparsity)).isEqualTo(neurons);
  }

  @ParameterizedTest
  @CsvSource({"40,1", "70,2"})
  void isRightOnEveryInput(int features, int sparsity) {
    Network network =
        EXPLICIT.build(
            Workbench.representation(features, sparsity), width(features, sparsity), SEED);

    network.requireAlphabets();
    assertThat(Workbench.wrongPairs(network) == 0 || sparsity == 1).isTrue();
    for (int feature = 0; feature < features; feature++) {
      assertThat(Workbench.wrongOutputs(network, new int[] {feature})).isZero();
    }
  }

  /** Oracle: the design. At most v (t - 1) = S - 1 ones are shared, S are read: always right. */
  @ParameterizedTest
  @CsvSource({"1000,1", "1000,2", "1000,4", "300,6"})
  void verifierProvesWhatIsRightByDesign(int features, int sparsity) {
    Problem problem = Workbench.representation(features, sparsity);
    Network network = EXPLICIT.build(problem, width(features, sparsity), SEED);

    Verdict verdict =
        Verifier.verify(
                new VerificationRequest(
                    network,
                    problem,
                    new Criterion.EveryInput(),
                    VerificationRequest.Limits.standard(),
                    SEED))
            .verdict();

    assertThat(verdict).isInstanceOf(Verdict.Verified.class);
  }

  @Test
  void isRightOnDenserInputsToo() {
    Problem problem = Workbench.representation(500, 6);
    Network network = EXPLICIT.build(problem, width(500, 6), SEED);
    RandomStream random = SEED.stream();
    for (int trial = 0; trial < 300; trial++) {
      assertThat(Workbench.wrongOutputs(network, random.subset(6, 500))).isZero();
    }
  }

  @Test
  void predictsNoFailureAndRefusesLess() {
    Problem problem = Workbench.representation(100, 2);
    assertThat(EXPLICIT.predictedFailure(problem, 1_000)).isZero();
    assertThat(EXPLICIT.sizing(problem, OptionalInt.of(24), Workbench.EVERY_INPUT))
        .isEqualTo(
            new Sizing.Unsupported(
                "to be right by design takes 25 neurons, but only 24 are allowed"));
  }
}
