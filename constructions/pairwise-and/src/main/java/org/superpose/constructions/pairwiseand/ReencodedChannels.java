package org.superpose.constructions.pairwiseand;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.design.BalancedPacking;
import org.superpose.core.network.Network;
import org.superpose.core.random.RandomStream;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Problem;

/** Channels chosen freely, and a second layer that makes the readout public. */
public final class ReencodedChannels implements Construction {

  private static final double BOUNDS_PER_LAYER = 1.3;
  private static final int SMALLEST = 8;
  private static final double FOR_HUBS = 0.25;
  private static final double FOR_PAIRS_OF_HUBS = 0.15;

  // Mean logarithms of the higher and the lower influence of a gate, where graphs are uniform.
  private static final double HIGHER_OF_UNIFORM = 1.8;
  private static final double LOWER_OF_UNIFORM = 1;
  private static final int USUAL_CHANNEL = 3;
  private static final int USUAL_ONES = 4;
  private static final int USUAL_CODE = 4;
  private static final Parameter CHANNEL =
      Parameter.integer(
          "channel", 2, 6, "neurons of the first layer per output; left out: " + USUAL_CHANNEL);
  private static final Parameter ONES =
      Parameter.integer("ones", 2, 16, "ones per code word of a feature; left out: " + USUAL_ONES);
  private static final Parameter CODE =
      Parameter.integer("code", 2, 16, "ones per code word of an output; left out: " + USUAL_CODE);

  @Override
  public Description describe() {
    return new Description(
        "reencoded-channels",
        "Pairwise AND of any pairs with a public readout: channels chosen freely, re-encoded on a"
            + " public code, one-bit weights.",
        List.of(CHANNEL, ONES, CODE),
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
    int fewest = Math.max(channel(options), Math.max(ones(options), code(options)));
    int neurons = request.neurons().orElse(Math.max(fewest, automatic(problem)));
    if (neurons < fewest) {
      return new Sizing.Unsupported(
          "%s neurons cannot hold a channel or code of %s".formatted(neurons, fewest));
    }
    return new Sizing.Sized(neurons, OptionalDouble.empty(), bytes(problem, neurons, options));
  }

  /**
   * Measured with channels of three and codes of four: where all influences are small, the search
   * ends without a wrong input a little below 1.3 times the bound a layer. Hubs need longer columns
   * in the second layer, and gates of two hubs make sets of neurons meet.
   */
  private static int automatic(Problem problem) {
    double outputs = problem.outputs();
    double bound = outputs * Math.max(1, 2 * log2(outputs) - 1);
    double lower = 0;
    double higher = 0;
    for (int output = 0; output < problem.outputs(); output++) {
      int first = problem.influence(problem.input(output, 0));
      int second = problem.influence(problem.input(output, 1));
      lower += log2(Math.min(first, second)) / outputs;
      higher += log2(Math.max(first, second)) / outputs;
    }
    double hubs =
        FOR_HUBS * Math.clamp(higher - HIGHER_OF_UNIFORM, 0, 1)
            + FOR_PAIRS_OF_HUBS * Math.max(0, lower - LOWER_OF_UNIFORM);
    return (int) Math.ceil((1 + hubs) * (Math.sqrt(BOUNDS_PER_LAYER * bound) + SMALLEST));
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  private static int channel(Settings options) {
    return options.findInteger(CHANNEL.name()).orElse(USUAL_CHANNEL);
  }

  private static int ones(Settings options) {
    return options.findInteger(ONES.name()).orElse(USUAL_ONES);
  }

  private static int code(Settings options) {
    return options.findInteger(CODE.name()).orElse(USUAL_CODE);
  }

  private static long bytes(Problem problem, int neurons, Settings options) {
    return ReencodedState.bytes(neurons, problem.features())
        + 100L * problem.outputs() * (channel(options) + code(options))
        + 100L * problem.features();
  }

  @Override
  public Network build(BuildRequest request) {
    Problem problem = request.problem();
    int neurons = request.neurons();
    Settings options = request.options();
    int[][] codes =
        BalancedPacking.assignApart(
            problem.features(), ones(options), neurons, request.seed().derive("codes").stream());
    int[][] outputCodes =
        BalancedPacking.assignApart(
            problem.outputs(), code(options), neurons, request.seed().derive("outputs").stream());
    ReencodedState state =
        new ReencodedState(problem, codes, outputCodes, channel(options), neurons);
    RandomStream random = request.seed().derive("choices").stream();
    int wrong = ReencodedSearch.run(state, code(options), random);
    if (wrong > 0) {
      request
          .remarks()
          .accept("repair left %s inputs wrong, a wider network is needed".formatted(wrong));
    }
    int[][] channels = new int[problem.outputs()][];
    for (int gate = 0; gate < channels.length; gate++) {
      channels[gate] = state.channel(gate);
    }
    return Reencoding.network(problem, codes, channels, outputCodes, neurons);
  }
}
