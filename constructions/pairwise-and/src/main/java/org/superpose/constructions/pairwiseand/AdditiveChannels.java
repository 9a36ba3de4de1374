package org.superpose.constructions.pairwiseand;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.design.BalancedPacking;
import org.superpose.core.design.WidthSearch;
import org.superpose.core.network.Network;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;

/**
 * OR, XOR, AND-NOT and AND of any pairs, hubs included: every feature adds to the score of each
 * output, and for XOR an AND of both inputs is taken off again. Public encoder and readout.
 *
 * <p>Three of the gates are threshold functions of a sum: OR(a, b) = [a + b &gt; 1/2], AND-NOT(a,
 * b) = [a - b &gt; 1/2], AND(a, b) = [a + b &gt; 3/2]. One layer of n neurons computes all sums
 * from the features' public code of k ones, at s neurons for every output, which the readout adds
 * up. Its bias is so large that no neuron is ever inactive. XOR(a, b) = a + b - 2 AND(a, b) is no
 * threshold function: two layers before that one compute all ANDs, as {@link ThreeChannels} does,
 * on a part of the neurons, and pass the features' code on in the other ({@link AndCode}).
 *
 * <p>The weights are whole numbers found by the perceptron rule, applied to the worst input of each
 * output ({@link ScoreTraining}): when it ends, no input is wrong, for any v, and an output does
 * not depend on luck. It gives up when a width is too small. For XOR with more than two active
 * features the inputs that switch ANDs on are too many to list, so that it is unsupported.
 *
 * <p>Width: {@link AdditiveWidth}. It depends on the largest influence, and has to, for any public
 * readout: a feature of influence d alone switches on d outputs of any labels, and m' hyperplanes
 * in n dimensions separate at most sum_{i &lt;= n} C(m', i) sets of outputs (Schläfli; Cover 1965),
 * so that n is about d at least while d is below m' / 3. AND is spared that, since one feature
 * switches nothing on.
 *
 * <p>Cost: n^2 weights of log2(2 B + 1) bits at most, B the largest weight; for XOR 2 n^2 bits
 * more. Time: some dozens of rounds over all outputs ({@link ScoreTraining}).
 *
 * <p>Source: Adler and Shavit, arXiv 2409.15318, for the channels; Rosenblatt 1958 and Novikoff
 * 1962 for the perceptron rule and its end. Deviations: the paper has AND only; weights of several
 * bits.
 */
public final class AdditiveChannels implements Construction {

  private static final Parameter CODE =
      Parameter.integer("ones", 1, 64, "ones per code word of a feature; left out: 6");
  private static final Parameter READ =
      Parameter.integer(
          "channel", 1, 64, "neurons that the readout adds up for each output; left out: 6");
  private static final Parameter LARGEST =
      Parameter.integer(
          "largest-weight",
          1,
          127,
          "largest weight, positive or negative; left out: 15, for XOR 31, for AND-NOT 63");
  private static final int DEFAULT_ONES = 6;
  private static final int DEFAULT_LARGEST = 15;

  /** What is taken off has to outweigh two inputs. */
  private static final int DEFAULT_LARGEST_OF_XOR = 31;

  /** A hub that is the first input of some gates and the second of others needs large weights. */
  private static final int DEFAULT_LARGEST_OF_AND_NOT = 63;

  /** Of the neurons, where ANDs are computed on the others. */
  private static final double PART_OF_CODE = 0.4;

  private static final int LARGEST_WIDTH = 65_536; // of a packing
  private static final int NEURONS_PER_OUTPUT = 2;
  private static final int SMALL_NETWORK = 1024;

  /** Makes the construction. */
  public AdditiveChannels() {}

  @Override
  public Description describe() {
    return new Description(
        "additive-channels",
        "OR, XOR, AND-NOT and AND of any pairs: scores that features add to, less an AND for XOR;"
            + " public code, weights by the perceptron rule.",
        List.of(CODE, READ, LARGEST),
        List.of(
            "Adler and Shavit, On the Complexity of Neural Computation in Superposition,"
                + " arXiv 2409.15318",
            "Novikoff, On Convergence Proofs on Perceptrons, 1962",
            "Cover, Geometrical and Statistical Properties of Systems of Linear Inequalities,"
                + " IEEE Transactions on Electronic Computers 14, 1965"));
  }

