package org.superpose.constructions.logic;

import static org.superpose.testkit.NetworkAssertions.assertThat;
import static org.superpose.testkit.NetworkAssertions.neurons;

import java.util.Map;
import java.util.OptionalInt;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Origin;
import org.superpose.core.task.Criterion;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Verifier;

class SilentChannelsTest {

  private static final Map<String, ?> REPAIR = Map.of("repair", true);

  /** Oracle: the host's verdict. The widths beat one neuron an output, two for XOR. */
  @ParameterizedTest
  @CsvSource({
    "pairwise-and, 512, 2, 270",
    "pairwise-or, 1024, 2, 840",
    "pairwise-xor, 512, 2, 780",
    "pairwise-and-not, 1024, 2, 720",
    "k-way-and, 512, 3, 340",
    "permutation, 512, 2, 360",
    "pairwise-or, 32, 4, 600",
    "pairwise-xor, 32, 3, 600",
    "pairwise-and-not, 32, 4, 600"
  })
  void automaticWidthIsRightOnEveryInput(String task, int features, int sparsity, int widest) {
    Map<String, ?> sizes = Map.of("features", features, "sparsity", sparsity);
    Built built = Built.of(new SilentChannels(), task, sizes);

    assertThat(built.network())
        .computes(built.problem())
        .onEveryInput()
        .withAtMost(neurons(widest));
  }

  /**
   * Oracle: the host's count of wrong inputs, at widths where some are. The prediction counts wrong
   * outputs as if each spoilt an input of its own.
   */
  @ParameterizedTest
  @CsvSource({
    "pairwise-and, 2, 100",
    "pairwise-or, 2, 220",
    "pairwise-xor, 2, 260",
    "pairwise-and-not, 2, 180",
    "k-way-and, 3, 128",
    "pairwise-and, 3, 180",
    "permutation, 2, 155"
  })
  void predictionIsNearAndOnTheSafeSide(String task, int sparsity, int width) {
    Built built =
        Built.of(
            new SilentChannels(),
            task,
            Map.of("features", 256, "sparsity", sparsity),
            Map.of(),
            OptionalInt.of(width));
    VerificationRequest request =
        new VerificationRequest(
            built.network(),
            built.problem(),
            new Criterion.EveryInput(),
            VerificationRequest.Limits.standard(),
            Built.SEED);
    long wrong = Verifier.verify(request).wrongInputs().orElseThrow();
    double measured = (double) wrong / built.problem().shape().inputCount().orElseThrow();

    Assertions.assertThat(wrong).isGreaterThan(50);
    Assertions.assertThat(built.predictedFailure()).isBetween(measured / 1.5, measured * 8);
  }

  /** One bit a weight; the bias of one bank is a constant, of two at most 8 bits a neuron. */
  @Test
  void weightsCostOneBit() {
    Built and = Built.of(new SilentChannels(), "k-way-and", Map.of("features", 64));
    Built xor = Built.of(new SilentChannels(), "pairwise-xor", Map.of("features", 64));
    long n = and.network().neurons();
    long w = xor.network().neurons();

    Assertions.assertThat(Accounting.of(and.network()).parameterBits()).isEqualTo((double) n * n);
    Assertions.assertThat(Accounting.of(xor.network()).parameterBits())
        .isBetween((double) w * w, w * w + 8.0 * w);
  }

  /** A hub connects most of the layer to one feature; the construction says so. */
  @Test
  void hubIsDeclined() {
    Assertions.assertThatThrownBy(
            () ->
                Built.of(
                    new SilentChannels(), "pairwise-or", Map.of("features", 512, "graph", "star")))
        .isInstanceOf(ClassCastException.class)
        .hasMessageContaining("Unsupported");
  }

  /** Oracle: the host's verdict, at widths that fail without repair. Every deviation is counted. */
  @ParameterizedTest
  @CsvSource({
    "pairwise-and, 2, 110",
    "pairwise-and, 3, 200",
    "pairwise-or, 2, 240",
    "pairwise-xor, 2, 330",
    "pairwise-and-not, 2, 200",
    "k-way-and, 3, 120"
  })
  void repairMakesEveryInputRight(String task, int sparsity, int width) {
    Map<String, ?> sizes = Map.of("features", 256, "sparsity", sparsity);
    OptionalInt neurons = OptionalInt.of(width);
    Built plain = Built.of(new SilentChannels(), task, sizes, Map.of(), neurons);
    Built repaired = Built.of(new SilentChannels(), task, sizes, REPAIR, neurons);

    assertThat(plain.network()).computes(plain.problem()).fails();
    assertThat(repaired.network()).computes(repaired.problem()).onEveryInput();
    Assertions.assertThat(repaired.network().readoutOrigin())
        .isInstanceOf(Origin.PublicExceptRows.class);
    Assertions.assertThat(Accounting.of(repaired.network()).parameterBits())
        .isGreaterThan(width * width);
  }

  /** Oracle: the host's verdict, at the width that repair chooses for itself. */
  @Test
  void automaticWidthOfRepairIsRightOnEveryInput() {
    Map<String, ?> sizes = Map.of("features", 256, "sparsity", 3);
    Built built =
        Built.of(new SilentChannels(), "pairwise-and", sizes, REPAIR, OptionalInt.empty());

    assertThat(built.network()).computes(built.problem()).onEveryInput().withAtMost(neurons(256));
  }

  @Test
  void repairSaysWhyItGivesUp() {
    Built built =
        Built.of(
            new SilentChannels(),
            "pairwise-and",
            Map.of("features", 64, "sparsity", 3),
            Map.of("repair", true, "channel", 2, "ones", 2),
            OptionalInt.of(40));

    Assertions.assertThat(built.remarks())
        .singleElement()
        .asString()
        .contains("repair gave up after", "outputs were wrong at best");
  }
}
