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
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * Channels by choice: every gate has T public channels and takes the one that suits the others
 * best.
 *
 * <p>Codes, weights, bias and thresholds are those of {@link SparseOutputChannels}, for gates of
 * any number of inputs: a neuron fires when it reads as many features in full as a gate has inputs.
 * The readout costs log2 T bits a gate ({@link Origin.Choice}), and nothing else of it depends on
 * the instance. {@link ChannelChoice} finds the choices. With as many active features as a gate has
 * inputs, the network is right on every input whenever it ends without an intruder. Channels of two
 * gates need not be apart, and the codes are a balanced packing. A gate of a single input repeats
 * it: this is the memory of Willshaw with chosen output words.
 *
 * <p>Cost: time O(m' (T s + m k^2)) a sweep, a few sweeps; memory 5 n m + 2 m' T s bytes.
 */
public final class ChosenChannels implements Construction {

  private static final int USUAL_CHANNEL = 3;
  private static final Parameter CHOICES =
      Parameter.integer(
          "choices",
          1,
          65_536,
          "public channels of each output; left out: "
              + Law.of(2).choices
              + ", and "
              + Law.of(1).choices
              + " for outputs that repeat a feature");
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
        "AND and permutation on channels chosen among public ones, sparse binary codes, one-bit"
            + " weights.",
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
    Settings options = request.options();
    Optional<String> reason = unsupported(problem, options, request.neurons().isEmpty());
    if (reason.isPresent()) {
      return new Sizing.Unsupported(reason.get());
    }
    int channel = channel(options);
    int ones = ones(problem.shape(), options);
    int fewest = Math.max(channel, ones);
    int neurons = request.neurons().orElse(Math.max(fewest, automatic(problem, options)));
    if (neurons < fewest) {
      return new Sizing.Unsupported(
          "%s neurons cannot hold a channel or code of %s".formatted(neurons, fewest));
    }
    return new Sizing.Sized(
        neurons,
        OptionalDouble.empty(),
        bytes(problem.shape(), neurons, channel, choices(problem, options)));
  }

  private static Optional<String> unsupported(
      Problem problem, Settings options, boolean automatic) {
    if (!problem.isAll(Gate.AND) && !problem.isAll(Gate.IDENTITY)) {
      return Optional.of(
          "computes AND gates and permutations only, the outputs are " + Gates.name(problem));
    }
    int arity = problem.arity(0);
    for (int output = 1; output < problem.outputs(); output++) {
      if (problem.arity(output) != arity) {
        return Optional.of(
            "computes gates with the same number of inputs; output 0 has %s and output %s has %s"
                .formatted(arity, output, problem.arity(output)));
      }
    }
    if (problem.sparsity() != arity) {
      return Optional.of(
          "channels are chosen for sparsity %s, the inputs of a gate, it is %s"
              .formatted(arity, problem.sparsity()));
    }
    if (problem.isRepresentation()) {
      return Optional.of("the outputs are the features as they are, so there is nothing to choose");
    }
    if (automatic && arity > Law.MEASURED.size()) {
      return Optional.of(
          "automatic widths are for gates of at most %s inputs, they have %s"
              .formatted(Law.MEASURED.size(), arity));
    }
    if (automatic && choices(problem, options) < FEWEST_CHOICES) {
      return Optional.of("automatic widths need at least %s choices".formatted(FEWEST_CHOICES));
    }
    return Optional.empty();
  }

  private static int automatic(Problem problem, Settings options) {
    ProblemShape shape = problem.shape();
    double choice = log2(choices(problem, options));
    double bits =
        Law.of(problem.arity(0)).bitsOverBound(shape.outputs(), choice) * shape.informationBits()
            - shape.outputs() * choice;
    return (int) Math.ceil(Math.sqrt(Math.max(1, bits)));
  }

  /**
   * Bits over the counting bound at which the search ends well on random gates, measured with
   * channels of three; it still does a little below. Each bit of a choice more or less than usual
   * makes it harder.
   *
   * @param limit where outputs without end would lead
   * @param slope for each 1 / log2 of the outputs
   * @param few for each 1 / outputs
   * @param choices the usual number of public channels
   */
  private record Law(double limit, double slope, double few, int choices) {

    private static final List<Law> MEASURED = // for gates of 1, 2 and 3 inputs
        List.of(
            new Law(0.915, 10.5, 30, 32),
            new Law(1.185, 4.2, 48, 1_024),
            new Law(0.98, 7.7, 48, 1_024));

    static Law of(int arity) {
      return MEASURED.get(Math.min(arity, MEASURED.size()) - 1);
    }

    double bitsOverBound(double outputs, double choice) {
      return limit
          + slope / Math.max(1, log2(outputs))
          + few / outputs
          + 0.04 * Math.abs(choice - log2(choices));
    }
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

  private static int choices(Problem problem, Settings options) {
    return options.findInteger(CHOICES.name()).orElse(Law.of(problem.arity(0)).choices);
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
            request.seed().derive("channels"),
            choices(problem, options),
            channel(options),
            neurons);
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
