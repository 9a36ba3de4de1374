package org.superpose.constructions.circuits;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.superpose.core.circuit.ActiveCounts;
import org.superpose.core.circuit.Stage;
import org.superpose.core.circuit.StageDesign;
import org.superpose.core.circuit.Stages;
import org.superpose.core.circuit.StatedCircuit;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Network;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Problem;

/**
 * Circuits in superposition, a layer for every level: each layer holds a code of the gates of its
 * level, read off the code of the level before. Public encoder and readout.
 *
 * <p>The problem is that of a circuit, or of functions of which one is made ({@link
 * StatedCircuit}). Its gates are 0 on the empty input, so that few are active, and split into
 * conjunctions of two signals ({@link Parts}), each of which has a code of a few neurons that it
 * shares with many others ({@link PartCodes}). Weights are whole numbers, found by the perceptron
 * rule on the inputs of the domain ({@link StageTraining}): every layer cuts the noise that
 * overlapping codes leave, and gives active neurons one and the same value. A last layer, which is
 * never cut, adds up a score for every output on a public code ({@link ScoreTraining}); it learns
 * from what the layer before really gives, and so mends what is left.
 *
 * <p>Guarantee: none; where all inputs of the domain are at most {@code training-inputs}, training
 * has seen every one. Otherwise it saw a sample of every stratum.
 *
 * <p>Width: about 3.6 sqrt(P ln N), P the conjunctions of the widest level and N the inputs;
 * measured on libraries of 64 to 1,024 random circuits with one of them active, and on decoders. An
 * output that is on without active features costs about a neuron, as long as the readout is public:
 * the empty input alone has to switch all of these on (Cover 1965). A small circuit all of whose
 * gates may be active together has nothing to gain: each of its conjunctions gets neurons of its
 * own. Where many signals of a level are active at once, as many neurons as their codes take.
 *
 * <p>Cost: n^2 weights of about ten bits for each level, fewer for more than four levels, and for
 * the scores. Time: some dozens of rounds over all inputs, each of n active units for each level,
 * of n (active units) + m' (neurons of an output) for the scores. Memory: 12 bytes for each active
 * unit of an input, 12 n^2.
 *
 * <p>Source: Adler and Shavit, arXiv 2409.15318, for codes and channels; Rosenblatt 1958 for the
 * rule. Deviations: the paper computes each level by channels of its own choice and re-encodes
 * them; here both are one layer, whose weights are found rather than given.
 */
public final class LayeredCircuit implements Construction {

  private static final Parameter ONES =
      Parameter.integer("ones", 1, 64, "ones per code word of a feature").withDefault(4L);
  private static final Parameter CODE =
      Parameter.integer(
          "code",
          1,
          64,
          "neurons of each conjunction of a level; left out: 3, or 6 in a circuit so large that its"
              + " own conjunctions have to share neurons");
  private static final Parameter READ =
      Parameter.integer("channel", 1, 64, "neurons that the readout adds up for each output")
          .withDefault(6L);
  private static final Parameter INPUTS =
      Parameter.integer(
              "training-inputs",
              1,
              10_000_000,
              "inputs that layers are trained on: all of the domain if it has no more, otherwise a"
                  + " sample of every stratum")
          .withDefault(60_000L);

  private static final double WIDTH = 3.6; // times sqrt(P ln N)

  /** The largest circuit, in conjunctions of a level, that is expected to have its own neurons. */
  private static final int MOST_APART = 64;

  private static final int CODE_APART = 3;
  private static final int CODE_SHARED = 6;

  /** Up to so many times the width, the parts of a component get neurons of their own. */
  private static final double APART = 2;

  private static final int LARGEST_WIDTH = 16_384; // 16,384^2 weights make 1 GiB

  /** Makes the construction. */
  public LayeredCircuit() {}

  @Override
  public Description describe() {
    return new Description(
        "layered-circuit",
        "Circuits level by level, each level a code in superposition read off that of the level"
            + " before; weights by the perceptron rule.",
        List.of(ONES, CODE, READ, INPUTS),
        List.of(
            "Adler and Shavit, On the Complexity of Neural Computation in Superposition,"
                + " arXiv 2409.15318",
            "Rosenblatt, The Perceptron, 1958",
            "Cover, Geometrical and Statistical Properties of Systems of Linear Inequalities,"
                + " IEEE Transactions on Electronic Computers 14, 1965"));
  }

