package org.superpose.constructions.permutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Verifier;
import org.superpose.testkit.Sample;

class RoundedWeightsTest {

  private static final Seed ROOT = new Seed(1_960);
  private static final Criterion EVERY_INPUT = new Criterion.EveryInput();

  /** Oracle: the distortions of uniform quantizers of 3, 5 and 7 values in table II of Max 1960. */
  @ParameterizedTest
  @CsvSource({"1, 0.1902", "2, 0.08218", "3, 0.04686"})
  void theBestSpacingLosesWhatRoundingANormalVariableLoses(int largest, double distortion) {
    int signs = 4_096;
    RoundedWeights weights = RoundedWeights.of(signs, largest);

    assertThat(signs * weights.gain() * weights.gain() / weights.power())
        .isCloseTo(1 - distortion, within(0.001));
  }

  /** Oracle: enumeration by hand of the sums of three signs, -3 and 3 once, -1 and 1 thrice. */
  @Test
  void gainAndPowerAreThoseOfAllSums() {
    RoundedWeights weights = RoundedWeights.of(3, 1); // all sums round to their sign

    assertThat(weights.spacing()).isLessThan(2);
    assertThat(weights.power()).isCloseTo(1, within(1e-12));
    assertThat(weights.gain()).isCloseTo(2 / 8.0 + 6 / 8.0 / 3, within(1e-12)); // 1 in 2, 1/3 in 6
  }

  /** Oracle: the proof engine, and log2 3 bits a weight by hand. */
  @Test
  void ternaryWeightsOfTheAutomaticWidthAreRightOnEveryInput() {
    Problem problem =
        Sample.ofTask("permutation", Map.of("features", 256, "sparsity", 1)).problem(1);
    LinearAssociator construction = new LinearAssociator();
    Settings ternary =
        Settings.of(construction.describe().parameters(), Map.of("largest-weight", 1));
    int neurons =
        ((Sizing.Sized)
                construction.size(
                    new SizeRequest(problem, OptionalInt.empty(), ternary, EVERY_INPUT)))
            .neurons();
    Network network =
        construction.build(new BuildRequest(problem, neurons, ternary, EVERY_INPUT, ROOT));

    network.requireAlphabets();
    assertThat(network.layers().getFirst().weights().alphabet()).isEqualTo(Alphabet.TERNARY);
    assertThat(Accounting.of(network).parameterBits())
        .isCloseTo(neurons * (double) neurons * Math.log(3) / Math.log(2), within(1e-6));
    VerificationRequest request =
        new VerificationRequest(
            network, problem, EVERY_INPUT, VerificationRequest.Limits.standard(), ROOT);
    assertThat(Verifier.verify(request).wrongInputs()).hasValue(0);
  }
}
