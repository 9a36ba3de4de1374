package org.superpose.constructions.pairwiseand;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.superpose.core.design.WidthSearch;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.RandomStream;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * The common part of constructions that assign channels by influence, on sparse binary codes:
 * sizes, the layer of gates, repair, and either a second layer that makes the readout public or a
 * readout whose deviations are counted.
 */
abstract class SplitConstruction implements Construction {

  private static final Parameter CHANNEL =
      Parameter.integer("channel", 1, 64, "neurons per output; left out: chosen for the width");
  private static final Parameter ONES =
      Parameter.integer("ones", 1, 64, "ones per code word; left out: chosen for the width");
  private static final Parameter SPLIT =
      Parameter.real(
          "split", 0, 1e9, "largest influence that counts as low; left out: outputs^(1/4)");
  private static final Parameter REPAIR =
      Parameter.flag(
          "repair",
          true,
          "with sparsity 2, assign new channels to gates whose channel fires wrongly");
  private static final int SMALLEST_CHANNEL = 3;
  private static final int SMALLEST_CODE = 4; // not covered by two that share one with it

  /** Larger channels fill the second layer more than they tell its positions apart: measured. */
  private static final int LARGEST_CHANNEL_TO_REENCODE = 3;

  /**
   * m' k s log2 m' / n^2 for the automatic width of two repaired layers, k the ones of an output's
   * code. A position reads m' k s / n neurons of n, and the more outputs may be wrong, the rarer
   * chance must be. Measured: repair ends without a wrong input up to 0.8 or more.
   */
  private static final double LOAD_OF_SECOND_LAYER = 0.6;

  /** How much wider than one layer two of them are that are not repaired. */
  private static final int WIDTHS_WITHOUT_REPAIR = 4;

  private static final int OUTPUT_ONES = 4;
  private static final int NEURONS_PER_OUTPUT = 4;
  private static final int SMALL_NETWORK = 1024;
  private static final double LOG_2 = Math.log(2);

  private final Description description;
  private final boolean splits;
  private final boolean reencodes;

  /**
   * @param splits whether the split is an option; otherwise all features count as high
   * @param reencodes whether a second layer writes all outputs onto a public code
   */
  SplitConstruction(String id, String summary, boolean splits, boolean reencodes) {
    this.splits = splits;
    this.reencodes = reencodes;
    List<Parameter> parameters = new ArrayList<>(List.of(CHANNEL, ONES));
    if (splits) {
      parameters.add(SPLIT);
    }
    parameters.add(REPAIR);
    description =
        new Description(
            id,
            summary,
            parameters,
            List.of(
                "Adler and Shavit, On the Complexity of Neural Computation in Superposition,"
                    + " arXiv 2409.15318"));
  }

  @Override
  public final Description describe() {
    return description;
  }

  /**
   * Returns why a problem of pairs is outside this construction's case, if it is; none unless
   * overridden.
   *
   * @param split the largest influence that counts as low
   */
  Optional<String> outside(Problem problem, double split) {
    return Optional.empty();
  }

  @Override
  public final Sizing size(SizeRequest request) {
    Problem problem = request.problem();
    Optional<String> reason =
        PairGates.unsupported(problem)
            .or(() -> outside(problem, split(problem.shape(), request.options())));
    if (reason.isPresent()) {
      return new Sizing.Unsupported(reason.get());
    }
    int smallest = smallest(request.options());
    OptionalInt neurons = request.neurons().isPresent() ? request.neurons() : automatic(request);
    if (neurons.isEmpty()) {
      return new Sizing.Unsupported("the analysis finds no width up to " + limit(problem));
    }
    if (neurons.getAsInt() < smallest) {
      return new Sizing.Unsupported(
          "%s neurons are too few for channels and codes, at least %s are needed"
              .formatted(neurons.getAsInt(), smallest));
    }
    SparseDistribution design = best(problem.shape(), neurons.getAsInt(), request.options());
    return new Sizing.Sized(
        neurons.getAsInt(),
        OptionalDouble.empty(),
        2 * SparseParts.bytes(design)
            + ReencodedConnections.bytes(neurons.getAsInt(), problem.features()));
  }

  private OptionalInt automatic(SizeRequest request) {
    Problem problem = request.problem();
    double split = split(problem.shape(), request.options());
    Influences influences = Influences.of(problem).map(influence -> connected(influence, split));
    int smallest = Math.max(smallest(request.options()), fewestForClusters(problem, request));
    int limit = Math.max(smallest, limit(problem));
    boolean repair = repairs(problem, request.options());
    OptionalInt gates =
        WidthSearch.smallest(
            limit,
            width -> {
              if (width < smallest) {
                return false;
              }
              SparseDistribution distribution =
                  best(problem.shape(), width, request.options()).among(influences);
              Prediction prediction = Prediction.of(problem.shape(), influences, distribution);
              return repair
                  ? prediction.falsePositives() <= ChannelRepair.FALSE_POSITIVES_OF_AUTOMATIC_WIDTH
                  : prediction.meets(request.criterion());
            });
    if (!reencodes || gates.isEmpty()) {
      return gates;
    }
    return OptionalInt.of(
        repair
            ? Math.max(gates.getAsInt(), widthToReencode(problem))
            : WIDTHS_WITHOUT_REPAIR * gates.getAsInt());
  }

