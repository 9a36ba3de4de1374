package org.superpose.constructions.permutation;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.design.ReadErrors;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.Network;
import org.superpose.core.settings.Description;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * The linear associator with one bit a weight: the signs of the sum of outer products, a tie broken
 * by a public chequered pattern. Every outer product agrees with the signs a little more often than
 * not, by the gain g = C(2k, k) / 4^k with k = floor(m / 2), about sqrt(2 / (pi m)); so a feature's
 * read is g n^2, and the threshold half of it.
 *
 * <p>The layer's ReLU never cuts anything: |(W a)_r| is at most the sum of |a_s|, hence v n, which
 * is every neuron's bias.
 *
 * <p>Width: in units of the signal, the read of an inactive output has variance v / (g n)^2 + 2 v /
 * n; against the real weights' m / n^2 the first term grows by pi/2, so about sqrt(pi/2) times as
 * many neurons do, with a tenth of the bits or less. Cost: time 2 m n^2, memory 8 n^2 bytes.
 *
 * <p>Source: clipped correlation memories as in Willshaw, Buneman and Longuet-Higgins 1969 and
 * Sompolinsky 1986.
 */
public final class OneBitAssociator implements Construction {

  private static final int BYTES_PER_WEIGHT = 9; // one in double precision and one bit

  @Override
  public Description describe() {
    return new Description(
        "one-bit-associator",
        "Permutes superposed features by the signs of a sum of outer products of sign codes.",
        List.of(),
        List.of(
            "Sompolinsky: Neural networks with nonlinear synapses and a static noise, 1986",
            "Kohonen: Correlation matrix memories, 1972"));
  }

  @Override
  public Sizing size(SizeRequest request) {
    ProblemShape shape = request.problem().shape();
    double gain = gain(shape.features());
    return Permutations.size(request, n -> errors(shape, n, gain), BYTES_PER_WEIGHT);
  }

  /** The noise model, in units of the signal; the threshold is 1/2. */
  private static ReadErrors errors(ProblemShape shape, int neurons, double gain) {
    double v = shape.sparsity();
    double n = neurons;
    double inactive = v / (gain * gain * n * n) + 2 * v / n;
    double active = v * (1 / (gain * gain) - 1) / (n * n) + 2 * (v - 1) / n;
    return ReadErrors.normal(0.5 / Math.sqrt(active), 0.5 / Math.sqrt(inactive));
  }

  /** Returns the mean product of one of m fair signs with the sign of their sum. */
  static double gain(int signs) {
    double gain = 1;
    for (int i = 1; i <= signs / 2; i++) {
      gain *= (2.0 * i - 1) / (2.0 * i);
    }
    return gain;
  }

  @Override
  public Network build(BuildRequest request) {
    Problem problem = request.problem();
    int neurons = request.neurons();
    AssociatorCodes codes = AssociatorCodes.draw(problem, neurons, request.seed());
    DMatrixRMaj sum = codes.outerProducts(problem);
    BitMatrix signs =
        BitMatrix.signs(neurons, neurons, (row, column) -> isPositive(sum, row, column));
    double signal = gain(problem.features()) * neurons * neurons;
    return codes.linear(signs, (long) problem.sparsity() * neurons, signal / 2);
  }

  private static boolean isPositive(DMatrixRMaj sum, int row, int column) {
    double entry = sum.unsafe_get(row, column);
    return entry > 0 || (entry == 0 && ((row + column) & 1) == 0);
  }
}
