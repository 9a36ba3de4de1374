package org.superpose.constructions.permutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.verify.Verdict;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Verifier;

class WillshawTest {

  private static final Seed SEED = new Seed(1_969);
  private static final Criterion EVERY_INPUT = new Criterion.EveryInput();

  private final Construction construction = new Willshaw();

  private static Problem permutation(int features, int sparsity, Seed seed) {
    int[] sources = seed.derive("permutation").stream().permutation(features);
    int[][] inputs = new int[features][];
    Arrays.setAll(inputs, output -> new int[] {sources[output]});
    return new Problem(
        new ProblemShape("permutation", features, features, sparsity, 0, 0), Gate.IDENTITY, inputs);
  }

  private Settings options(Map<String, ?> values) {
    return Settings.of(construction.describe().parameters(), values);
  }

  private Sizing size(Problem problem, OptionalInt neurons, Map<String, ?> values) {
    return construction.size(new SizeRequest(problem, neurons, options(values), EVERY_INPUT));
  }

  private Network build(Problem problem, int neurons, Map<String, ?> values, Seed seed) {
    return construction.build(
        new BuildRequest(problem, neurons, options(values), EVERY_INPUT, seed));
  }

  private static Verification verify(Network network, Problem problem) {
    return Verifier.verify(
        new VerificationRequest(
            network, problem, EVERY_INPUT, VerificationRequest.Limits.standard(), SEED));
  }

  private static double countingBound(int features) {
    double bits = 0;
    for (int factor = 2; factor <= features; factor++) {
      bits += Math.log(factor) / Math.log(2);
    }
    return bits;
  }

  @Test
  void repairIsRightOnEveryInputWithinFourTimesTheCountingBound() {
    Problem problem = permutation(4_096, 1, SEED);
    Map<String, ?> repair = Map.of("repair", true);
    Sizing.Sized sized = (Sizing.Sized) size(problem, OptionalInt.empty(), repair);
    Network network = build(problem, sized.neurons(), repair, SEED);

    network.requireAlphabets();
    assertThat(verify(network, problem).verdict()).isInstanceOf(Verdict.Verified.class);
    assertThat(network.readoutOrigin()).isInstanceOf(Origin.PublicExceptRows.class);
    assertThat(Accounting.of(network).parameterBits())
        .isBetween(countingBound(4_096), 4 * countingBound(4_096));
  }

  @Test
  void predictsTheWrongInputsOfRandomWords() {
    // Oracle: THEORY 4.2, m = 4000, v = 1, k = 5: n = 420 had no wrong input; five seeds here.
    Map<String, Object> random = new HashMap<>();
    random.put("codes", "random");
    random.put("ones", 5);
    double predicted = 0;
    long wrong = 0;
    for (int trial = 0; trial < 5; trial++) {
      Problem problem = permutation(4_000, 1, SEED.derive("instance", trial));
      Sizing.Sized sized = (Sizing.Sized) size(problem, OptionalInt.of(420), random);
      predicted += 4_000 * sized.predictedFailure().orElseThrow();
      Network network = build(problem, 420, random, SEED.derive("network", trial));
      wrong += verify(network, problem).wrongInputs().orElseThrow();
    }

    // About half a wrong input a network; three standard deviations of five networks.
    assertThat(predicted).isBetween(1.0, 4.0);
    assertThat((double) wrong).isCloseTo(predicted, within(3 * Math.sqrt(predicted)));
  }

  @ParameterizedTest
  @CsvSource({"1,kautz-singleton,4,70", "2,kautz-singleton,5,175", "2,random,5,170"})
  void predictsAnUpperEstimate(int sparsity, String codes, int ones, int width) {
    // Oracle: real networks run forward, 20 networks with 30 random inputs each.
    Map<String, Object> values = Map.of("codes", codes, "ones", ones);
    RandomStream random = SEED.derive("inputs").stream();
    double predicted = 0;
    int failures = 0;
    for (int trial = 0; trial < 20; trial++) {
      Problem problem = permutation(256, sparsity, SEED.derive("instance", trial));
      Sizing.Sized sized = (Sizing.Sized) size(problem, OptionalInt.of(width), values);
      predicted = sized.predictedFailure().orElseThrow();
      Network network = build(problem, sized.neurons(), values, SEED.derive("network", trial));
      for (int i = 0; i < 30; i++) {
        int[] input = random.subset(sparsity, 256);
        failures +=
            Arrays.equals(Forward.outputs(network, input), problem.activeOutputs(input)) ? 0 : 1;
      }
    }

    assertThat(predicted).isBetween(0.001, 0.6);
    // Errors come in groups, so independent reads make an upper estimate where many fail.
    assertThat(failures / 600.0).isBetween(predicted / 10, predicted + 0.05);
  }

  @Test
  void anActiveOutputIsNeverMissed() {
    Problem problem = permutation(200, 3, SEED);
    Sizing.Sized sized = (Sizing.Sized) size(problem, OptionalInt.of(40), Map.of());
    Network network = build(problem, sized.neurons(), Map.of(), SEED);
    RandomStream random = SEED.stream();
    for (int trial = 0; trial < 50; trial++) {
      int[] input = random.subset(3, 200);
      assertThat(Forward.outputs(network, input)).contains(problem.activeOutputs(input));
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 300", "4, 650"})
  void isRightOnEveryInputOfSeveralFeatures(int sparsity, int widest) {
    // Oracle: the verifier. A sum that nothing clips would be wrong at every width.
    Problem problem = permutation(256, sparsity, SEED);
    Sizing.Sized sized = (Sizing.Sized) size(problem, OptionalInt.empty(), Map.of());
    Network network = build(problem, sized.neurons(), Map.of(), SEED);

    assertThat(sized.neurons()).isLessThan(widest);
    assertThat(verify(network, problem).verdict()).isInstanceOf(Verdict.Verified.class);
  }

  @Test
  void declinesWhatItCannotDo() {
    assertThat(size(permutation(9, 2, SEED), OptionalInt.empty(), Map.of("repair", true)))
        .isEqualTo(
            new Sizing.Unsupported(
                "repair tries all inputs with one active feature, but the sparsity is 2"));
    assertThat(size(permutation(9, 2, SEED), OptionalInt.of(1), Map.of()))
        .isEqualTo(new Sizing.Unsupported("no sparse word fits 1 neurons"));
  }
}
