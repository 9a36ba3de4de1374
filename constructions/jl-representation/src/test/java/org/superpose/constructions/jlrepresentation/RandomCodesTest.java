package org.superpose.constructions.jlrepresentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

class RandomCodesTest {

  private static final Seed SEED = new Seed(1_984);
  private static final Criterion EVERY_INPUT = new Criterion.EveryInput();

  private final Construction construction = new RandomCodes();

  private static Problem representation(int features, int sparsity) {
    int[][] inputs = new int[features][];
    Arrays.setAll(inputs, output -> new int[] {output});
    return new Problem(
        new ProblemShape("representation", features, features, sparsity, 0, 0),
        Gate.IDENTITY,
        inputs);
  }

  private Settings options(String threshold) {
    return Settings.of(construction.describe().parameters(), Map.of("threshold", threshold));
  }

  private Sizing.Sized size(
      Problem problem, OptionalInt neurons, String threshold, Criterion criterion) {
    return (Sizing.Sized)
        construction.size(new SizeRequest(problem, neurons, options(threshold), criterion));
  }

  private Network build(Problem problem, int neurons, String threshold, Seed seed) {
    return construction.build(
        new BuildRequest(problem, neurons, options(threshold), EVERY_INPUT, seed));
  }

  /** Runs a network without hidden layers forward; all sums are exact whole numbers. */
  private static int wrongOutputs(Network network, int[] input) {
    double[] encoded = new double[network.neurons()];
    for (int feature : input) {
      network.encoder().addColumn(feature, 1, encoded);
    }
    int wrong = 0;
    for (int output = 0; output < network.outputs(); output++) {
      boolean on = score(network.readout(), output, encoded) > network.thresholds().get(output, 0);
      wrong += on == Arrays.binarySearch(input, output) >= 0 ? 0 : 1;
    }
    return wrong;
  }

  private static double score(Matrix readout, int output, double[] values) {
    double[] sum = {0};
    readout.forEachInRow(output, (column, entry) -> sum[0] += entry * values[column]);
    return sum[0];
  }

  @Test
  void everythingIsPublicAndFree() {
    Network network = build(representation(50, 2), 40, "half", SEED);

    network.requireAlphabets();
    assertThat(network.layers()).isEmpty();
    assertThat(Accounting.of(network)).isEqualTo(new Accounting(40, 0, 0, 0, 0, 0));
    assertThat(network.encoderOrigin()).isEqualTo(new Origin.Public());
    for (int feature = 0; feature < 50; feature++) {
      for (int bit = 0; bit < 40; bit++) {
        assertThat(network.encoder().get(bit, feature))
            .isEqualTo(network.readout().get(feature, bit));
      }
    }
  }

  @Test
  void readsAFeatureByItsOwnCode() {
    Network network = build(representation(50, 1), 60, "half", SEED);

    // By hand: the product of a code with itself is its length.
    assertThat(ForwardPass.of(network, new int[] {7}).score(7).intValueExact()).isEqualTo(60);
    assertThat(wrongOutputs(network, new int[] {7})).isZero();
    assertThat(wrongOutputs(network, new int[0])).isZero();
  }

  @ParameterizedTest
  @CsvSource({"half,1,36", "half,3,110", "best,3,88", "half,6,200"})
  void predictsWhatIsMeasured(String threshold, int sparsity, int neurons) {
    // Oracle: 100 real networks, run forward on 15 random inputs each.
    Problem problem = representation(200, sparsity);
    int failures = 0;
    int wrongOutputs = 0;
    RandomStream random = SEED.derive("inputs").stream();
    for (int trial = 0; trial < 100; trial++) {
      Network network = build(problem, neurons, threshold, SEED.derive("network", trial));
      for (int i = 0; i < 15; i++) {
        int wrong = wrongOutputs(network, random.subset(sparsity, 200));
        failures += wrong > 0 ? 1 : 0;
        wrongOutputs += wrong;
      }
    }
    double predicted =
        size(problem, OptionalInt.of(neurons), threshold, EVERY_INPUT)
            .predictedFailure()
            .orElseThrow();

    // Five standard deviations of 1,500 independent inputs are below 0.055.
    assertThat(predicted).isBetween(0.05, 0.35);
    assertThat(failures / 1_500.0).isCloseTo(predicted, within(0.055));
    assertThat(wrongOutputs).isGreaterThanOrEqualTo(failures);
  }