  @Override
  public Sizing size(SizeRequest request) {
    Problem problem = request.problem();
    Optional<String> reason = unsupported(problem);
    if (reason.isPresent()) {
      return new Sizing.Unsupported(reason.get());
    }
    Settings options = request.options();
    int smallest = smallest(problem, options);
    int limit = Math.max(smallest, Math.max(SMALL_NETWORK, NEURONS_PER_OUTPUT * problem.outputs()));
    AdditiveWidth analysis = AdditiveWidth.of(problem);
    OptionalInt width =
        request.neurons().isPresent()
            ? request.neurons()
            : WidthSearch.smallest(
                Math.min(limit, LARGEST_WIDTH), n -> n >= smallest && analysis.isEnough(n));
    if (width.isEmpty()) {
      return new Sizing.Unsupported(
          "the analysis finds no width up to %s; the largest influence is %s"
              .formatted(limit, problem.largestInfluence()));
    }
    int neurons = width.getAsInt();
    if (neurons < smallest || neurons > LARGEST_WIDTH) {
      return new Sizing.Unsupported(
          "%s neurons cannot hold the channels and codes: from %s to %s can"
              .formatted(neurons, smallest, LARGEST_WIDTH));
    }
    return new Sizing.Sized(neurons, OptionalDouble.empty(), bytes(problem, neurons, options));
  }

  private static Optional<String> unsupported(Problem problem) {
    for (int output = 0; output < problem.outputs(); output++) {
      if (problem.arity(output) != 2) {
        return Optional.of(
            "computes gates of two inputs only, output %s has %s"
                .formatted(output, problem.arity(output)));
      }
    }
    return problem.sparsity() > 2 && hasParities(problem)
        ? Optional.of(
            "computes XOR of at most 2 active features, the problem has " + problem.sparsity())
        : Optional.empty();
  }

  /** Returns whether ANDs are taken off the scores: without a second active feature none is on. */
  private static boolean takesAndsOff(Problem problem) {
    return problem.sparsity() == 2 && hasParities(problem);
  }

  /** Returns whether some output is XOR or its negation: no threshold function. */
  private static boolean hasParities(Problem problem) {
    return IntStream.range(0, problem.outputs())
        .anyMatch(
            output ->
                problem.value(output, 0) == problem.value(output, 3)
                    && problem.value(output, 1) == problem.value(output, 2)
                    && problem.value(output, 0) != problem.value(output, 1));
  }

  /** Returns how many neurons hold the features' code; the others compute ANDs. */
  static int codeNeurons(Problem problem, int neurons) {
    return takesAndsOff(problem) ? (int) (PART_OF_CODE * neurons) : neurons;
  }

  private static int defaultLargest(Problem problem) {
    if (problem.isAll(Gate.XOR)) {
      return DEFAULT_LARGEST_OF_XOR;
    }
    return problem.isAll(Gate.OR) || problem.isAll(Gate.AND)
        ? DEFAULT_LARGEST
        : DEFAULT_LARGEST_OF_AND_NOT;
  }

  private static int ones(Settings options) {
    return options.findInteger(CODE.name()).orElse(DEFAULT_ONES);
  }

  private static int channel(Settings options) {
    return options.findInteger(READ.name()).orElse(DEFAULT_ONES);
  }

  private static int smallest(Problem problem, Settings options) {
    int both = Math.max(ones(options), channel(options));
    return takesAndsOff(problem)
        ? (int) Math.ceil(Math.max(both, AndCode.FEWEST_NEURONS) / PART_OF_CODE)
        : both;
  }

  /** The memory of weights while they are found and afterwards, of codes and of scores. */
  private static long bytes(Problem problem, long neurons, Settings options) {
    return 20 * neurons * neurons
        + 60L * problem.features() * ones(options)
        + 60L * problem.outputs() * channel(options);
  }

  @Override
  public Network build(BuildRequest request) {
    Problem problem = request.problem();
    Settings options = request.options();
    int neurons = request.neurons();
    int codeNeurons = codeNeurons(problem, neurons);
    Seed seed = request.seed();
    int[][] codes = codes(problem.features(), ones(options), codeNeurons, seed);
    int[][] readout =
        BalancedPacking.assignApart(
            problem.outputs(), channel(options), neurons, seed.derive("outputs").stream());
    int largest = options.findInteger(LARGEST.name()).orElse(defaultLargest(problem));
    RandomStream random = seed.derive("training").stream();
    if (!takesAndsOff(problem)) {
      ScoreTraining.Result trained =
          ScoreTraining.train(problem, codes, readout, PairEvents.none(), neurons, largest, random);
      return AdditiveLayers.network(problem, codes, readout, trained, largest);
    }
    AndCode ands = AndCode.assign(problem, codes, codeNeurons, neurons - codeNeurons, seed);
    ScoreTraining.Result trained =
        ScoreTraining.train(problem, codes, readout, ands.events(), neurons, largest, random);
    return AdditiveLayers.network(problem, codes, ands, readout, trained, largest);
  }

  private static int[][] codes(int features, int ones, int neurons, Seed seed) {
    return BalancedPacking.assignApart(features, ones, neurons, seed.derive("codes").stream());
  }
}
