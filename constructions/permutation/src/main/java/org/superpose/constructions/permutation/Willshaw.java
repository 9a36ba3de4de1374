package org.superpose.constructions.permutation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.design.WidthSearch;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * The Willshaw memory: input and output words are sparse, k ones among n, and the weights are the
 * OR of their outer products, one bit each. The encoder carries a minus sign and the bias is k, so
 * that a neuron is inactive when it reads k ones or more; an output is on when all neurons of its
 * word are inactive. Active outputs are never missed.
 *
 * <p>An inactive neuron is what a ReLU clips by itself. With the sign of 1969, bias -(k - 1) and a
 * sum of at least k, a neuron that two active words share passes k + 1 and switches on every output
 * that has it: from v = 2 on, a part k^2 / n of the inputs would be wrong, however wide the
 * network.
 *
 * <p>Words: by default those of an explicit code, two of which share one position at most as long
 * as there are at most q^2 = (n/k)^2 features; random words now and then share more, which costs
 * width. Width for v = 1: about k sqrt(m / ln 2) with k near log2 n, so the bits approach 1 / ln 2
 * times the counting bound as m grows. The automatic width and k come from {@link
 * WillshawDistribution}.
 *
 * <p>With {@code repair} and v = 1, outputs that some input switches on wrongly are assigned other
 * words; the readout then deviates from the public one, which is counted, and a narrower network
 * will do. Cost: time m k^2 + n^2, with repair m^2 a round; memory n^2 / 4 + 100 m k bytes.
 *
 * <p>Source: Willshaw, Buneman and Longuet-Higgins 1969; the words, Kautz and Singleton 1964.
 */
public final class Willshaw implements Construction {

  private static final String REPAIR = "repair";
  private static final double REPAIRABLE = 0.1; // the part of the outputs that may be wrong

  @Override
  public Description describe() {
    return new Description(
        "willshaw",
        "Permutes superposed features by an OR of outer products of sparse words, 1-bit weights.",
        List.of(
            Parameter.integer(
                WillshawDesign.ONES,
                1,
                WillshawDesign.MOST_ONES,
                "the number of ones in a word; left out, the number with the smallest predicted"
                    + " failure"),
            Parameter.word(
                WillshawDesign.CODES,
                List.of(WillshawDesign.KAUTZ_SINGLETON, WillshawDesign.RANDOM),
                "whether words are those of an explicit code of small overlaps, or random"),
            Parameter.flag(
                REPAIR,
                false,
                "whether outputs that are wrong get other words, at a counted cost; only for"
                    + " sparsity 1")),
        List.of(
            "Willshaw, Buneman, Longuet-Higgins: Non-holographic associative memory, 1969",
            "Kautz, Singleton: Nonrandom binary superimposed codes, 1964"));
  }

  @Override
  public Sizing size(SizeRequest request) {
    Problem problem = request.problem();
    ProblemShape shape = problem.shape();
    Optional<Sizing> declined = Permutations.declined(problem);
    if (declined.isPresent()) {
      return declined.get();
    }
    boolean repair = request.options().flag(REPAIR);
    if (repair && shape.sparsity() > 1) {
      return new Sizing.Unsupported(
          "repair tries all inputs with one active feature, but the sparsity is "
              + shape.sparsity());
    }
    OptionalInt width =
        request.neurons().isPresent()
            ? request.neurons()
            : WidthSearch.smallest(Permutations.LARGEST_WIDTH, n -> suffices(request, n));
    if (width.isEmpty() || width.getAsInt() > Permutations.LARGEST_WIDTH) {
      return new Sizing.Unsupported(
          "needs more than %s neurons".formatted(Permutations.LARGEST_WIDTH));
    }
    Optional<WillshawDesign> design =
        WillshawDesign.best(shape, width.getAsInt(), request.options());
    if (design.isEmpty()) {
      return new Sizing.Unsupported("no sparse word fits %s neurons".formatted(width.getAsInt()));
    }
    boolean mended = repair && isRepairable(shape, design.get());
    double failure = mended ? 0 : design.get().errors().failure(shape);
    return new Sizing.Sized(
        design.get().neurons(), OptionalDouble.of(failure), bytes(shape, design.get(), repair));
  }

  private static boolean suffices(SizeRequest request, int width) {
    ProblemShape shape = request.problem().shape();
    Optional<WillshawDesign> design = WillshawDesign.best(shape, width, request.options());
    if (design.isEmpty()) {
      return false;
    }
    boolean mended =
        request.options().flag(REPAIR) && request.criterion() instanceof Criterion.EveryInput;
    return mended
        ? isRepairable(shape, design.get())
        : design.get().errors().meet(request.criterion(), shape);
  }

  /** Returns whether few enough outputs are expected to be wrong on some one-feature input. */
  private static boolean isRepairable(ProblemShape shape, WillshawDesign design) {
    return design.errors().expectedWrongOutputs(shape) <= REPAIRABLE;
  }

  private static long bytes(ProblemShape shape, WillshawDesign design, boolean repair) {
    long n = design.neurons();
    long firing = repair ? shape.features() * (n / 8 + 24) : 0;
    return n * n / 4 + 200L * shape.features() * (design.ones() + 2) + 128 * n + firing;
  }

  @Override
  public Network build(BuildRequest request) {
    Problem problem = request.problem();
    ProblemShape shape = problem.shape();
    WillshawDesign design =
        WillshawDesign.best(shape, request.neurons(), request.options()).orElseThrow();
    int[][] inputs = design.words(shape, request.seed().derive("input words").stream());
    int[][] outputs = design.words(shape, request.seed().derive("output words").stream());
    WillshawMemory memory =
        request.options().flag(REPAIR)
            ? new WillshawRepair(problem, design, inputs, request.seed()).repaired(outputs)
            : WillshawMemory.of(problem, design.neurons(), inputs, outputs);
    SparseMatrix assigned = negative(outputs, design);
    SparseMatrix readout = negative(memory.outputs(), design);
    return new Network(
        negative(inputs, design).transpose(),
        new Origin.Public(),
        List.of(
            new Layer(
                memory.weights(), DenseMatrix.constantColumn(design.neurons(), design.ones()))),
        readout,
        DenseMatrix.uniformColumn(problem.outputs(), -0.5),
        readout.sameEntries(assigned)
            ? new Origin.Public()
            : new Origin.PublicExceptRows(assigned));
  }

  /** Returns words as rows of entries -1. */
  private static SparseMatrix negative(int[][] words, WillshawDesign design) {
    int[] minusOnes = new int[design.ones()];
    Arrays.fill(minusOnes, -1);
    int[][] values = new int[words.length][];
    Arrays.fill(values, minusOnes);
    return SparseMatrix.ofRows(design.neurons(), Alphabet.integers(-1, 0), words, values);
  }
}
