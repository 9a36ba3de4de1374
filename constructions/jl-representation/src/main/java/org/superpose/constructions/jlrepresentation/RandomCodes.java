package org.superpose.constructions.jlrepresentation;

import java.util.List;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.design.ReadErrors;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.Network;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * Represents m features on n neurons by random +-1 codes: the active features' codes are added up,
 * and a feature is read by the inner product with its own code. It has neither a hidden layer nor a
 * parameter: everything is public.
 *
 * <p>Width: a random v-sparse input is read without error once n exceeds about 8 v ln(m - v) with
 * the threshold n/2, and v (sqrt(2 ln v) + sqrt(2 ln(m - v)))^2 with the best threshold; every
 * input needs about v times as much. The automatic width comes from the exact tails of the reads,
 * not from these formulas. Cost: time n m, memory 2 n m bits.
 *
 * <p>Source: Johnson and Lindenstrauss 1984; the sign codes are Achlioptas' (2003, theorem 1.1).
 */
public final class RandomCodes implements Construction {

  private static final double BYTES_PER_ENTRY = 0.25; // a bit in each of encoder and readout
  private static final String THRESHOLD = "threshold";
  private static final String BEST = "best";

  @Override
  public Description describe() {
    return new Description(
        "random-codes",
        "Represents features in superposition on random sign codes and computes nothing.",
        List.of(
            Parameter.word(
                THRESHOLD,
                List.of("half", BEST),
                "where reads are cut: halfway between their means, or where the fewest wrong"
                    + " outputs are expected with v active features")),
        List.of(
            "Johnson, Lindenstrauss: Extensions of Lipschitz mappings into a Hilbert space, 1984",
            "Achlioptas: Database-friendly random projections, 2003",
            "Adler, Shavit: On the Complexity of Neural Computation in Superposition,"
                + " arXiv 2409.15318, 2024 (representation against computation)"));
  }

  @Override
  public Sizing size(SizeRequest request) {
    ProblemShape shape = request.problem().shape();
    return Representations.size(request, n -> errors(shape, n, request.options()), BYTES_PER_ENTRY);
  }

  private static double threshold(SignReads reads, Settings options) {
    return options.findWord(THRESHOLD).orElseThrow().equals(BEST) ? reads.best() : reads.half();
  }

  private static ReadErrors errors(ProblemShape shape, int neurons, Settings options) {
    SignReads reads = new SignReads(shape, neurons);
    return reads.errors(threshold(reads, options));
  }

  @Override
  public Network build(BuildRequest request) {
    Problem problem = request.problem();
    int neurons = request.neurons();
    BitMatrix codes = codes(problem.features(), neurons, request.seed());
    BitMatrix encoder =
        BitMatrix.signs(neurons, problem.features(), (bit, feature) -> codes.get(feature, bit) > 0);
    SignReads reads = new SignReads(problem.shape(), neurons);
    return Representations.network(encoder, codes, threshold(reads, request.options()));
  }

  /** Draws a code of fair signs for each feature. */
  static BitMatrix codes(int features, int neurons, Seed seed) {
    RandomStream random = seed.derive("codes").stream();
    return BitMatrix.signs(features, neurons, (feature, bit) -> random.nextLong() < 0);
  }
}
