package org.superpose.constructions.jlrepresentation;

import java.util.List;
import java.util.OptionalInt;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Network;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.RandomStream;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * Represents m features on n neurons by random sets of k neurons, as a Bloom filter holds a set: an
 * active feature adds 1 to each of its k neurons, and a feature is on when its neurons add up to at
 * least k. Active features are never missed; an inactive one is read as on when the active ones
 * cover its neurons.
 *
 * <p>Width: with the best k, about n ln 2 / v, an inactive feature is read wrongly with probability
 * about 2^-k, so n grows as v ln m for random inputs and as v^2 ln m for every input. Cost: time
 * and memory m k.
 *
 * <p>Source: Bloom 1970; superimposed codes, Kautz and Singleton 1964. Deviation from Bloom:
 * neurons count how often they are hit, so two hits can make up for a missing one.
 */
public final class SparseCodes implements Construction {

  private static final int MOST_ONES = 128; // for an automatic choice
  private static final double STEP = 1.12; // between automatic choices
  private static final String ONES = "ones";

  @Override
  public Description describe() {
    return new Description(
        "sparse-codes",
        "Represents features in superposition on random sets of neurons and computes nothing.",
        List.of(
            Parameter.integer(
                ONES,
                1,
                1 << 19,
                "the number of ones in a code, cut to half the neurons; left out, the number with"
                    + " the smallest predicted failure")),
        List.of(
            "Bloom: Space/time trade-offs in hash coding with allowable errors, 1970",
            "Kautz, Singleton: Nonrandom binary superimposed codes, 1964"));
  }

  @Override
  public Sizing size(SizeRequest request) {
    ProblemShape shape = request.problem().shape();
    double bytesPerOne = 48; // positions and values, by row and by column, while they are made
    OptionalInt given = request.options().findInteger(ONES);
    Sizing sizing =
        Representations.size(
            request,
            n -> OverlapDistribution.errors(n, ones(shape, n, request.options()), shape.sparsity()),
            0);
    return sizing instanceof Sizing.Sized sized
        ? new Sizing.Sized(
            sized.neurons(),
            sized.predictedFailure(),
            Representations.bytes(shape, given.orElse(MOST_ONES), bytesPerOne)
                + 64L * sized.neurons())
        : sizing;
  }

  /** Returns k: as given, or the one with the smallest error among steps of 12 %. */
  private static int ones(ProblemShape shape, int neurons, Settings options) {
    int most = Math.max(1, neurons / 2);
    OptionalInt given = options.findInteger(ONES);
    if (given.isPresent()) {
      return Math.min(given.getAsInt(), most);
    }
    int best = 1;
    double smallest = Double.POSITIVE_INFINITY;
    for (int ones = 1; ones <= Math.min(most, MOST_ONES); ones = (int) Math.ceil(ones * STEP)) {
      double error = OverlapDistribution.errors(neurons, ones, shape.sparsity()).spurious();
      if (error < smallest) {
        best = ones;
        smallest = error;
      }
    }
    return best;
  }

  @Override
  public Network build(BuildRequest request) {
    Problem problem = request.problem();
    int neurons = request.neurons();
    int ones = ones(problem.shape(), neurons, request.options());
    RandomStream random = request.seed().derive("codes").stream();
    int[][] codes = new int[problem.features()][];
    for (int feature = 0; feature < codes.length; feature++) {
      codes[feature] = random.subset(ones, neurons);
    }
    SparseMatrix readout = SparseMatrix.binaryRows(neurons, codes);
    return Representations.network(readout.transpose(), readout, ones - 0.5);
  }
}
