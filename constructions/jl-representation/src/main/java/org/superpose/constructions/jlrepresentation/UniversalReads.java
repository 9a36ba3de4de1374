package org.superpose.constructions.jlrepresentation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.design.Memo;
import org.superpose.core.design.PredictedErrors;
import org.superpose.core.design.WidthSearch;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.BooleanFunction;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * Reads AND, OR, AND-NOT or a majority of features off their superposition, without a hidden layer:
 * random +-1 codes of n entries, and for each output one threshold on the sum of its features'
 * reads. The same codes serve every pair of features at once, so m features have m^2/2 outputs on n
 * neurons of order v ln m; but the readout of an output is a row that names its features, and is
 * counted as what it is, part of the program. A row takes n log2 3 bits, so nothing is gained: this
 * shows what the accounting of readouts is for.
 *
 * <p>Width: the score of an output has mean n times the sum of its features, signed, and variance
 * of at most 2 v n for two features. On an input with v active features about v d outputs, d gates
 * a feature, are half a unit below a threshold of 3/2 (AND), and all m' below one of 1/2 (OR); with
 * K of them and N inputs, at most 0.01 wrong inputs are expected once n is 16 v ln(100 N K). A
 * higher threshold trades these outputs for the few that are on. The automatic width and the best
 * threshold come from the exact distribution of scores ({@link SummedErrors}), not from this
 * formula. Cost: time and memory n m'.
 *
 * <p>Source: Hänni et al., Mathematical Models of Computation in Superposition, arXiv 2408.05451,
 * on reading logic off superposed features; the codes are Achlioptas' (2003).
 */
public final class UniversalReads implements Construction {

  private static final int LARGEST_WIDTH = 1 << 12;
  private static final String THRESHOLD = "threshold";
  private static final String BEST = "best";

  private static final Memo<Sizes, SummedErrors> LATEST = new Memo<>(64, Sizes::errors);

  /** A function of a number of features. */
  private record Kind(BooleanFunction function, int arity) {

    SummedReads reads() {
      return SummedReads.of(function, arity).orElseThrow();
    }
  }

  /** What the errors of the outputs of a kind depend on. */
  private record Sizes(Kind kind, int count, int neurons, int features, int sparsity) {

    SummedErrors errors() {
      return new SummedErrors(kind.reads(), neurons, features, sparsity, count);
    }
  }

  /**
   * How the outputs of a kind are read.
   *
   * @param threshold in units of the readout's entries
   */
  private record Reading(SummedReads reads, double threshold) {}

  @Override
  public Description describe() {
    return new Description(
        "universal-reads",
        "Reads AND, OR, AND-NOT or majority of features off random codes by one threshold on the"
            + " sum of their reads, without a hidden layer.",
        List.of(
            Parameter.word(
                THRESHOLD,
                List.of("half", BEST),
                "where sums of reads are cut: halfway between on and off, or where the fewest wrong"
                    + " outputs are expected with v active features and an output on")),
        List.of(
            "K. Hänni, J. Mendel, D. Vaintrob, L. Chan: Mathematical Models of Computation in"
                + " Superposition, arXiv 2408.05451, 2024",
            "Achlioptas: Database-friendly random projections, 2003"));
  }

  @Override
  public Sizing size(SizeRequest request) {
    Problem problem = request.problem();
    if (!(problem.domain() instanceof Domain.AtMost)) {
      return new Sizing.Unsupported("the analysis is for any features active, not for blocks");
    }
    Map<Kind, Integer> kinds = kinds(problem);
    for (Kind kind : kinds.keySet()) {
      if (SummedReads.of(kind.function(), kind.arity()).isEmpty()) {
        return new Sizing.Unsupported(
            "%s of %s features is no threshold on the sum of at most %s reads"
                .formatted(kind.function(), kind.arity(), SummedReads.LARGEST_ARITY));
      }
    }
    Settings options = request.options();
    OptionalInt neurons =
        request.neurons().isPresent()
            ? request.neurons()
            : WidthSearch.smallest(
                LARGEST_WIDTH, n -> errors(problem, kinds, n, options).meet(request.criterion()));
    if (neurons.isEmpty()) {
      return new Sizing.Unsupported(
          "no width up to %s meets the criterion".formatted(LARGEST_WIDTH));
    }
    int n = neurons.getAsInt();
    double failure = n <= LARGEST_WIDTH ? errors(problem, kinds, n, options).failure() : Double.NaN;
    return new Sizing.Sized(
        n,
        Double.isNaN(failure) ? OptionalDouble.empty() : OptionalDouble.of(failure),
        8L * problem.outputs() * n + (long) problem.features() * n / 4);
  }

