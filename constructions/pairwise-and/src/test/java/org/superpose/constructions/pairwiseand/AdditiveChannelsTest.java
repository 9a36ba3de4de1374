package org.superpose.constructions.pairwiseand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Verifier;
import org.superpose.testkit.Sample;

class AdditiveChannelsTest {

  private static final Seed ROOT = new Seed(20_261_123);
  private static final Criterion EVERY_INPUT = new Criterion.EveryInput();
  private static final AdditiveChannels CONSTRUCTION = new AdditiveChannels();

  /** Oracle: the verifier, on every input, at the automatic width, less than one an output. */
  @ParameterizedTest
  @CsvSource({
    "pairwise-or, star, 128, 2",
    "pairwise-or, bipartite, 128, 2",
    "pairwise-or, power-law, 128, 2",
    "pairwise-or, complete, 17, 2",
    "pairwise-or, uniform, 128, 2",
    "pairwise-or, star, 128, 3",
    "pairwise-or, power-law, 256, 3",
    "pairwise-xor, star, 256, 2",
    "pairwise-xor, bipartite, 256, 2",
    "pairwise-xor, power-law, 256, 2",
    "pairwise-xor, complete, 24, 2",
    "pairwise-xor, uniform, 256, 2",
    "pairwise-and-not, star, 128, 2",
    "pairwise-and-not, bipartite, 128, 2",
    "pairwise-and-not, power-law, 128, 2",
    "pairwise-and-not, complete, 17, 2",
    "pairwise-and-not, uniform, 128, 2",
    "pairwise-and-not, star, 128, 3",
    "pairwise-and, star, 128, 2",
    "pairwise-and, power-law, 128, 2",
    "pairwise-and, complete, 17, 2",
    "pairwise-and, uniform, 128, 3"
  })
  void everyGateIsRightOnEveryInputOfEveryGraph(
      String task, String graph, int features, int sparsity) {
    Problem problem = problem(task, graph, features, sparsity);
    Network network = build(problem);

    assertThat(wrongInputs(network, problem)).isZero();
    assertThat(network.neurons()).isLessThan(problem.outputs());
    assertThat(network.encoderOrigin()).isEqualTo(new Origin.Public());
    assertThat(network.readoutOrigin()).isEqualTo(new Origin.Public());
  }

  /** Oracle: a forward pass on every input of at most two features, beside the verifier's way. */
  @ParameterizedTest
  @CsvSource({"pairwise-or", "pairwise-xor", "pairwise-and-not"})
  void forwardPassAgrees(String task) {
    Problem problem = problem(task, "star", 24, 2);
    Network network = build(problem, 60);
    for (int first = 0; first < problem.features(); first++) {
      for (int second = first; second < problem.features(); second++) {
        int[] active = first == second ? new int[] {first} : new int[] {first, second};
        ForwardPass pass = ForwardPass.of(network, active);
        assertThat(IntStream.range(0, problem.outputs()).filter(pass::isOn).toArray())
            .isEqualTo(problem.activeOutputs(active));
      }
    }
  }

  /** A width that the analysis does not ask for is built all the same, and falsified. */
  @Test
  void tooFewNeuronsAreFoundOut() {
    Problem problem = problem("pairwise-or", "power-law", 128, 2);

    assertThat(wrongInputs(build(problem, 50), problem)).isPositive();
  }

  /** Oracle: log2 of the number of weights' values, by hand; two more layers of bits for XOR. */
  @Test
  void weightsArePaidByTheirRange() {
    Network or = build(problem("pairwise-or", "star", 64, 2));
    double n = or.neurons();

    assertThat(or.layers()).hasSize(1);
    assertThat(Accounting.of(or).parameterBits()).isBetween(n * n, n * n * 5 + 128);
    assertThat(build(problem("pairwise-xor", "star", 64, 2)).layers()).hasSize(3);
  }

  @Test
  void tellsWhatItDoesNotCompute() {
    assertThat(reason(problem("pairwise-xor", "uniform", 16, 3)))
        .isEqualTo("computes XOR of at most 2 active features, the problem has 3");
    ProblemShape shape = new ProblemShape("or of three", 3, 1, 2, 0, 0);
    assertThat(reason(new Problem(shape, Gate.OR, new int[][] {{0, 1, 2}})))
        .isEqualTo("computes gates of two inputs only, output 0 has 3");
  }

  private static String reason(Problem problem) {
    return ((Sizing.Unsupported) size(problem)).reason();
  }

  private static long wrongInputs(Network network, Problem problem) {
    VerificationRequest request =
        new VerificationRequest(
            network, problem, EVERY_INPUT, VerificationRequest.Limits.standard(), ROOT);
    return Verifier.verify(request).wrongInputs().orElseThrow();
  }

  private static Problem problem(String task, String graph, int features, int sparsity) {
    Map<String, ?> sizes = Map.of("features", features, "graph", graph, "sparsity", sparsity);
    return Sample.ofTask(task, sizes).instances().apply(ROOT);
  }

  private static Sizing size(Problem problem) {
    return CONSTRUCTION.size(new SizeRequest(problem, OptionalInt.empty(), options(), EVERY_INPUT));
  }

  private static Network build(Problem problem) {
    return build(problem, ((Sizing.Sized) size(problem)).neurons());
  }

  private static Network build(Problem problem, int neurons) {
    return CONSTRUCTION.build(new BuildRequest(problem, neurons, options(), EVERY_INPUT, ROOT));
  }

  private static Settings options() {
    return Settings.of(CONSTRUCTION.describe().parameters(), Map.of());
  }
}