  /**
   * A feature above the split is connected to a set of neurons that grows as the root of its gates.
   */
  private static int connected(int influence, double split) {
    return influence > split
        ? (int) Math.ceil(Math.max(Math.floor(split), Math.sqrt(influence)))
        : influence;
  }

  /** Returns the automatic width of two repaired layers, if no gate is to be wrong by chance. */
  static int widthToReencode(Problem problem) {
    double outputs = problem.outputs();
    double load = outputs * OUTPUT_ONES * LARGEST_CHANNEL_TO_REENCODE * Math.log(outputs) / LOG_2;
    return (int) Math.ceil(Math.sqrt(load / LOAD_OF_SECOND_LAYER));
  }

  /**
   * The model of channels does not see that hubs of one cluster share neurons. Measured: the root
   * of the information content, and half as much again when all gates have two high inputs.
   */
  private int fewestForClusters(Problem problem, SizeRequest request) {
    double split = split(problem.shape(), request.options());
    long clustered =
        IntStream.range(0, problem.outputs())
            .filter(output -> problem.influence(problem.input(output, 0)) > split)
            .filter(output -> problem.influence(problem.input(output, 1)) > split)
            .count();
    double part = (double) clustered / problem.outputs();
    return (int) Math.ceil((1 + part / 2) * Math.sqrt(problem.shape().informationBits()));
  }

  private static int limit(Problem problem) {
    return Math.max(SMALL_NETWORK, NEURONS_PER_OUTPUT * problem.outputs());
  }

  private static int smallest(Settings options) {
    int channel = options.findInteger(CHANNEL.name()).orElse(SMALLEST_CHANNEL);
    return Math.max(
        SplitChannels.fewestNeurons(channel),
        options.findInteger(ONES.name()).orElse(SMALLEST_CODE));
  }

  private double split(ProblemShape shape, Settings options) {
    return splits ? options.findReal(SPLIT.name()).orElse(Math.pow(shape.outputs(), 0.25)) : 0;
  }

  private static boolean repairs(Problem problem, Settings options) {
    return problem.sparsity() == 2 && options.flag(REPAIR.name());
  }

  private SparseDistribution best(ProblemShape shape, int neurons, Settings options) {
    Influences uniform = Influences.uniform(shape, 2);
    int largest = neurons / SplitChannels.fewestNeurons(1);
    int[] sizes =
        SparseParts.choices(options.findInteger(CHANNEL.name()), SMALLEST_CHANNEL, largest);
    if (reencodes && options.findInteger(CHANNEL.name()).isEmpty()) {
      sizes = Arrays.stream(sizes).filter(size -> size <= LARGEST_CHANNEL_TO_REENCODE).toArray();
    }
    int[] ones = SparseParts.choices(options.findInteger(ONES.name()), SMALLEST_CODE, neurons);
    Stream<SparseDistribution> designs =
        Arrays.stream(sizes)
            .boxed()
            .flatMap(
                s ->
                    Arrays.stream(ones)
                        .filter(
                            k ->
                                k == ones[0]
                                    || BalancedPacking.canPack(shape.features(), k, neurons))
                        .mapToObj(
                            k -> new SparseDistribution(shape, uniform, neurons, s, k, true)));
    return designs
        .min(
            Comparator.comparingDouble(
                distribution -> Prediction.of(shape, uniform, distribution).falsePositives()))
        .orElseThrow();
  }

  @Override
  public final Network build(BuildRequest request) {
    Problem problem = request.problem();
    int neurons = request.neurons();
    Settings options = request.options();
    SparseDistribution design = best(problem.shape(), neurons, options);
    int[][] codes =
        BalancedPacking.assignApart(
            problem.features(), design.ones(), neurons, request.seed().derive("codes").stream());
    SplitChannels channels =
        SplitChannels.assign(
            problem,
            neurons,
            design.channel(),
            split(problem.shape(), options),
            request.seed().derive("channels").stream());
    int[][] fresh =
        BalancedPacking.assignApart(
            problem.outputs(),
            reencodes ? OUTPUT_ONES : design.channel(),
            neurons,
            request.seed().derive("outputs").stream());
    RandomStream random = request.seed().derive("repair").stream();
    boolean repair = repairs(problem, options);
    if (reencodes) {
      int[][] repaired =
          repair
              ? ReencodedRepair.repair(
                  problem,
                  channels,
                  new ReencodedConnections(problem, codes, channels.channels(), fresh, neurons),
                  random)
              : channels.channels();
      return Reencoding.network(problem, codes, repaired, fresh, neurons);
    }
    int[][] assigned = channels.channels();
    int[][] repaired =
        repair
            ? ChannelRepair.repair(
                new EffectiveConnections(problem, codes, assigned, neurons),
                assigned,
                neurons,
                random)
            : assigned;
    Origin deviations = new Origin.PublicExceptRows(SparseMatrix.binaryRows(neurons, fresh));
    return SparseParts.network(problem, codes, repaired, neurons, deviations);
  }
}