  @Test
  void anAutomaticWidthIsRightOnEveryInput() {
    Problem problem = representation(48, 2);
    Sizing.Sized sized = size(problem, OptionalInt.empty(), "half", EVERY_INPUT);
    int wrongNetworks = 0;
    for (int trial = 0; trial < 6; trial++) {
      Network network = build(problem, sized.neurons(), "half", SEED.derive("network", trial));
      int wrong = 0;
      for (int a = 0; a < 48; a++) {
        for (int b = a; b < 48; b++) {
          wrong += wrongOutputs(network, a == b ? new int[] {a} : new int[] {a, b});
        }
      }
      wrongNetworks += wrong > 0 ? 1 : 0;
    }

    // At most one network in ten is expected to have a wrong input.
    assertThat(wrongNetworks).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"half,4,443.6", "best,64,4250", "half,16,1774.5"})
  void automaticWidthsFollowTheFirstOrderLaw(String threshold, int sparsity, double law) {
    // Law: 8 v ln(m - v), and v (sqrt(2 ln v) + sqrt(2 ln(m - v)))^2 at m = 2^20; THEORY 3.
    Criterion evenOdds = new Criterion.RandomInput(0.999, 0.99); // sized for half of it
    int neurons =
        size(representation(1 << 20, sparsity), OptionalInt.empty(), threshold, evenOdds).neurons();

    assertThat(neurons / law).isBetween(0.8, 1.0);
  }

  @Test
  void stricterCriteriaNeedMoreNeurons() {
    Problem problem = representation(1_000, 3);
    Criterion random = new Criterion.RandomInput(0.01, 0.99);
    Criterion outputs = new Criterion.ExpectedWrongOutputs(1, 0.99);
    int every = size(problem, OptionalInt.empty(), "half", EVERY_INPUT).neurons();
    Sizing.Sized sized = size(problem, OptionalInt.empty(), "half", random);

    assertThat(sized.predictedFailure().orElseThrow()).isBetween(0.004, 0.005);
    assertThat(sized.neurons())
        .isLessThan(every)
        .isGreaterThan(size(problem, OptionalInt.empty(), "half", outputs).neurons())
        .isGreaterThan(size(problem, OptionalInt.empty(), "best", random).neurons());
  }

  @Test
  void refusesToCompute() {
    Problem swapped =
        new Problem(
            new ProblemShape("permutation", 2, 2, 1, 1, 1), Gate.IDENTITY, new int[][] {{1}, {0}});
    assertThat(
            construction.size(
                new SizeRequest(swapped, OptionalInt.of(8), options("half"), EVERY_INPUT)))
        .isEqualTo(
            new Sizing.Unsupported(
                "random codes only represent: output i has to be input i, for every feature"));
  }

  @Test
  void seedsDecideTheCodes() {
    Problem problem = representation(50, 2);
    Network network = build(problem, 40, "half", SEED);

    assertThat(network.readout().sameEntries(build(problem, 40, "best", SEED).readout())).isTrue();
    assertThat(network.readout().sameEntries(build(problem, 40, "half", new Seed(1)).readout()))
        .isFalse();
  }

  @Test
  void isFoundAsAService() throws IOException {
    // A class path finds it by the file, a module path by the descriptor: they must agree.
    Module module = RandomCodes.class.getModule();
    assertThat(module.getDescriptor().provides())
        .singleElement()
        .satisfies(
            provides ->
                assertThat(provides.providers()).containsExactly(RandomCodes.class.getName()));
    try (InputStream file =
        module.getResourceAsStream("META-INF/services/" + Construction.class.getName())) {
      assertThat(file)
          .asString(StandardCharsets.UTF_8)
          .isEqualToIgnoringWhitespace(RandomCodes.class.getName());
    }
  }
}
