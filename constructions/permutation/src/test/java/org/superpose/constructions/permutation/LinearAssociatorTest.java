package org.superpose.constructions.permutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

class LinearAssociatorTest {

  private static final Seed SEED = new Seed(1_972);
  private static final Criterion EVERY_INPUT = new Criterion.EveryInput();

  private final Construction construction = new LinearAssociator();

  private static Problem permutation(int features, int sparsity, Seed seed) {
    int[] sources = seed.derive("permutation").stream().permutation(features);
    int[][] inputs = new int[features][];
    Arrays.setAll(inputs, output -> new int[] {sources[output]});
    return new Problem(
        new ProblemShape("permutation", features, features, sparsity, 0, 0), Gate.IDENTITY, inputs);
  }

  private Sizing size(Problem problem, OptionalInt neurons, Criterion criterion) {
    return construction.size(new SizeRequest(problem, neurons, Settings.empty(), criterion));
  }

  private Network build(Problem problem, int neurons, Seed seed) {
    return construction.build(
        new BuildRequest(problem, neurons, Settings.empty(), EVERY_INPUT, seed));
  }

  @Test
  void weightsAreTheSumOfOuterProducts() {
    Problem problem = permutation(300, 1, SEED); // more features than one block of the product
    Network network = build(problem, 7, SEED);
    Matrix weights = network.layers().getFirst().weights();

    network.requireAlphabets();
    for (int row = 0; row < 7; row++) {
      for (int column = 0; column < 7; column++) {
        double expected = 0; // by the definition, entry by entry
        for (int output = 0; output < 300; output++) {
          expected +=
              network.readout().get(output, row)
                  * network.encoder().get(column, problem.input(output, 0));
        }
        assertThat(weights.get(row, column)).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1024,256,1", "1024,256,2", "1024,200,4", "500,300,3"})
  void readNoiseFollowsTheVarianceFormula(int features, int neurons, int sparsity) {
    // Oracle: THEORY 4.2, variance v (m / n^2 + 2 / n) in units of the signal, within 5 %.
    double distribution =
        sparsity * ((double) features / ((double) neurons * neurons) + 2.0 / neurons);
    double signal = (double) neurons * neurons;
    RandomStream random = SEED.derive("inputs").stream();
    double squares = 0;
    long reads = 0;
    double activeSum = 0;
    for (int trial = 0; trial < 8; trial++) {
      Problem problem = permutation(features, sparsity, SEED.derive("instance", trial));
      Network network = build(problem, neurons, SEED.derive("network", trial));
      for (int i = 0; i < 10; i++) {
        int[] input = random.subset(sparsity, features);
        double[] excess = Forward.excess(network, input);
        for (int output = 0; output < features; output++) {
          double read = excess[output] / signal + 0.5;
          if (problem.isOn(output, input)) {
            activeSum += read;
          } else {
            squares += read * read;
            reads++;
          }
        }
      }
    }

    assertThat(squares / reads).isCloseTo(distribution, within(0.05 * distribution));
    // Standard error of the mean of 80 v active reads, each with about the same variance.
    assertThat(activeSum / (80.0 * sparsity))
        .isCloseTo(1, within(5 * Math.sqrt(distribution / (80.0 * sparsity))));
  }

  @ParameterizedTest
  @CsvSource({"512,220,1", "512,360,2", "256,330,4"})
  void predictsWhatIsMeasured(int features, int neurons, int sparsity) {
    // Oracle: 12 real networks run forward on 40 random inputs each.
    RandomStream random = SEED.derive("inputs").stream();
    int failures = 0;
    for (int trial = 0; trial < 12; trial++) {
      Problem problem = permutation(features, sparsity, SEED.derive("instance", trial));
      Network network = build(problem, neurons, SEED.derive("network", trial));
      for (int i = 0; i < 40; i++) {
        int[] input = random.subset(sparsity, features);
        failures +=
            Arrays.equals(Forward.outputs(network, input), problem.activeOutputs(input)) ? 0 : 1;
      }
    }
    double predicted =
        ((Sizing.Sized)
                size(permutation(features, sparsity, SEED), OptionalInt.of(neurons), EVERY_INPUT))
            .predictedFailure()
            .orElseThrow();

    // Four standard deviations of 480 independent inputs are at most 0.09.
    assertThat(predicted).isBetween(0.05, 0.6);
    assertThat(failures / 480.0).isCloseTo(predicted, within(0.09));
  }

  @Test
  void theLayerNeverCutsAnything() {
    for (int trial = 0; trial < 20; trial++) {
      Problem problem = permutation(20, 3, SEED.derive("instance", trial));
      Network network = build(problem, 5, SEED.derive("network", trial));
      for (int a = 0; a < 20; a++) {
        for (int b = 0; b <= a; b++) {
          for (int c = 0; c <= b; c++) {
            int[] input = Arrays.stream(new int[] {a, b, c}).distinct().toArray();
            assertThat(Forward.beforeCut(network, input)).matches(Forward::isNonNegative);
          }
        }
      }
    }
  }

  @Test
  void anAutomaticWidthIsRightOnEveryInput() {
    Problem problem = permutation(64, 2, SEED);
    Sizing.Sized sized = (Sizing.Sized) size(problem, OptionalInt.empty(), EVERY_INPUT);
    Network network = build(problem, sized.neurons(), SEED);
    int wrong = 0;
    for (int a = 0; a < 64; a++) {
      for (int b = a; b < 64; b++) {
        int[] input = a == b ? new int[] {a} : new int[] {a, b};
        wrong +=
            Arrays.equals(Forward.outputs(network, input), problem.activeOutputs(input)) ? 0 : 1;
      }
    }

    assertThat(wrong).isZero();
    int[] input = {5, 40}; // the same by exact arithmetic of unlimited precision
    ForwardPass pass = ForwardPass.of(network, input);
    for (int output = 0; output < 64; output++) {
      assertThat(pass.isOn(output)).isEqualTo(problem.isOn(output, input));
    }
  }

  @Test
  void widthGrowsAsTheFormulaSays() {
    // Formula: sqrt(8 v m ln m) for a random input, THEORY 4.2; 2 / n costs some more at small m.
    Criterion random = new Criterion.RandomInput(0.5, 0.99);
    for (int features : new int[] {4_096, 65_536}) {
      Sizing.Sized sized =
          (Sizing.Sized) size(permutation(features, 2, SEED), OptionalInt.empty(), random);
      double distribution = Math.sqrt(8.0 * 2 * features * Math.log(features));
      assertThat(sized.neurons() / distribution).isBetween(0.9, 1.2);
      assertThat(sized.predictedFailure().orElseThrow()).isBetween(0.29, 0.3);
    }
  }

  @Test
  void aNarrowNetworkIsStillBuiltAndFails() {
    Problem problem = permutation(100, 1, SEED);
    Sizing.Sized sized = (Sizing.Sized) size(problem, OptionalInt.of(3), EVERY_INPUT);

    assertThat(sized.neurons()).isEqualTo(3);
    assertThat(sized.predictedFailure().orElseThrow()).isGreaterThan(0.99);
    assertThat(Forward.outputs(build(problem, 3, SEED), new int[] {0})).hasSizeGreaterThan(1);
  }

  @Test
  void refusesWhatIsNoPermutation() {
    Problem copies =
        new Problem(new ProblemShape("test", 2, 2, 1, 0, 0), Gate.IDENTITY, new int[][] {{0}, {0}});
    assertThat(size(copies, OptionalInt.of(8), EVERY_INPUT))
        .isEqualTo(
            new Sizing.Unsupported(
                "an associator moves every feature to one output of its own; this problem is not a"
                    + " permutation"));
    assertThat(size(permutation(2, 1, SEED), OptionalInt.of(46_341), EVERY_INPUT))
        .isEqualTo(
            new Sizing.Unsupported(
                "needs weights of more than 46340 x 46340, which exceed one array"));
  }

  @Test
  void isFoundAsAService() throws IOException {
    // A class path finds it by the file, a module path by the descriptor: they must agree.
    Module module = LinearAssociator.class.getModule();
    String providers =
        String.join("\n", module.getDescriptor().provides().iterator().next().providers());
    assertThat(providers).contains(LinearAssociator.class.getName());
    try (InputStream file =
        module.getResourceAsStream("META-INF/services/" + Construction.class.getName())) {
      assertThat(file).asString(StandardCharsets.UTF_8).isEqualToIgnoringWhitespace(providers);
    }
  }
}
