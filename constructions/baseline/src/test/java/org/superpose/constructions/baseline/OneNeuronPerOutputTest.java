package org.superpose.constructions.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

class OneNeuronPerOutputTest {

  private static final Seed SEED = new Seed(2_409_153_18);
  private static final Criterion EVERY_INPUT = new Criterion.EveryInput();

  private final Construction construction = new OneNeuronPerOutput();

  private static Problem problem(int features, int sparsity, Gate gate, int[]... inputs) {
    return new Problem(
        new ProblemShape("test", features, inputs.length, sparsity, 0, 0), gate, inputs);
  }

  /** Disjoint and overlapping gates of up to three inputs, as far as the gate allows. */
  private static Problem smallProblem(Gate gate) {
    return switch (gate) {
      case IDENTITY -> problem(6, 3, gate, new int[] {4}, new int[] {0}, new int[] {4});
      case XOR -> problem(6, 3, gate, new int[] {4, 1}, new int[] {1, 5}, new int[] {3});
      case AND, OR, AND_NOT ->
          problem(6, 3, gate, new int[] {4, 1}, new int[] {5, 2, 1}, new int[] {3});
    };
  }

  private Settings options(boolean superposed) {
    return Settings.of(construction.describe().parameters(), Map.of("superposed", superposed));
  }

  private Sizing size(Problem problem, boolean superposed, OptionalInt neurons) {
    return construction.size(new SizeRequest(problem, neurons, options(superposed), EVERY_INPUT));
  }

  private Network build(Problem problem, boolean superposed, Seed seed) {
    Sizing.Sized sized = (Sizing.Sized) size(problem, superposed, OptionalInt.empty());
    Network network =
        construction.build(
            new BuildRequest(problem, sized.neurons(), options(superposed), EVERY_INPUT, seed));
    network.requireAlphabets();
    assertThat(network.neurons()).isEqualTo(sized.neurons());
    return network;
  }

  private static List<int[]> inputs(Problem problem) {
    List<int[]> inputs = new ArrayList<>();
    for (int set = 0; set < 1 << problem.features(); set++) {
      int chosen = set;
      if (Integer.bitCount(set) <= problem.sparsity()) {
        inputs.add(
            IntStream.range(0, problem.features()).filter(i -> (chosen >> i & 1) == 1).toArray());
      }
    }
    return inputs;
  }

  private static int[] outputs(Network network, int[] input) {
    ForwardPass pass = ForwardPass.of(network, input);
    return IntStream.range(0, network.outputs()).filter(pass::isOn).toArray();
  }

  @ParameterizedTest
  @EnumSource(Gate.class)
  void computesEveryGateOnEveryInput(Gate gate) {
    Problem problem = smallProblem(gate);
    Network network = build(problem, false, SEED);

    assertThat(network.layers()).hasSize(1);
    assertThat(inputs(problem))
        .allSatisfy(
            input -> assertThat(outputs(network, input)).isEqualTo(problem.activeOutputs(input)));
  }

  @ParameterizedTest
  @CsvSource({"IDENTITY,6,0", "AND,6,0", "OR,6,0", "AND_NOT,6,0", "XOR,6,0"})
  void plainInputsAreErrorFreeAtTheNaturalWidth(Gate gate, int neurons, double failure) {
    Sizing.Sized sized = (Sizing.Sized) size(smallProblem(gate), false, OptionalInt.of(100));

    assertThat(sized.neurons()).isEqualTo(neurons);
    assertThat(sized.predictedFailure()).hasValue(failure);
  }

  @Test
  void countsOneBitForEachWeightAndNothingForAConstantBias() {
    Problem problem = problem(4, 2, Gate.AND, new int[] {0, 1}, new int[] {1, 2}, new int[] {2, 3});
    Accounting accounting = Accounting.of(build(problem, false, SEED));

    // By hand: W is 3 x 4 of one bit with two ones a row, b three times -1.
    assertThat(accounting.parameters()).isEqualTo(15);
    assertThat(accounting.nonzeros()).isEqualTo(9);
    assertThat(accounting.parameterBits()).isEqualTo(12);
  }

  @Test
  void saysHowManyNeuronsAreNeeded() {
    assertThat(size(smallProblem(Gate.AND), false, OptionalInt.of(5)))
        .isEqualTo(new Sizing.Unsupported("needs 6 neurons, but only 5 are allowed"));
    assertThat(size(smallProblem(Gate.XOR), true, OptionalInt.of(5)))
        .isEqualTo(new Sizing.Unsupported("needs 6 neurons, but only 5 are allowed"));
  }

