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
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

class SparseOutputChannelsTest {

  private static final Seed ROOT = new Seed(20_261_123);
  private static final Criterion EVERY_INPUT = new Criterion.EveryInput();
  private static final int FEATURES = 1024;
  private static final double INPUTS = 523_776; // pairs of 1,024 features

  private final SparseOutputChannels construction = new SparseOutputChannels();

  /**
   * Oracle: THEORY section 4.3, simulated there with codes drawn independently: 1,794 wrong inputs
   * at n = 200 and 22 at n = 256. Twenty seeds here gave 1,594 with deviation 90 and 34 with
   * deviation 8 a network; the bands hold both.
   */
  @ParameterizedTest
  @CsvSource({"200, 4, 4, 1300, 2050", "256, 5, 5, 12, 50", "300, 5, 5, 0, 8"})
  void independentCodesReproduceTheSimulatedCounts(
      int neurons, int channel, int ones, double low, double high) {
    assertThat(meanWrong(neurons, options(channel, ones, "independent"))).isBetween(low, high);
  }

  /** Oracle: the same counts; equal use of all neurons leaves about 6 of 10 wrong inputs. */
  @ParameterizedTest
  @CsvSource({"200, 4, 4, 1794", "256, 5, 5, 34"})
  void dealtCodesFailLess(int neurons, int channel, int ones, int independent) {
    assertThat(meanWrong(neurons, options(channel, ones, "dealt"))).isLessThan(0.8 * independent);
  }

  /** Oracle: enumeration of all inputs; stated accuracy a factor of two. */
  @ParameterizedTest
  @CsvSource({"200, 4, 4", "230, 5, 5"})
  void predictsTheFailure(int neurons, int channel, int ones) {
    Settings options = options(channel, ones, "dealt");
    double predicted = size(problem(1), OptionalInt.of(neurons), options) * INPUTS;

    assertThat(meanWrong(neurons, options)).isBetween(predicted / 2, predicted * 2);
  }

  /** Oracle: enumeration of all inputs. */
  @Test
  void automaticSizeComputesEveryInputRightly() {
    Problem problem = UniformPairs.problem(256, 256, 2, ROOT);
    Sizing sizing =
        construction.size(new SizeRequest(problem, OptionalInt.empty(), noOptions(), EVERY_INPUT));

    assertThat(sizing).isInstanceOf(Sizing.Sized.class);
    int neurons = ((Sizing.Sized) sizing).neurons();
    assertThat(neurons).isBetween(120, 220); // about 2 sqrt(m' s k) by hand, s = k = 4 to 6
    Network network =
        construction.build(
            new BuildRequest(problem, neurons, noOptions(), EVERY_INPUT, ROOT.derive("build")));
    assertThat(WrongPairs.count(network, problem)).isZero();
  }

  @Test
  void weightsAndCodesAreBitsAndPublicPartsAreFree() {
    Network network = build(problem(1), 200, options(4, 4, "dealt"), 1);

    network.requireAlphabets();
    // one bit a weight, 200 x 200; the bias is constant and encoder and readout are public
    assertThat(Accounting.of(network).parameterBits()).isEqualTo(40_000);
    assertThat(network.encoder().nonzeros()).isEqualTo(4L * FEATURES);
    assertThat(network.readout().nonzeros()).isEqualTo(4L * FEATURES);
  }

  @Test
  void publicPartsDoNotDependOnTheInstance() {
    Network first = build(problem(1), 200, noOptions(), 7);
    Network second = build(problem(2), 200, noOptions(), 7);

    assertThat(first.encoder().sameEntries(second.encoder())).isTrue();
    assertThat(first.readout().sameEntries(second.readout())).isTrue();
    assertThat(first.thresholds().sameEntries(second.thresholds())).isTrue();
    assertThat(first.layers().getFirst().weights())
        .matches(weights -> !weights.sameEntries(second.layers().getFirst().weights()));
  }

  @Test
  void hubIsUnsupportedWithTheInfluenceThatWouldBe() {
    Sizing sizing =
        construction.size(
            new SizeRequest(
                UniformPairs.star(600, 2), OptionalInt.empty(), noOptions(), EVERY_INPUT));

    assertThat(sizing)
        .isInstanceOfSatisfying(
            Sizing.Unsupported.class,
            unsupported -> assertThat(unsupported.reason()).contains("largest influence is 599"));
  }

  @Test
  void hubFailsVisiblyAtAGivenWidth() {
    Problem star = UniformPairs.star(128, 2);

    // by hand: the hub attends to every neuron, so each pair of hub and leaf is at risk
    assertThat(WrongPairs.count(build(star, 64, options(4, 4, "dealt"), 1), star)).isPositive();
  }

  @Test
  void otherGatesAreUnsupported() {
    Problem or = new Problem(new ProblemShape("or", 3, 1, 2, 0, 0), Gate.OR, new int[][] {{0, 1}});
    Problem three =
        new Problem(new ProblemShape("and", 3, 1, 3, 0, 0), Gate.AND, new int[][] {{0, 1, 2}});

    assertThat(reason(or, 64)).isEqualTo("computes AND gates only, the outputs are OR");
    assertThat(reason(three, 64)).isEqualTo("computes gates of two inputs only, output 0 has 3");
  }

  @Test
  void layerSmallerThanAChannelIsUnsupported() {
    Sizing sizing =
        construction.size(
            new SizeRequest(problem(1), OptionalInt.of(3), options(4, 2, "dealt"), EVERY_INPUT));

    assertThat(sizing)
        .isEqualTo(new Sizing.Unsupported("3 neurons cannot hold a channel or code of 4"));
  }

  private String reason(Problem problem, int neurons) {
    Sizing sizing =
        construction.size(
            new SizeRequest(problem, OptionalInt.of(neurons), noOptions(), EVERY_INPUT));
    return ((Sizing.Unsupported) sizing).reason();
  }

  private double size(Problem problem, OptionalInt neurons, Settings options) {
    Sizing sizing = construction.size(new SizeRequest(problem, neurons, options, EVERY_INPUT));
    return ((Sizing.Sized) sizing).predictedFailure().orElseThrow();
  }

  private double meanWrong(int neurons, Settings options) {
    return IntStream.of(1, 2)
        .map(i -> WrongPairs.count(build(problem(i), neurons, options, i), problem(i)))
        .average()
        .orElseThrow();
  }

  private Network build(Problem problem, int neurons, Settings options, int index) {
    return construction.build(
        new BuildRequest(problem, neurons, options, EVERY_INPUT, ROOT.derive("build", index)));
  }

  private static Problem problem(int index) {
    return UniformPairs.problem(FEATURES, FEATURES, 2, ROOT.derive("pairs", index));
  }

  private Settings noOptions() {
    return Settings.of(construction.describe().parameters(), Map.of());
  }

  private Settings options(int channel, int ones, String codes) {
    return Settings.of(
        construction.describe().parameters(),
        Map.of("channel", channel, "ones", ones, "codes", codes));
  }
}
