package org.superpose.constructions.pairwiseand;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.design.BalancedPacking;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * Channels by choice: every gate has T public channels and takes the one that suits the others
 * best.
 *
 * <p>Codes, weights, bias and thresholds are those of {@link SparseOutputChannels}; the readout
 * costs log2 T bits a gate ({@link Origin.Choice}), and nothing else of it depends on the instance.
 * {@link ChannelChoice} finds the choices; with v = 2 the network is right on every input whenever
 * it ends without an intruder. Channels of two gates need not be apart, and the codes are a
 * balanced packing.
 *
 * <p>Cost: time O(m' (T s + m k^2)) a sweep, a few sweeps; memory 4 n m + 2 m' T s bytes.
 */
public final class ChosenChannels implements Construction {

  private static final int USUAL_CHOICES = 1_024;
  private static final int USUAL_CHANNEL = 3;
  private static final Parameter CHOICES =
      Parameter.integer(
          "choices", 1, 65_536, "public channels of each output; left out: " + USUAL_CHOICES);
  private static final Parameter CHANNEL =
      Parameter.integer("channel", 2, 64, "neurons per output; left out: " + USUAL_CHANNEL);
  private static final Parameter ONES =
      Parameter.integer("ones", 2, 64, "ones per code word; left out: chosen for the sizes");

  private static final int FEWEST_CHOICES = 16; // for which automatic widths have been measured
  private static final int LARGE = 8_192; // outputs from which five ones are better than four

  @Override
  public Description describe() {
    return new Description(
        "chosen-channels",
        "Pairwise AND on channels chosen among public ones, sparse binary codes, one-bit weights.",
        List.of(CHANNEL, ONES, CHOICES),
        List.of(
            "Adler and Shavit, On the Complexity of Neural Computation in Superposition,"
                + " arXiv 2409.15318",
            "Willshaw, Buneman and Longuet-Higgins, Non-Holographic Associative Memory,"
                + " Nature 222, 1969"));
  }

  @Override
  public Sizing size(SizeRequest request) {
    Problem problem = request.problem();
    Optional<String> reason = PairGates.unsupported(problem);
    if (reason.isPresent()) {
      return new Sizing.Unsupported(reason.get());
    }
    if (problem.sparsity() != 2) {
      return new Sizing.Unsupported(
          "channels are chosen for sparsity 2, it is " + problem.sparsity());
    }
    Settings options = request.options();
    if (request.neurons().isEmpty() && choices(options) < FEWEST_CHOICES) {
      return new Sizing.Unsupported(
          "automatic widths need at least %s choices".formatted(FEWEST_CHOICES));
    }
    int channel = channel(options);
    int ones = ones(problem.shape(), options);
    int fewest = Math.max(channel, ones);
    int neurons = request.neurons().orElse(Math.max(fewest, automatic(problem.shape(), options)));
    if (neurons < fewest) {
      return new Sizing.Unsupported(
          "%s neurons cannot hold a channel or code of %s".formatted(neurons, fewest));
    }
    return new Sizing.Sized(
        neurons,
        OptionalDouble.empty(),
        bytes(problem.shape(), neurons, channel, choices(options)));
  }

  /**
   * Bits over the counting bound: measured on uniform graphs with 1,024 channels of three, where
   * the search still ends a little below; each bit of a choice more or less makes it harder.
   */
  private static int automatic(ProblemShape shape, Settings options) {
    double outputs = shape.outputs();
    double choice = log2(choices(options));
    double overBound =
        1.185
            + 4.2 / Math.max(1, log2(outputs))
            + 48 / outputs
            + 0.04 * Math.abs(choice - log2(USUAL_CHOICES));
    double bits = overBound * shape.informationBits() - outputs * choice;
    return (int) Math.ceil(Math.sqrt(Math.max(1, bits)));
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  private static int ones(ProblemShape shape, Settings options) {
    return options.findInteger(ONES.name()).orElse(shape.outputs() < LARGE ? 4 : 5);
  }

  private static int channel(Settings options) {
    return options.findInteger(CHANNEL.name()).orElse(USUAL_CHANNEL);
  }

  private static int choices(Settings options) {
    return options.findInteger(CHOICES.name()).orElse(USUAL_CHOICES);
  }

  private static long bytes(ProblemShape shape, int neurons, int channel, int choices) {
    return ChannelCosts.bytes(neurons, shape.features())
        + ChannelChoice.bytes(shape.outputs(), channel, choices)
        + 100L * shape.outputs() * channel
        + 100L * shape.features();
  }

  @Override
  public Network build(BuildRequest request) {
    Problem problem = request.problem();
    int neurons = request.neurons();
    Settings options = request.options();
    ChannelAlternatives alternatives =
        new ChannelAlternatives(
            request.seed().derive("channels"), choices(options), channel(options), neurons);
    int[][] codes =
        BalancedPacking.assignApart(
            problem.features(),
            ones(problem.shape(), options),
            neurons,
            request.seed().derive("codes").stream());
    int[] chosen =
        ChannelChoice.choose(
            new ChannelCosts(problem, codes, neurons),
            alternatives,
            problem.outputs(),
            request.seed().derive("choices").stream());
    int[][] channels = new int[chosen.length][];
    for (int gate = 0; gate < chosen.length; gate++) {
      channels[gate] = alternatives.channel(gate, chosen[gate]);
    }
    Origin origin =
        new Origin.Choice(
            DenseMatrix.generate(
                chosen.length,
                1,
                Alphabet.integers(0, alternatives.count() - 1L),
                (gate, _) -> chosen[gate]),
            alternatives);
    return SparseParts.network(problem, codes, channels, neurons, origin);
  }
}
