package org.superpose.constructions.pairwiseand;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.design.BalancedPacking;
import org.superpose.core.design.Influences;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.RandomStream;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * Output channels on sparse binary codes: one hidden layer of one-bit weights, all whole numbers.
 *
 * <p>Every feature has a public code of k ones among the n neurons, every gate a public channel of
 * s neurons. Both are balanced packings, so that all neurons carry equal loads, and apart, so that
 * two codes or two channels share at most one neuron while there is room. Row r of W is the OR of
 * the codes of the features that neuron r is connected to, the bias is -(2k - 1): the neuron gives
 * 1 when it reads both inputs of a gate of its own completely. An output is on when its channel
 * sums to s.
 *
 * <p>An output that should be on is never missed. For v = 2 no neuron gives more than 1, so a
 * channel sums to s only when every neuron of it fires. For v &gt; 2 a neuron may give up to (v -
 * 2) k + 1 and stand in for inactive ones; the prediction counts that and asks for small k. At 1 %
 * failure in the worst stratum, m' = 1,024 takes 203 neurons for v = 2, 536 for v = 3 and 759 for v
 * = 4.
 *
 * <p>Repair (v = 2): gates that some input switches on wrongly get other channels until no such
 * input is left, see {@link ChannelRepair}. What deviates from the public channels is declared and
 * counted. It succeeds down to widths where almost every gate has about ten false positives, and an
 * automatic width stops at two; where the prediction exceeds {@value #MOST_FALSE_POSITIVES} it is
 * not tried.
 *
 * <p>Cost: time and memory O(n^2 + m' s n / 64 + m k). Width: without repair n^2 grows as 2 m' s k
 * / ln 2 with s and k of order log m'. Predicted failure: {@link SparseDistribution}, within a
 * factor of two of what uniform graphs show while it is below 5 %.
 *
 * <p>Source: the low-influence case of Adler and Shavit, arXiv 2409.15318, with Willshaw's clipped
 * weights (Willshaw, Buneman, Longuet-Higgins 1969) in place of their random codes.
 */
public final class SparseOutputChannels implements Construction {

  private static final Parameter CHANNEL =
      Parameter.integer("channel", 1, 64, "neurons per output; left out: chosen for the width");
  private static final Parameter ONES =
      Parameter.integer("ones", 1, 64, "ones per code word; left out: chosen for the width");
  private static final Parameter CODES =
      Parameter.word(
          "codes",
          List.of("packed", "independent"),
          "packed: neurons are used equally often and channels share at most one; independent: each"
              + " code is drawn on its own, which fails more often");
  private static final Parameter REPAIR =
      Parameter.flag(
          "repair", false, "assign new channels to gates that fail, until every input is right");
  private static final int MOST_FALSE_POSITIVES = 12;

  @Override
  public Description describe() {
    return new Description(
        "output-channels-sparse",
        "Pairwise AND on public channels of neurons over sparse binary codes, one-bit weights.",
        List.of(CHANNEL, ONES, CODES, REPAIR),
        List.of(
            "Adler and Shavit, On the Complexity of Neural Computation in Superposition,"
                + " arXiv 2409.15318",
            "Willshaw, Buneman and Longuet-Higgins, Non-Holographic Associative Memory,"
                + " Nature 222, 1969"));
  }

  @Override
  public Sizing size(SizeRequest request) {
    Settings options = request.options();
    boolean repair = options.flag(REPAIR.name());
    Problem problem = request.problem();
    if (repair && problem.sparsity() != 2) {
      return new Sizing.Unsupported("repair needs sparsity 2, it is " + problem.sparsity());
    }
    int smallest =
        Math.max(
            options.findInteger(CHANNEL.name()).orElse(1),
            options.findInteger(ONES.name()).orElse(1));
    Sizer<SparseDistribution> sizer = sizer(problem.shape(), request.criterion(), options);
    Sizing sizing = PairGates.size(request, sizer, smallest, SparseParts::bytes);
    return repair && sizing instanceof Sizing.Sized sized
        ? repaired(sized, sizer.predict(sized.neurons(), Influences.of(problem)), problem)
        : sizing;
  }

  private static Sizing repaired(Sizing.Sized sized, Prediction assigned, Problem problem) {
    if (assigned.falsePositives() > MOST_FALSE_POSITIVES) {
      return new Sizing.Unsupported(
          String.format(
              Locale.ROOT,
              "repair gives up: at %s neurons %.0f false positives of a gate are expected, more"
                  + " than %s",
              sized.neurons(),
              assigned.falsePositives(),
              MOST_FALSE_POSITIVES));
    }
    return new Sizing.Sized(
        sized.neurons(),
        OptionalDouble.of(0),
        sized.bytes() + EffectiveConnections.bytes(sized.neurons(), problem.features()));
  }

  @Override
  public Network build(BuildRequest request) {
    Problem problem = request.problem();
    SparseDistribution design =
        sizer(problem.shape(), request.criterion(), request.options()).best(request.neurons());
    int neurons = request.neurons();
    int[][] codes = assign(request, "codes", problem.features(), design.ones());
    int[][] assigned = assign(request, "channels", problem.outputs(), design.channel());
    if (!request.options().flag(REPAIR.name())) {
      return SparseParts.network(problem, codes, assigned, neurons, new Origin.Public());
    }
    int[][] repaired =
        ChannelRepair.repair(
            new EffectiveConnections(problem, codes, assigned, neurons),
            assigned,
            neurons,
            request.seed().derive("repair").stream());
    Origin origin = new Origin.PublicExceptRows(SparseMatrix.binaryRows(neurons, assigned));
    return SparseParts.network(problem, codes, repaired, neurons, origin);
  }

  /** Assigns codes or channels: a function of sizes, options and seed alone. */
  private static int[][] assign(BuildRequest request, String purpose, int sets, int size) {
    RandomStream random = request.seed().derive(purpose).stream();
    if (isPacked(request.options())) {
      return BalancedPacking.assignApart(sets, size, request.neurons(), random);
    }
    if (purpose.equals("channels")) {
      return BalancedPacking.assign(sets, size, request.neurons(), random);
    }
    int[][] drawn = new int[sets][];
    Arrays.setAll(drawn, set -> random.subset(size, request.neurons()));
    return drawn;
  }

  private static boolean isPacked(Settings options) {
    return options.findWord(CODES.name()).orElseThrow().equals("packed");
  }

  private static Sizer<SparseDistribution> sizer(
      ProblemShape shape, Criterion criterion, Settings options) {
    return new Sizer<>(
        shape,
        criterion,
        options.flag(REPAIR.name())
            ? prediction ->
                prediction.falsePositives() <= ChannelRepair.FALSE_POSITIVES_OF_AUTOMATIC_WIDTH
            : prediction -> prediction.meets(criterion),
        neurons -> designs(shape, neurons, options));
  }

  /**
   * The designs to choose from. Repair can only move channels, so it needs codes that no two others
   * cover: packed ones of at least four ones.
   */
  private static Stream<SparseDistribution> designs(
      ProblemShape shape, int neurons, Settings options) {
    boolean repair = options.flag(REPAIR.name());
    Influences uniform = Influences.uniform(shape, 2);
    int[] sizes = SparseParts.choices(options.findInteger(CHANNEL.name()), repair ? 3 : 2, neurons);
    int[] ones = SparseParts.choices(options.findInteger(ONES.name()), repair ? 4 : 2, neurons);
    return Arrays.stream(sizes)
        .boxed()
        .flatMap(
            s ->
                Arrays.stream(ones)
                    .filter(
                        k ->
                            !repair
                                || k == ones[0]
                                || BalancedPacking.canPack(shape.features(), k, neurons))
                    .mapToObj(
                        k ->
                            new SparseDistribution(
                                shape, uniform, neurons, s, k, isPacked(options))));
  }
}
