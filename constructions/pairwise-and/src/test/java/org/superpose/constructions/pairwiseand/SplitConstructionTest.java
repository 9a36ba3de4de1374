package org.superpose.constructions.pairwiseand;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Verifier;
import org.superpose.testkit.Sample;

class SplitConstructionTest {

  private static final Seed ROOT = new Seed(20_261_123);
  private static final Criterion EVERY_INPUT = new Criterion.EveryInput();

  /** Oracle: enumeration of all inputs. One layer, at its automatic width. */
  @ParameterizedTest
  @CsvSource({
    "star, 512, 100",
    "bipartite, 512, 110",
    "complete, 32, 100",
    "power-law, 512, 130",
    "uniform, 512, 130"
  })
  void oneLayerIsRightOnEveryInputOfEveryGraph(String graph, int features, int widest) {
    Problem problem = problem(graph, features);
    Network network = build(new OrientedChannels(), problem);

    assertThat(network.neurons()).isLessThan(widest);
    assertThat(WrongPairs.count(network, problem)).isZero();
  }

  /**
   * Oracle: enumeration of all inputs. THEORY section 4.3 had 24 wrong inputs at n = 500 on a graph
   * of these sizes.
   */
  @Test
  void dependencyGraphIsRightOnEveryInput() {
    Problem problem = UniformPairs.dependencies(964, 3_255, ROOT);
    Network network = build(new OrientedChannels(), problem);

    assertThat(problem.largestInfluence()).isGreaterThan(500);
    assertThat(network.neurons()).isLessThan(400);
    assertThat(WrongPairs.count(network, problem)).isZero();
  }

  /** Oracle: the verifier, on every input. */
  @ParameterizedTest
  @CsvSource({
    "star, 512, 320",
    "bipartite, 512, 320",
    "complete, 32, 320",
    "power-law, 512, 320",
    "uniform, 512, 320"
  })
  void reencodedNetworkIsRightOnEveryInputAndHasPublicReadout(
      String graph, int features, int widest) {
    Problem problem = problem(graph, features);
    Network network = build(new ThreeChannels(), problem);

    assertThat(network.neurons()).isLessThan(widest);
    assertThat(wrongInputs(network, problem)).isZero();
    long n = network.neurons();
    // two layers of one-bit weights and nothing else: biases are constant, encoder and readout
    // public
    assertThat(Accounting.of(network).parameterBits()).isEqualTo(2.0 * n * n);
  }

  /** Oracle: the verifier. Hubs of several hundred gates that share many of their partners. */
  @Test
  void dependencyGraphIsReencodedRightOnEveryInput() {
    Problem problem = UniformPairs.dependencies(964, 3_255, ROOT);
    Network network = build(new ThreeChannels(), problem);

    assertThat(network.neurons()).isLessThan(900);
    assertThat(wrongInputs(network, problem)).isZero();
  }

  /** Oracle: the verifier. An assignment without repair fails visibly. */
  @Test
  void repairIsWhatMakesNarrowReencodedNetworksRight() {
    Problem problem = problem("complete", 32);
    int neurons = ((Sizing.Sized) size(new ThreeChannels(), problem)).neurons();
    Settings assigned =
        Settings.of(new ThreeChannels().describe().parameters(), Map.of("repair", false));
    Network network =
        new ThreeChannels().build(new BuildRequest(problem, neurons, assigned, EVERY_INPUT, ROOT));

    assertThat(wrongInputs(network, problem)).isPositive();
  }

  /** Output channels alone: in small packings, every two codes share a neuron. */
  @Test
  void outputChannelsAloneDoNotPromiseACompleteGraph() {
    assertThat(size(new SparseOutputChannels(), problem("complete", 46)))
        .satisfiesAnyOf(
            sizing -> assertThat(sizing).isInstanceOf(Sizing.Unsupported.class),
            sizing -> assertThat(((Sizing.Sized) sizing).neurons()).isGreaterThan(1_000));
  }

  @Test
  void mixedChannelsNeedOneHubInEveryGate() {
    assertThat(size(new MixedChannels(), problem("star", 64))).isInstanceOf(Sizing.Sized.class);
    assertThat(size(new MixedChannels(), problem("complete", 16)))
        .isInstanceOfSatisfying(
            Sizing.Unsupported.class,
            no -> assertThat(no.reason()).contains("output 0 has influences 15 and 15"));
  }

  @Test
  void inputChannelsDoNotTakeAHubOfUnpopularPartners() {
    assertThat(size(new InputChannels(), problem("complete", 32))).isInstanceOf(Sizing.Sized.class);
    assertThat(size(new InputChannels(), problem("star", 512)))
        .isInstanceOfSatisfying(
            Sizing.Unsupported.class, no -> assertThat(no.reason()).contains("influence 511"));
  }

  private static long wrongInputs(Network network, Problem problem) {
    VerificationRequest request =
        new VerificationRequest(
            network, problem, EVERY_INPUT, VerificationRequest.Limits.standard(), ROOT);
    return Verifier.verify(request).wrongInputs().orElseThrow();
  }

  private static Problem problem(String graph, int features) {
    return Sample.ofTask("pairwise-and", Map.of("features", features, "graph", graph))
        .instances()
        .apply(ROOT);
  }

  private static Sizing size(Construction construction, Problem problem) {
    return construction.size(
        new SizeRequest(problem, OptionalInt.empty(), options(construction), EVERY_INPUT));
  }

  private static Network build(Construction construction, Problem problem) {
    int neurons = ((Sizing.Sized) size(construction, problem)).neurons();
    return construction.build(
        new BuildRequest(problem, neurons, options(construction), EVERY_INPUT, ROOT));
  }

  private static Settings options(Construction construction) {
    return Settings.of(construction.describe().parameters(), Map.of());
  }
}
