package org.superpose.constructions.logic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.design.BalancedPacking;
import org.superpose.core.design.GuidedRepair;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Problem;

/**
 * AND, OR, AND-NOT and XOR by channels that become inactive: one hidden layer of one-bit weights,
 * all whole numbers, public encoder and readout.
 *
 * <p>Every feature has a public sparse code of k positions among n, which the encoder writes as -1;
 * every gate has a public channel of s neurons. Row r of W is the OR of the codes of the features
 * that neuron r is connected to, and its bias is L k: the neuron gives ReLU(L k - h), h the ones
 * that it reads, which is 0 when it reads L features completely, and stays 0 whatever else is
 * active. So a channel sums to 0 if, and only if, every neuron of it reads enough: no neuron can
 * stand in for another, for any number v of active features, where neurons that fire when they read
 * enough (bias -(L k - 1)) would have to be doubled to be cut at 1.
 *
 * <ul>
 *   <li>AND of any number j of inputs: channels at L = j; on when the channel is inactive.
 *   <li>OR, and a single input: channels at L = 1; on when the channel is inactive.
 *   <li>AND-NOT: a channel at L = 1 that is connected to the first input, and another one at L = 2
 *       that is connected to all; on when the first is inactive and the second is not.
 *   <li>XOR of two inputs: the same with both channels connected to both inputs.
 * </ul>
 *
 * <p>With two channels the score is the sum of the second less M times the sum of the first, M
 * above anything that the second can sum to. XOR of more inputs would need a channel for each
 * number of active ones and is unsupported.
 *
 * <p>Right inputs are never missed by a single channel; what goes wrong is a channel that is
 * inactive by chance ({@link BankDistribution}). Width: n^2 grows as j m' s k / (-ln(1 - rho)), rho
 * the density of W, with s and k of order log m'; AND tolerates rho near 1/2, while OR has to tell
 * one feature read in full from v read in part, P ~ (4 rho (1 - rho))^k for v = 2, and wants rho
 * near 1/8.
 *
 * <p>Repair: channels that are inactive on some input by mistake move to other neurons until no
 * input is wrong ({@link GuidedRepair}, {@link ChannelDraft}), for any of these gates and any v.
 * What deviates from the public channels is declared and counted. It succeeds where a gate has
 * about twenty sets of features that make it wrong ({@link Design#covers}), which is the automatic
 * width, and often where it has a hundred; beyond {@value #MOST_COVERS} it is not tried.
 *
 * <p>Cost: time and memory O(n^2 + m' s n / 64 + m k), and n^2 / 2 bits for each packing. Repair: a
 * proof for each round, and about 200 s m steps for each move.
 *
 * <p>Source: the output channels of Adler and Shavit, arXiv 2409.15318, for other gates; clipped
 * weights as in Willshaw, Buneman and Longuet-Higgins 1969. Deviations: sparse binary codes; an
 * inactive channel as the sign that a gate is on, which needs no second neuron to cut sums.
 */
public final class SilentChannels implements Construction {

  private static final Parameter CHANNEL =
      Parameter.integer("channel", 1, 64, "neurons in a channel; left out: chosen for the width");
  private static final Parameter ONES =
      Parameter.integer("ones", 1, 64, "ones per code word; left out: chosen for the width");
  private static final Parameter REPAIR =
      Parameter.flag(
          "repair", false, "move the channels that are wrong on some input, until none is");
  private static final int MOST_COVERS = 1000; // of a gate, for which repair is tried
  private static final int NEURONS_PER_OUTPUT = 4;
  private static final int SMALL_NETWORK = 1024;
  private static final int LARGEST_WIDTH = 65_536; // of a packing

  /** Makes the construction. */
  public SilentChannels() {}

  @Override
  public Description describe() {
    return new Description(
        "silent-channels",
        "AND, OR, AND-NOT and XOR on public channels that are inactive when their inputs are"
            + " active, one-bit weights.",
        List.of(CHANNEL, ONES, REPAIR),
        List.of(
            "Adler and Shavit, On the Complexity of Neural Computation in Superposition,"
                + " arXiv 2409.15318",
            "Willshaw, Buneman and Longuet-Higgins, Non-Holographic Associative Memory,"
                + " Nature 222, 1969"));
  }

  @Override
  public Sizing size(SizeRequest request) {
    Problem problem = request.problem();
    Optional<String> reason = unsupported(problem);
    if (reason.isPresent()) {
      return new Sizing.Unsupported(reason.get());
    }
    Designer designer = designer(problem, request.options());
    int limit =
        Math.clamp(
            (long) NEURONS_PER_OUTPUT * problem.outputs(),
            Math.max(SMALL_NETWORK, designer.fewest()),
            LARGEST_WIDTH);
    OptionalInt width =
        request.neurons().isPresent()
            ? request.neurons()
            : designer.smallest(problem, request.criterion(), limit);
    if (width.isEmpty()) {
      return new Sizing.Unsupported(
          "no width up to %s is predicted to meet %s; the largest influence is %s"
              .formatted(limit, request.criterion(), problem.largestInfluence()));
    }
    int neurons = width.getAsInt();
    if (neurons < designer.fewest() || neurons > LARGEST_WIDTH) {
      return new Sizing.Unsupported(
          "%s neurons cannot hold the channels and codes: from %s to %s can"
              .formatted(neurons, designer.fewest(), LARGEST_WIDTH));
    }
    Design design = designer.best(neurons).of(problem);
    return designer.repair()
        ? repaired(design, neurons)
        : new Sizing.Sized(
            neurons, OptionalDouble.of(-Math.expm1(-design.uniform())), bytes(design, neurons));
  }

