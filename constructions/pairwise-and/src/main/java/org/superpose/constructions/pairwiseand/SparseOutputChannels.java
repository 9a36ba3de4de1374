package org.superpose.constructions.pairwiseand;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
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
 * s neurons; both are dealt from shuffled decks, so that all neurons carry equal loads. Row r of W
 * is the OR of the codes of the features that neuron r attends to, the bias is -(2k - 1): the
 * neuron gives 1 when it hears both inputs of a gate of its own completely. An output is on when
 * its channel sums to s.
 *
 * <p>An output that should be on is never missed. For v = 2 no neuron gives more than 1, so a
 * channel sums to s only when every neuron of it fires. For v &gt; 2 a neuron may give up to (v -
 * 2) k + 1 and stand in for silent ones; the prediction counts that.
 *
 * <p>Cost: time and memory O(n^2 + m' s n / 64 + m k). Width: for v = 2, n^2 grows as m' s k / ln 2
 * x 2 with s k of order log m'. Predicted failure: {@link SparseLaw}, within a factor of two of
 * what uniform graphs show while it is below 5 %.
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
          List.of("dealt", "independent"),
          "whether codes are dealt from decks, so that all neurons are used equally, or each is"
              + " drawn on its own, which fails about twice as often");
  private static final int SMALLEST_CHOICE = 2;
  private static final int LARGEST_CHOICE = 8;

  @Override
  public Description describe() {
    return new Description(
        "output-channels-sparse",
        "pairwise AND on public channels of neurons over sparse binary codes, one-bit weights",
        List.of(CHANNEL, ONES, CODES),
        List.of(
            "Adler and Shavit, On the Complexity of Neural Computation in Superposition,"
                + " arXiv 2409.15318",
            "Willshaw, Buneman and Longuet-Higgins, Non-Holographic Associative Memory,"
                + " Nature 222, 1969"));
  }

  @Override
  public Sizing size(SizeRequest request) {
    Settings options = request.options();
    int smallest =
        Math.max(
            options.findInteger(CHANNEL.name()).orElse(1),
            options.findInteger(ONES.name()).orElse(1));
    return PairGates.size(
        request,
        sizer(request.problem().shape(), request.criterion(), options),
        smallest,
        SparseOutputChannels::bytes);
  }

  @Override
  public Network build(BuildRequest request) {
    Problem problem = request.problem();
    SparseLaw design =
        sizer(problem.shape(), request.criterion(), request.options()).best(request.neurons());
    int neurons = request.neurons();
    int[][] codes = codes(request, design.ones());
    int[][] channels =
        Decks.deal(
            problem.outputs(),
            design.channel(),
            neurons,
            request.seed().derive("channels").stream());
    return new Network(
        SparseMatrix.binaryColumns(neurons, codes),
        new Origin.Public(),
        List.of(
            new Layer(
                weights(Attendance.of(problem, channels, neurons), codes, neurons),
                DenseMatrix.constantColumn(neurons, 1 - 2L * design.ones()))),
        SparseMatrix.binaryRows(neurons, channels),
        DenseMatrix.uniformColumn(problem.outputs(), design.channel() - 0.5),
        new Origin.Public());
  }

  private static int[][] codes(BuildRequest request, int ones) {
    RandomStream random = request.seed().derive("codes").stream();
    int features = request.problem().features();
    if (request.options().findWord(CODES.name()).orElseThrow().equals("dealt")) {
      return Decks.deal(features, ones, request.neurons(), random);
    }
    int[][] codes = new int[features][];
    Arrays.setAll(codes, feature -> random.subset(ones, request.neurons()));
    return codes;
  }

  private static Matrix weights(Attendance attendance, int[][] codes, int neurons) {
    BitSet[] rows = new BitSet[neurons];
    for (int neuron = 0; neuron < neurons; neuron++) {
      rows[neuron] = new BitSet(neurons);
      for (int feature : attendance.features()[neuron]) {
        for (int one : codes[feature]) {
          rows[neuron].set(one);
        }
      }
    }
    return BitMatrix.binary(neurons, neurons, (row, column) -> rows[row].get(column));
  }

  private static Sizer<SparseLaw> sizer(ProblemShape shape, Criterion criterion, Settings options) {
    OptionalInt channel = options.findInteger(CHANNEL.name());
    OptionalInt ones = options.findInteger(ONES.name());
    Influences uniform = Influences.uniform(shape);
    return new Sizer<>(
        shape,
        criterion,
        neurons ->
            choices(channel, neurons)
                .boxed()
                .flatMap(
                    s ->
                        choices(ones, neurons)
                            .mapToObj(k -> new SparseLaw(shape, uniform, neurons, s, k))));
  }

  private static IntStream choices(OptionalInt given, int neurons) {
    return given.isPresent()
        ? given.stream()
        : IntStream.rangeClosed(SMALLEST_CHOICE, LARGEST_CHOICE)
            .map(choice -> Math.min(choice, neurons))
            .distinct();
  }

  /** Codes, channels with attendance, W twice (while it is filled), thresholds. */
  private static long bytes(SparseLaw design) {
    long n = design.neurons();
    ProblemShape shape = design.shape();
    return 20L * shape.features() * design.ones()
        + 60L * shape.outputs() * design.channel()
        + n * n / 4
        + n * shape.features() / 8
        + 8L * shape.outputs();
  }
}
