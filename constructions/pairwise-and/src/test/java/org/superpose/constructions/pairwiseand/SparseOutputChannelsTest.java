package org.superpose.constructions.pairwiseand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

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

  /**
   * Oracle: the same counts; packed channels leave about 4 of 10 wrong inputs, and at n = 300 none.
   */
  @ParameterizedTest
  @CsvSource({"200, 4, 4, 1594", "256, 5, 5, 34", "300, 5, 5, 3"})
  void packedCodesFailLess(int neurons, int channel, int ones, int independent) {
    assertThat(meanWrong(neurons, options(channel, ones, "packed"))).isLessThan(0.6 * independent);
  }

  /**
   * Oracle: THEORY section 4.3, about 1 % failure at n = 360 for v = 3. That holds for neurons that
   * count once; a neuron of a real network gives up to k + 1, and so makes up for inactive ones.
   */
  @Test
  void threeActiveFeaturesFailFarMoreThanWithNeuronsThatCountOnce() {
    Problem problem = UniformPairs.problem(FEATURES, FEATURES, 3, ROOT);
    Responses responses = Responses.of(build(problem, 360, options(4, 5, "independent"), 1));
    RandomStream random = ROOT.derive("inputs").stream();
    int inputs = 4_000;
    int wrong = 0;
    int wrongIfCapped = 0;
    for (int i = 0; i < inputs; i++) {
      int[] active = random.subset(3, FEATURES);
      wrong += responses.areRight(problem, active) ? 0 : 1;
      wrongIfCapped += responses.areRight(problem, active, 1) ? 0 : 1;
    }

    assertThat((double) wrongIfCapped / inputs).isLessThan(0.02);
    assertThat((double) wrong / inputs).isGreaterThan(0.1);
  }

  /** Oracle: enumeration of all inputs; stated accuracy a factor of two. */
  @ParameterizedTest
  @CsvSource({"200, 4, 4, packed", "215, 5, 5, packed", "200, 4, 4, independent"})
  void predictsTheFailure(int neurons, int channel, int ones, String codes) {
    Settings options = options(channel, ones, codes);
    double predicted =
        size(problem(1), OptionalInt.of(neurons), options).predictedFailure().orElseThrow();

    assertThat(meanWrong(neurons, options))
        .isBetween(predicted / 2 * INPUTS, predicted * 2 * INPUTS);
  }

  /** Oracle: enumeration of all inputs; the target is n at most 280. */
  @ParameterizedTest
  @CsvSource({"1, 160", "2, 180", "3, 0"})
  void repairedNetworkIsRightOnEveryInput(int index, int neurons) {
    Settings repair = Settings.of(construction.describe().parameters(), Map.of("repair", true));
    Sizing.Sized sized =
        size(problem(index), neurons == 0 ? OptionalInt.empty() : OptionalInt.of(neurons), repair);
    Network network = build(problem(index), sized.neurons(), repair, index);

    assertThat(sized.neurons()).isLessThan(200);
    assertThat(WrongPairs.count(network, problem(index))).isZero();
    // by hand: every deviating row costs 10 bits for its place and s log2 n for its neurons
    long departed =
        IntStream.range(0, FEATURES)
            .filter(q -> !network.readout().sameRow(base(network), q))
            .count();
    double entries = (double) network.readout().nonzeros() / FEATURES;
    double n = sized.neurons();
    assertThat(departed).isBetween(100L, 700L);
    assertThat(Accounting.of(network).parameterBits())
        .isCloseTo(n * n + departed * (10 + entries * Math.log(n) / Math.log(2)), offset(1e-6));
  }

  private static Matrix base(Network network) {
    return ((Origin.PublicExceptRows) network.readoutOrigin()).base();
  }

  @Test
  void hopelessRepairIsDeclinedWithTheReason() {
    Settings repair = Settings.of(construction.describe().parameters(), Map.of("repair", true));
    Problem three = UniformPairs.problem(64, 64, 3, ROOT);

    assertThat(
            construction.size(
                new SizeRequest(problem(1), OptionalInt.of(100), repair, EVERY_INPUT)))
        .isInstanceOfSatisfying(
            Sizing.Unsupported.class,
            no -> assertThat(no.reason()).startsWith("repair gives up: at 100 neurons"));
    assertThat(construction.size(new SizeRequest(three, OptionalInt.of(64), repair, EVERY_INPUT)))
        .isEqualTo(new Sizing.Unsupported("repair needs sparsity 2, it is 3"));
  }

  /** Oracle: enumeration of all inputs. */
  @Test
  void automaticSizeComputesEveryInputRightly() {
    Problem problem = UniformPairs.problem(256, 256, 2, ROOT);
    Sizing sizing =
        construction.size(new SizeRequest(problem, OptionalInt.empty(), noOptions(), EVERY_INPUT));

    assertThat(sizing).isInstanceOf(Sizing.Sized.class);
    int neurons = ((Sizing.Sized) sizing).neurons();
    assertThat(neurons).isBetween(110, 240); // about 2 sqrt(m' s k) by hand, s = k = 4 to 6
    Network network =
        construction.build(
            new BuildRequest(problem, neurons, noOptions(), EVERY_INPUT, ROOT.derive("build")));
    assertThat(WrongPairs.count(network, problem)).isZero();
  }

  @Test
  void weightsAndCodesAreBitsAndPublicPartsAreFree() {
    Network network = build(problem(1), 200, options(4, 4, "packed"), 1);

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
  void hubsAreUnsupportedWithTheInfluenceThatWouldBe() {
    Sizing sizing =
        construction.size(
            new SizeRequest(
                UniformPairs.twoHubs(602), OptionalInt.empty(), noOptions(), EVERY_INPUT));

    assertThat(sizing)
        .isInstanceOfSatisfying(
            Sizing.Unsupported.class,
            unsupported -> assertThat(unsupported.reason()).contains("largest influence is 600"));
  }

  @Test
  void hubsFailVisiblyAtAGivenWidth() {
    Problem hubs = UniformPairs.twoHubs(130);

    // by hand: both hubs are connected to every neuron, so together they switch all outputs on
    assertThat(WrongPairs.count(build(hubs, 64, options(4, 4, "packed"), 1), hubs)).isPositive();
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
            new SizeRequest(problem(1), OptionalInt.of(3), options(4, 2, "packed"), EVERY_INPUT));

    assertThat(sizing)
        .isEqualTo(new Sizing.Unsupported("3 neurons cannot hold a channel or code of 4"));
  }

  private String reason(Problem problem, int neurons) {
    Sizing sizing =
        construction.size(
            new SizeRequest(problem, OptionalInt.of(neurons), noOptions(), EVERY_INPUT));
    return ((Sizing.Unsupported) sizing).reason();
  }

  private Sizing.Sized size(Problem problem, OptionalInt neurons, Settings options) {
    return (Sizing.Sized)
        construction.size(new SizeRequest(problem, neurons, options, EVERY_INPUT));
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