  @Test
  void refusesXorOfThree() {
    assertThat(size(problem(4, 2, Gate.XOR, new int[] {0, 1, 2}), false, OptionalInt.empty()))
        .isEqualTo(
            new Sizing.Unsupported(
                "XOR of 3 inputs is not a single layer of two neurons an output;"
                    + " at most 2 inputs"));
  }

  /** Four hundred gates of random pairs among 400 features. */
  private static Problem randomPairs(Gate gate, int sparsity) {
    RandomStream random = SEED.derive("pairs").stream();
    int[][] pairs = new int[400][];
    Arrays.setAll(
        pairs, q -> gate == Gate.IDENTITY ? random.subset(1, 400) : random.subset(2, 400));
    return problem(400, sparsity, gate, pairs);
  }

  @ParameterizedTest
  @CsvSource({"IDENTITY,SIGN", "AND,-2..2", "OR,-2..2", "AND_NOT,-2..2", "XOR,-2..2"})
  void superposedInputsAreAlmostAlwaysRight(Gate gate, String alphabet) {
    Problem problem = randomPairs(gate, 2);
    Network network = build(problem, true, SEED);

    assertThat(network.layers().getFirst().weights().alphabet())
        .isEqualTo(alphabet.equals("SIGN") ? Alphabet.SIGN : Alphabet.integers(-2, 2));
    assertThat(network.neurons()).isEqualTo(gate == Gate.XOR ? 800 : 400);
    int[] gateOn = problem.inputs(0);
    assertThat(outputs(network, gateOn)).isEqualTo(problem.activeOutputs(gateOn));
    assertThat(outputs(network, new int[0])).isEmpty();
  }

  @Test
  void predictsTheFailureOfSuperposedInputs() {
    // Oracle: real networks run forward. 200 neurons are few enough to fail at times.
    RandomStream random = SEED.derive("inputs").stream();
    int[][] inputs = new int[200][];
    Arrays.setAll(inputs, q -> new int[] {q});
    Problem problem = problem(200, 5, Gate.IDENTITY, inputs);
    Sizing.Sized sized = (Sizing.Sized) size(problem, true, OptionalInt.empty());
    int wrong = 0;
    int trials = 400;
    for (int network = 0; network < 20; network++) {
      Network built = build(problem, true, SEED.derive("network", network));
      for (int trial = 0; trial < trials / 20; trial++) {
        int[] input = random.subset(5, 200);
        wrong += Arrays.equals(outputs(built, input), problem.activeOutputs(input)) ? 0 : 1;
      }
    }

    // Standard deviation of the measured rate is 0.018; the normal distribution errs by less.
    assertThat((double) wrong / trials)
        .isCloseTo(sized.predictedFailure().getAsDouble(), within(0.06));
    assertThat(sized.predictedFailure().getAsDouble()).isBetween(0.12, 0.18);
  }

  @Test
  void publicPartsDoNotKnowTheInstance() {
    Network first = build(randomPairs(Gate.AND, 2), true, SEED);
    Network second =
        build(
            problem(
                400,
                2,
                Gate.AND,
                IntStream.range(0, 400)
                    .mapToObj(q -> new int[] {q, (q + 1) % 400})
                    .toArray(int[][]::new)),
            true,
            SEED);

    assertThat(first.encoderOrigin()).isEqualTo(new Origin.Public());
    assertThat(first.readoutOrigin()).isEqualTo(new Origin.Public());
    assertThat(first.encoder().sameEntries(second.encoder())).isTrue();
    assertThat(first.readout().sameEntries(second.readout())).isTrue();
    assertThat(first.thresholds().sameEntries(second.thresholds())).isTrue();
    assertThat(first.layers().getFirst().weights())
        .matches(weights -> !weights.sameEntries(second.layers().getFirst().weights()));
  }

  @Test
  void seedsDecideTheCodes() {
    Problem problem = randomPairs(Gate.AND, 2);
    Network network = build(problem, true, SEED);

    assertThat(network.encoder().sameEntries(build(problem, true, SEED).encoder())).isTrue();
    assertThat(network.encoder().sameEntries(build(problem, true, new Seed(1)).encoder()))
        .isFalse();
  }

  @Test
  void isFoundAsAService() throws IOException {
    // A class path finds it by the file, a module path by the descriptor: they must agree.
    Module module = OneNeuronPerOutput.class.getModule();
    assertThat(module.getDescriptor().provides())
        .singleElement()
        .satisfies(
            provides ->
                assertThat(provides.providers())
                    .containsExactly(OneNeuronPerOutput.class.getName()));
    try (InputStream file =
        module.getResourceAsStream("META-INF/services/" + Construction.class.getName())) {
      assertThat(file)
          .asString(StandardCharsets.UTF_8)
          .isEqualToIgnoringWhitespace(OneNeuronPerOutput.class.getName());
    }
  }
}