  @Override
  public Sizing size(SizeRequest request) {
    Problem problem = request.problem();
    Stages stages = Stages.of(StatedCircuit.of(problem));
    Compilation.Design design = design(request.options(), stages);
    Optional<String> reason = unsupported(stages);
    if (reason.isPresent()) {
      return new Sizing.Unsupported(reason.get());
    }
    int smallest = Math.max(design.ones(), Math.max(design.code(), design.channel()));
    if (request.neurons().isPresent()) {
      int requested = request.neurons().getAsInt();
      return requested < smallest || requested > LARGEST_WIDTH
          ? new Sizing.Unsupported(
              "%s neurons cannot hold the codes: from %s to %s can"
                  .formatted(requested, smallest, LARGEST_WIDTH))
          : sized(problem, stages, design, requested);
    }
    ActiveCounts active = ActiveCounts.on(stages, problem.domain());
    long neurons = Math.max(smallest, automatic(problem, stages, design, active));
    return neurons > LARGEST_WIDTH
        ? new Sizing.Unsupported(tooWide(neurons, active, stages, design))
        : sized(problem, stages, design, neurons);
  }

  private static Sizing sized(
      Problem problem, Stages stages, Compilation.Design design, long neurons) {
    return new Sizing.Sized(
        (int) neurons, OptionalDouble.empty(), bytes(problem, stages, design, neurons));
  }

  private static Optional<String> unsupported(Stages stages) {
    return stages.stages().size() > Weights.DEEPEST
        ? Optional.of(
            "computes circuits of at most %s levels, this one has %s"
                .formatted(Weights.DEEPEST, stages.stages().size()))
        : Optional.empty();
  }

  private static String tooWide(
      long neurons, ActiveCounts active, Stages stages, Compilation.Design design) {
    int level = active.largest().lastIndexOf(active.largestOfStages());
    return String.format(
        Locale.ROOT,
        "%,d neurons would be needed, at most %,d are possible: level %d has %,d signals, %s %,d of"
            + " them active at once, each on %d neurons",
        neurons,
        LARGEST_WIDTH,
        level,
        level == 0 ? stages.circuit().features() : stages.stages().get(level - 1).size(),
        active.exact() ? "up to" : "perhaps",
        active.largestOfStages(),
        design.code());
  }

  private static long automatic(
      Problem problem, Stages stages, Compilation.Design design, ActiveCounts active) {
    double most = Math.max(problem.features(), problem.outputs());
    for (Stage stage : stages.stages()) {
      most = Math.max(most, Parts.of(stage).count());
    }
    double inputs = Math.min(design.inputs(), problem.shape().inputCount().orElse(design.inputs()));
    double shared = WIDTH * Math.sqrt(most * Math.log(inputs + 1));
    double apart = design.code() * (double) mostParts(stages);
    double neurons = apart <= APART * shared ? Math.max(apart, shared) : shared;
    // Where the codes of active signals fill the layer, none can be told from the others.
    double filled = (double) design.code() * active.largestOfStages();
    return (long) Math.ceil(Math.max(neurons, filled) + problem.onByDefault().length);
  }

  /** Weights of a layer as they are found and afterwards, and what units give on the inputs. */
  private static long bytes(
      Problem problem, Stages stages, Compilation.Design design, long neurons) {
    long inputs = Math.min(design.inputs(), problem.shape().inputCount().orElse(design.inputs()));
    long layers = stages.stages().size() + 1L;
    return (12 + 8 * layers) * neurons * neurons
        + inputs * 24 * Math.min(neurons, (long) problem.sparsity() * design.ones())
        + 200 * (stages.size() + problem.features() + problem.outputs());
  }

  @Override
  public Network build(BuildRequest request) {
    Stages stages = Stages.of(StatedCircuit.of(request.problem()));
    return Compilation.compile(
        request.problem(),
        stages,
        design(request.options(), stages),
        request.neurons(),
        request.seed());
  }

  /** Encoder, readout and thresholds come from the seed and the sizes, whatever layers learn. */
  @Override
  public Settings auditOptions(Settings options) {
    Map<String, Object> quick = new HashMap<>(options.asMap());
    quick.put(INPUTS.name(), 1L);
    return Settings.of(describe().parameters(), quick);
  }

  @Override
  public List<StageDesign> stages(BuildRequest request) {
    Stages stages = Stages.of(StatedCircuit.of(request.problem()));
    Compilation.Design design = design(request.options(), stages);
    int width = request.neurons();
    return PartCodes.designs(
        stages,
        PartCodes.of(stages, design.code(), width, request.seed()),
        _ -> width,
        design.weights().resolution());
  }

  private static Compilation.Design design(Settings options, Stages stages) {
    boolean small = mostParts(stages) <= MOST_APART;
    return new Compilation.Design(
        options.integer(ONES.name()),
        options.findInteger(CODE.name()).orElse(small ? CODE_APART : CODE_SHARED),
        options.integer(READ.name()),
        Weights.of(stages.stages().size()),
        options.integer(INPUTS.name()));
  }

  /** Returns the largest number of conjunctions that a level has of one component. */
  private static int mostParts(Stages stages) {
    int[] components = stages.circuit().components();
    int most = 0;
    for (Stage stage : stages.stages()) {
      int[] counts = new int[stages.circuit().features()];
      for (int component : Parts.of(stage).components(stage, components)) {
        most = Math.max(most, ++counts[component]);
      }
    }
    return most;
  }
}
