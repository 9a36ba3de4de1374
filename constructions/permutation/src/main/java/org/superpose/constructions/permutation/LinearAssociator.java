package org.superpose.constructions.permutation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.design.ReadErrors;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * The linear associative memory: weights W = sum over features i of o_pi(i) e_i^T, with public
 * random +-1 codes e for the inputs and o for the outputs. The code of feature i gives n o_pi(i)
 * plus noise, and output q is read by its own code o_q.
 *
 * <p>All entries are whole numbers. The layer's ReLU never cuts anything: |(W a)_r| = |sum_j
 * o_pi(j),r e_j . a| is at most the sum over j of |e_j . a|, whatever pi is, hence at most v times
 * the largest sum of |e_j . e_i| over j; this public number is every neuron's bias.
 *
 * <p>Width: in units of the signal n^2, the read of an inactive output has variance v (m - 2) / n^2
 * + 2 v / n, that of an active one a little less, so about sqrt(8 v m ln m) neurons do. Cost: time
 * 2 m n^2 + m^2 n / 128, memory 16 n^2 bytes.
 *
 * <p>With a largest weight, weights are rounded to the few whole numbers up to it ({@link
 * RoundedWeights}); then the bias is v n times that weight, as in {@link OneBitAssociator}.
 *
 * <p>Source: Kohonen 1972 and Anderson 1972; codes and readout as in Adler and Shavit 2024.
 * Deviation: the bias that keeps the layer linear.
 */
public final class LinearAssociator implements Construction {

  private static final int BYTES_PER_WEIGHT = 16; // two copies in double precision
  private static final Parameter LARGEST_WEIGHT =
      Parameter.integer(
          "largest-weight",
          1,
          127,
          "largest weight, positive or negative; left out: what the sum comes to");

  @Override
  public Description describe() {
    return new Description(
        "linear-associator",
        "Permutes superposed features by a sum of outer products of random sign codes.",
        List.of(LARGEST_WEIGHT),
        List.of(
            "Kohonen: Correlation matrix memories, 1972",
            "Anderson: A simple neural network generating an interactive memory, 1972",
            "Adler, Shavit: On the Complexity of Neural Computation in Superposition,"
                + " arXiv 2409.15318, 2024"));
  }

  @Override
  public Sizing size(SizeRequest request) {
    ProblemShape shape = request.problem().shape();
    Optional<RoundedWeights> rounded = rounded(shape, request.options());
    return Permutations.size(
        request,
        n -> rounded.map(weights -> weights.errors(shape, n)).orElseGet(() -> errors(shape, n)),
        BYTES_PER_WEIGHT);
  }

  private static Optional<RoundedWeights> rounded(ProblemShape shape, Settings options) {
    OptionalInt largest = options.findInteger(LARGEST_WEIGHT.name());
    return largest.isPresent()
        ? Optional.of(RoundedWeights.of(shape.features(), largest.getAsInt()))
        : Optional.empty();
  }

  /** The noise model, in units of the signal; the threshold is 1/2. */
  static ReadErrors errors(ProblemShape shape, int neurons) {
    double m = shape.features();
    double v = shape.sparsity();
    double n = neurons;
    double inactive = v * (m - 2) / (n * n) + 2 * v / n;
    double active = (v * (m - v) + (v - 1) * (v - 1)) / (n * n) + 2 * (v - 1) / n;
    return ReadErrors.normal(0.5 / Math.sqrt(active), 0.5 / Math.sqrt(inactive));
  }

  @Override
  public Network build(BuildRequest request) {
    Problem problem = request.problem();
    int neurons = request.neurons();
    AssociatorCodes codes = AssociatorCodes.draw(problem, neurons, request.seed());
    Optional<RoundedWeights> rounded = rounded(problem.shape(), request.options());
    if (rounded.isPresent()) {
      return rounded.get().network(codes, problem);
    }
    long lift = problem.sparsity() * codes.inputs().largestCrosstalk();
    return codes.linear(weights(codes, problem), lift, (double) neurons * neurons / 2);
  }

  private static Matrix weights(AssociatorCodes codes, Problem problem) {
    DMatrixRMaj sum = codes.outerProducts(problem);
    // At least -1..1: a range of one value would claim that the weights are public.
    long largest = Math.max(1, (long) CommonOps_DDRM.elementMaxAbs(sum));
    return DenseMatrix.of(sum.numRows, sum.numCols, Alphabet.integers(-largest, largest), sum.data);
  }
}
