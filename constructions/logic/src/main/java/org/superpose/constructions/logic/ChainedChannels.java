package org.superpose.constructions.logic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.design.BalancedPacking;
import org.superpose.core.design.Influences;
import org.superpose.core.design.Memo;
import org.superpose.core.design.PredictedErrors;
import org.superpose.core.design.WidthSearch;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;
import org.superpose.core.task.Problem;

/**
 * AND of many inputs as a chain of pairwise stages, all in superposition on the same number of
 * neurons: the channels of one stage are the codes that the next one reads.
 *
 * <p>Each stage ({@link Stages}) is a layer of channels that are inactive for gates that are on, as
 * in {@link SilentChannels}: a neuron gives what it misses of two codes. Between stages stands a
 * layer that gives ReLU(1 - h): 1 where a neuron is inactive and 0 where it is active, however
 * large its value. So every stage passes on exact zeros and ones, whatever noise it got: a gate
 * that is on is on in all its neurons, always, and a neuron is wrongly on only when noise adds up
 * to a whole code or more. That is the cut between stages; error does not add up with depth ({@link
 * ChainDistribution}), and since stages towards the end have fewer gates on, it falls.
 *
 * <p>The channels of all stages but the last, which is read, are part of the weights. So those of
 * two gates that meet in the next stage are kept apart ({@link Separation}).
 *
 * <p>With a {@code margin} above 1/2 the last channels are read at that distance from 0, and the
 * width is chosen so that the channels of gates that are off are as far beyond it.
 *
 * <p>Depth: 2 T - 1 layers for T stages, that is for gates of T + 1 inputs. Width: that of the
 * stage with most active gates, the first. Bits: n^2 for each layer. Cost: time and memory O(T n^2
 * + g s n / 64), g the gates of all stages, T times m' at most.
 *
 * <p>Source: Adler and Shavit, arXiv 2409.15318, where the output code of one computation in
 * superposition is the input code of the next. Deviations: see {@link SilentChannels}; the second
 * layer of a stage cuts noise and does not re-encode, as channels are codes already.
 */
public final class ChainedChannels implements Construction {

  private static final Parameter CHANNEL =
      Parameter.integer("channel", 1, 64, "neurons in a channel; left out: chosen for the width");
  private static final Parameter ONES =
      Parameter.integer("ones", 1, 64, "ones per input code; left out: chosen for the width");
  private static final Parameter MARGIN =
      Parameter.real(
              "margin", 0.5, 1000, "the distance of every score from its threshold to aim at")
          .withDefault(0.5);
  private static final int LARGEST_CHOICE = 16;
  private static final int SMALLEST_CHOICE = 3;
  private static final int NEURONS_PER_OUTPUT = 4;
  private static final int SMALL_NETWORK = 1024;
  private static final int LARGEST_WIDTH = 65_536; // of a packing

  private static final Memo<Nominal, ChainDistribution> LATEST = new Memo<>(256, Nominal::best);

  /** Makes the construction. */
  public ChainedChannels() {}

  @Override
  public Description describe() {
    return new Description(
        "chained-channels",
        "AND of many inputs by stages of pairwise AND, each on the code that the one before wrote.",
        List.of(CHANNEL, ONES, MARGIN),
        List.of(
            "Adler and Shavit, On the Complexity of Neural Computation in Superposition,"
                + " arXiv 2409.15318"));
  }

  @Override
  public Sizing size(SizeRequest request) {
    Problem problem = request.problem();
    Optional<String> reason = unsupported(problem);
    if (reason.isPresent()) {
      return new Sizing.Unsupported(reason.get());
    }
    Settings options = request.options();
    Stages stages = Stages.of(problem);
    int fewest = fewest(options);
    int limit =
        Math.clamp(
            (long) NEURONS_PER_OUTPUT * problem.outputs(),
            Math.max(SMALL_NETWORK, fewest),
            LARGEST_WIDTH);
    OptionalInt width =
        request.neurons().isPresent()
            ? request.neurons()
            : WidthSearch.smallest(
                limit,
                n ->
                    n >= fewest
                        && meets(distribution(problem, stages, n, options), stages, request));
    if (width.isEmpty()) {
      return new Sizing.Unsupported(
          "no width up to %s is predicted to meet %s".formatted(limit, request.criterion()));
    }
    int neurons = width.getAsInt();
    if (neurons < fewest || neurons > LARGEST_WIDTH) {
      return new Sizing.Unsupported(
          "%s neurons cannot hold the channels and codes: from %s to %s can"
              .formatted(neurons, fewest, LARGEST_WIDTH));
    }
    ChainDistribution distribution = distribution(problem, stages, neurons, options);
    return new Sizing.Sized(
        neurons,
        OptionalDouble.of(
            -Math.expm1(-wrongOutputs(distribution, problem, stages, scattered(problem, stages)))),
        bytes(distribution));
  }

  private static Optional<String> unsupported(Problem problem) {
    if (!problem.isAll(Gate.AND)) {
      return Optional.of("computes AND gates only, the outputs are " + Gates.name(problem));
    }
    int arity = problem.arity(0);
    for (int output = 0; output < problem.outputs(); output++) {
      if (problem.arity(output) != arity || arity < 2) {
        return Optional.of(
            "computes gates with the same number of inputs, two or more; output 0 has %s, output %s has %s"
                .formatted(arity, output, problem.arity(output)));
      }
    }
    return Optional.empty();
  }

  private static int fewest(Settings options) {
    return Math.max(
        options.findInteger(CHANNEL.name()).orElse(1), options.findInteger(ONES.name()).orElse(1));
  }