  /** Counts the outputs of each kind, in the order of their first ones. */
  private static Map<Kind, Integer> kinds(Problem problem) {
    Map<Kind, Integer> kinds = new LinkedHashMap<>();
    for (int output = 0; output < problem.outputs(); output++) {
      kinds.merge(kind(problem, output), 1, Integer::sum);
    }
    return kinds;
  }

  private static Kind kind(Problem problem, int output) {
    return new Kind(problem.function(output), problem.arity(output));
  }

  private static long threshold(SummedErrors errors, Settings options) {
    return options.findWord(THRESHOLD).orElseThrow().equals(BEST) ? errors.best() : errors.half();
  }

  private static SummedErrors errors(Kind kind, int count, int neurons, ProblemShape shape) {
    return LATEST.get(new Sizes(kind, count, neurons, shape.features(), shape.sparsity()));
  }

  /** Predicts for inputs with v active features, drawn uniformly, or so that an output is on. */
  private static PredictedErrors errors(
      Problem problem, Map<Kind, Integer> kinds, int neurons, Settings options) {
    ProblemShape shape = problem.shape();
    double uniform = 0;
    double wrongOutputs = 0;
    for (Map.Entry<Kind, Integer> each : kinds.entrySet()) {
      SummedErrors errors = errors(each.getKey(), each.getValue(), neurons, shape);
      long threshold = threshold(errors, options);
      uniform += errors.uniform(threshold);
      wrongOutputs += errors.wrongOutputs(threshold);
    }
    double inputs =
        shape.inputCount().isPresent() ? shape.inputCount().getAsLong() : Long.MAX_VALUE;
    return new PredictedErrors(inputs * uniform, -Math.expm1(-wrongOutputs), wrongOutputs);
  }

  @Override
  public Network build(BuildRequest request) {
    Problem problem = request.problem();
    int neurons = request.neurons();
    BitMatrix codes = RandomCodes.codes(problem.features(), neurons, request.seed());
    BitMatrix encoder =
        BitMatrix.signs(neurons, problem.features(), (bit, feature) -> codes.get(feature, bit) > 0);
    Map<Kind, Reading> readings = new HashMap<>();
    kinds(problem).forEach((kind, count) -> readings.put(kind, reading(kind, count, request)));
    int largest =
        readings.values().stream()
            .mapToInt(reading -> reading.reads().largest())
            .max()
            .orElseThrow();
    double[] thresholds = new double[problem.outputs()];
    Arrays.setAll(thresholds, output -> readings.get(kind(problem, output)).threshold());
    List<SummedReads> reads =
        IntStream.range(0, problem.outputs())
            .mapToObj(output -> readings.get(kind(problem, output)).reads())
            .toList();
    DenseMatrix readout =
        DenseMatrix.generate(
            problem.outputs(),
            neurons,
            Alphabet.integers(-largest, largest),
            (output, bit) -> entry(problem, output, reads.get(output), codes, bit));
    return new Network(
        encoder,
        new Origin.Public(),
        List.of(),
        readout,
        thresholds(thresholds),
        new Origin.Program());
  }

  private static Reading reading(Kind kind, int count, BuildRequest request) {
    SummedReads reads = kind.reads();
    SummedErrors errors = errors(kind, count, request.neurons(), request.problem().shape());
    long threshold = threshold(errors, request.options());
    return new Reading(reads, Math.floorDiv(threshold, (long) reads.scale()));
  }

  private static double entry(
      Problem problem, int output, SummedReads reads, BitMatrix codes, int bit) {
    double sum = 0;
    for (int input = 0; input < reads.signs().length; input++) {
      sum += reads.signs()[input] * codes.get(problem.input(output, input), bit);
    }
    return sum / reads.scale();
  }

  /** One threshold for all costs nothing: it does not depend on the instance. */
  private static DenseMatrix thresholds(double[] values) {
    double least = values[0];
    double most = values[0];
    for (double value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return DenseMatrix.of(values.length, 1, Alphabet.integers((long) least, (long) most), values);
  }
}