  private static Sizing repaired(Design design, int neurons) {
    return design.covers() > MOST_COVERS
        ? new Sizing.Unsupported(
            String.format(
                Locale.ROOT,
                "repair gives up: at %s neurons %.0f sets of features are expected to make a gate"
                    + " wrong, more than %s",
                neurons,
                design.covers(),
                MOST_COVERS))
        : new Sizing.Sized(
            neurons,
            OptionalDouble.of(0),
            bytes(design, neurons)
                + 2L * neurons * neurons
                + (long) neurons * design.shape().features());
  }

  private static Optional<String> unsupported(Problem problem) {
    if (problem.commonGate().isEmpty()) {
      return Optional.of("computes outputs that are all the same gate, these are not");
    }
    int arity = problem.arity(0);
    for (int output = 1; output < problem.outputs(); output++) {
      if (problem.arity(output) != arity) {
        return Optional.of(
            "computes gates with the same number of inputs; output 0 has %s and output %s has %s"
                .formatted(arity, output, problem.arity(output)));
      }
    }
    return Bank.of(problem.gate(), arity).isEmpty()
        ? Optional.of(
            "computes %s of at most 2 inputs, the outputs have %s".formatted(problem.gate(), arity))
        : Optional.empty();
  }

  private static Designer designer(Problem problem, Settings options) {
    return new Designer(
        problem.shape(),
        problem.arity(0),
        Bank.of(problem.gate(), problem.arity(0)),
        options.findInteger(CHANNEL.name()),
        options.findInteger(ONES.name()),
        options.flag(REPAIR.name()));
  }

  /** The memory of codes, channels, W twice (while it is filled), packings and thresholds. */
  private static long bytes(Design design, long width) {
    long channels = design.banks().stream().mapToLong(BankDistribution::channel).sum();
    return 20L * design.shape().features() * design.ones()
        + 60L * design.shape().outputs() * channels
        + width * width / 2
        + 8L * design.shape().outputs();
  }

  @Override
  public Network build(BuildRequest request) {
    Problem problem = request.problem();
    int width = request.neurons();
    Design design = designer(problem, request.options()).best(width);
    int[][] codes =
        BalancedPacking.assignApart(
            problem.features(), design.ones(), width, request.seed().derive("codes").stream());
    List<int[][]> channels = channels(design, problem.outputs(), request.seed());
    if (!request.options().flag(REPAIR.name())) {
      return network(problem, design, codes, channels, new Origin.Public());
    }
    Origin origin = new Origin.PublicExceptRows(readout(design, channels, width));
    GuidedRepair.Outcome outcome =
        GuidedRepair.repair(
            problem,
            new ChannelDraft(
                problem,
                design,
                codes,
                channels,
                width,
                request.seed().derive("repair").stream(),
                moved -> network(problem, design, codes, moved, origin)),
            GuidedRepair.Limits.standard());
    outcome.gaveUp().ifPresent(request.remarks());
    return outcome.network();
  }

  static Network network(
      Problem problem, Design design, int[][] codes, List<int[][]> channels, Origin origin) {
    int width = design.width();
    return new Network(
        ChannelLayers.encoder(codes, width),
        new Origin.Public(),
        List.of(layer(problem, design, codes, channels, width)),
        readout(design, channels, width),
        DenseMatrix.uniformColumn(problem.outputs(), design.banks().size() - 1.5),
        origin);
  }

  /** Returns the channels of each bank, {@code [outputs][s]}, neurons of the whole layer. */
  static List<int[][]> channels(Design design, int outputs, Seed seed) {
    List<int[][]> channels = new ArrayList<>();
    int start = 0;
    for (BankDistribution bank : design.banks()) {
      int first = start;
      int[][] assigned =
          BalancedPacking.assignApart(
              outputs,
              bank.channel(),
              bank.neurons(),
              seed.derive("channels", channels.size()).stream());
      for (int[] channel : assigned) {
        Arrays.setAll(channel, i -> channel[i] + first);
      }
      channels.add(assigned);
      start += bank.neurons();
    }
    return channels;
  }

  private static Layer layer(
      Problem problem, Design design, int[][] codes, List<int[][]> channels, int width) {
    int[][] gates = new int[problem.outputs()][];
    Arrays.setAll(gates, problem::inputs);
    BitSet[] rows = new BitSet[width];
    double[] bias = new double[width];
    int start = 0;
    for (int at = 0; at < channels.size(); at++) {
      BankDistribution distribution = design.banks().get(at);
      BitSet[] all =
          ChannelLayers.rows(gates, distribution.bank().inputs(), codes, channels.get(at), width);
      int end = start + distribution.neurons();
      System.arraycopy(all, start, rows, start, distribution.neurons());
      Arrays.fill(bias, start, end, (double) distribution.bank().level() * design.ones());
      start = end;
    }
    long first = Math.round(bias[0]);
    long last = Math.round(bias[width - 1]);
    return new Layer(
        ChannelLayers.weights(rows),
        DenseMatrix.of(width, 1, Alphabet.integers(first, last), bias));
  }

  static Matrix readout(Design design, List<int[][]> channels, int width) {
    BankDistribution last = design.banks().getLast();
    return channels.size() == 1
        ? ChannelLayers.readout(channels.getFirst(), width)
        : ChannelLayers.readout(
            channels.getFirst(),
            channels.getLast(),
            last.channel() * last.bank().level() * design.ones(),
            width);
  }
}