  private static List<Integer> list(int[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** What the best channels and codes depend on: gates and active features of every stage. */
  private record Nominal(int width, List<Integer> gates, List<Integer> active, Settings options) {

    ChainDistribution best() {
      int[] together = array(active);
      return designs(width, array(gates), options)
          .min(Comparator.comparingDouble(design -> design.wrongOutputs(together)))
          .orElseThrow();
    }

    private static int[] array(List<Integer> values) {
      return values.stream().mapToInt(value -> value).toArray();
    }
  }

  /**
   * Returns the distribution for a problem's own stages, with the channels and codes that are best
   * for a chain whose stages all have one gate for each output: a choice by sizes alone, as the
   * public parts must be.
   */
  private static ChainDistribution distribution(
      Problem problem, Stages stages, int width, Settings options) {
    int[] nominal = new int[stages.count() + 1];
    Arrays.fill(nominal, problem.outputs());
    nominal[0] = problem.features();
    int[] active = together(problem, stages);
    ChainDistribution best = LATEST.get(new Nominal(width, list(nominal), list(active), options));
    int[] gates =
        IntStream.rangeClosed(0, stages.count()).map(t -> stages.gates(t, problem)).toArray();
    return ChainDistribution.even(width, best.channel(), best.ones(), gates, best.tolerance());
  }

  /**
   * Returns the expected number of wrong outputs, active features drawn with their own influence:
   * one that has many gates is connected to a large part of the neurons, so that few gates but its
   * own are safe from it.
   */
  private static double wrongOutputs(
      ChainDistribution distribution, Problem problem, Stages stages, int[] active) {
    int[][] first = stages.pairs().getFirst();
    return Influences.of(problem.features(), first)
        .mean(
            influence ->
                (1 - influence / first.length)
                    * distribution.among(influence).wrongOutputs(active));
  }

  private static Stream<ChainDistribution> designs(int width, int[] gates, Settings options) {
    double tolerance = 2 * options.real(MARGIN.name());
    return choices(options.findInteger(CHANNEL.name()), width)
        .boxed()
        .flatMap(
            s ->
                choices(options.findInteger(ONES.name()), width)
                    .filter(k -> k == s || k <= LARGEST_CHOICE)
                    .mapToObj(k -> ChainDistribution.even(width, s, k, gates, tolerance)));
  }

  private static IntStream choices(OptionalInt given, int width) {
    return given.isPresent()
        ? given.stream()
        : IntStream.rangeClosed(SMALLEST_CHOICE, LARGEST_CHOICE)
            .map(choice -> Math.min(choice, width))
            .distinct();
  }

  /** Features that are all in one run: each stage has one active gate less than the one before. */
  private static int[] together(Problem problem, Stages stages) {
    return IntStream.range(0, stages.count())
        .map(stage -> Math.max(1, problem.sparsity() - stage))
        .toArray();
  }

  /** Features drawn at random: no gate is on. */
  private static int[] scattered(Problem problem, Stages stages) {
    int[] active = new int[stages.count()];
    active[0] = problem.sparsity();
    return active;
  }

  /** Whether a chain may be expected to meet the criterion, were all active features in one run. */
  private static boolean meets(ChainDistribution distribution, Stages stages, SizeRequest request) {
    Problem problem = request.problem();
    double wrong = wrongOutputs(distribution, problem, stages, together(problem, stages));
    double wrongInputs = wrong * sets(problem.features(), problem.sparsity());
    return new PredictedErrors(wrongInputs, wrong, wrong).meet(request.criterion());
  }

  private static double sets(int features, int size) {
    double sets = 1;
    for (int i = 0; i < size; i++) {
      sets *= (features - i) / (i + 1.0);
    }
    return sets;
  }

  /** The memory of codes and channels, and of W in each layer while it is filled. */
  private static long bytes(ChainDistribution distribution) {
    long gates = IntStream.of(distribution.gates()).asLongStream().sum();
    return 60L * gates * Math.max(distribution.channel(), distribution.ones())
        + 10L * distribution.stages() * distribution.width() * distribution.width();
  }

  @Override
  public Network build(BuildRequest request) {
    Problem problem = request.problem();
    int width = request.neurons();
    Stages stages = Stages.of(problem);
    ChainDistribution distribution = distribution(problem, stages, width, request.options());
    int[][] inputs = assign(request, "codes", problem.features(), distribution.ones());
    int[][] codes = inputs;
    List<Layer> layers = new ArrayList<>();
    for (int stage = 1; stage <= stages.count(); stage++) {
      int[][] pairs = stages.pairs().get(stage - 1);
      int[][] channels =
          assign(request, "channels of stage " + stage, pairs.length, distribution.channel());
      if (stage < stages.count()) {
        channels =
            Separation.separate(
                channels,
                stages.pairs().get(stage),
                width,
                request.seed().derive("separation of stage " + stage).stream());
      }
      if (stage > 1) {
        layers.add(ChannelLayers.cut(width));
      }
      BitSet[] rows = ChannelLayers.rows(pairs, 2, codes, channels, width);
      long level = 2L * codes[0].length;
      layers.add(
          stage == 1
              ? new Layer(ChannelLayers.weights(rows), DenseMatrix.constantColumn(width, level))
              : ChannelLayers.missing(rows, level));
      codes = channels;
    }
    return new Network(
        ChannelLayers.encoder(inputs, width),
        new Origin.Public(),
        layers,
        ChannelLayers.readout(codes, width),
        DenseMatrix.uniformColumn(problem.outputs(), -request.options().real(MARGIN.name())),
        new Origin.Public());
  }

  private static int[][] assign(BuildRequest request, String purpose, int sets, int size) {
    return BalancedPacking.assignApart(
        sets, size, request.neurons(), request.seed().derive(purpose).stream());
  }
}
