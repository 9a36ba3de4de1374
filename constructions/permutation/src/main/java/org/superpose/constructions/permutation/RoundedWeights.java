package org.superpose.constructions.permutation;

import java.util.function.IntToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.superpose.core.design.ReadErrors;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * Weights of a few values: the sum of outer products in units of a spacing, rounded to the nearest
 * whole number and cut at the largest. The spacing is public, a function of the number of features
 * and of the largest weight.
 *
 * <p>An entry of the sum is a sum of m fair signs, one of them from each outer product. After
 * rounding f, the entry agrees with each of these signs by g, the mean of the sign times f, and
 * varies by p, the mean of f^2. A read is g n^2 with a variance of p n^2 v from the weights, so
 * that the spacing is the one with the largest m g^2 / p: 2 / pi of the real weights for signs
 * (which is {@link OneBitAssociator}), 0.81 for three values, 0.92 for five, 0.95 for seven (Max
 * 1960).
 *
 * <p>Source: J. Max, Quantizing for minimum distortion, IRE Transactions on Information Theory 6,
 * 1960: of rounded values, m g^2 / p is 1 less the least distortion.
 *
 * @param largest the largest weight, positive or negative
 * @param spacing of the sum
 * @param gain g
 * @param power p
 */
record RoundedWeights(int largest, double spacing, double gain, double power) {

  private static final int TRIALS = 400; // spacings up to four deviations, which cut all at once
  private static final double MOST_DEVIATIONS = 4;
  private static final double NEGLIGIBLE = 12; // deviations

  /** Returns the best spacing for sums of so many signs. */
  static RoundedWeights of(int signs, int largest) {
    RoundedWeights best = null;
    for (int trial = 1; trial <= TRIALS; trial++) {
      double spacing = MOST_DEVIATIONS * trial / TRIALS * Math.sqrt(signs);
      RoundedWeights weights = of(signs, largest, spacing);
      if (weights.gain > 0 && (best == null || weights.efficiency() > best.efficiency())) {
        best = weights;
      }
    }
    return best;
  }

  private static RoundedWeights of(int signs, int largest, double spacing) {
    double gain =
        mean(signs - 1, sum -> round(sum + 1, spacing, largest) - round(sum - 1, spacing, largest));
    double power =
        mean(
            signs,
            sum -> {
              double rounded = round(sum, spacing, largest);
              return rounded * rounded;
            });
    return new RoundedWeights(largest, spacing, gain / 2, power);
  }

  /** Returns the mean of a function of the sum of fair signs. */
  private static double mean(int signs, IntToDoubleFunction function) {
    int reach = (int) Math.min(signs, NEGLIGIBLE * Math.sqrt(signs) + 2);
    double total = 0;
    double weighted = 0;
    double chance = 1; // of each sum, relative to that of the middle one, going outwards
    int middle = signs & 1;
    for (int sum = middle; sum <= reach; sum += 2) {
      total += chance + (sum > 0 ? chance : 0);
      weighted +=
          chance * (function.applyAsDouble(sum) + (sum > 0 ? function.applyAsDouble(-sum) : 0));
      chance *= (double) (signs - sum) / (signs + sum + 2); // C(n, k + 1) / C(n, k)
    }
    return weighted / total;
  }

  private static double round(double sum, double spacing, int largest) {
    return Math.clamp(Math.rint(sum / spacing), -largest, largest);
  }

  private double efficiency() {
    return gain * gain / power;
  }

  /** The noise model, in units of the signal; the threshold is 1/2. */
  ReadErrors errors(ProblemShape shape, int neurons) {
    double v = shape.sparsity();
    double n = neurons;
    double inactive = v / (efficiency() * n * n) + 2 * v / n;
    double active = v * (1 / efficiency() - 1) / (n * n) + 2 * (v - 1) / n;
    return ReadErrors.normal(0.5 / Math.sqrt(active), 0.5 / Math.sqrt(inactive));
  }

  /** Returns the network of rounded weights. */
  Network network(AssociatorCodes codes, Problem problem) {
    DMatrixRMaj sum = codes.outerProducts(problem);
    for (int at = 0; at < sum.getNumElements(); at++) {
      sum.data[at] = round(sum.data[at], spacing, largest) + 0.0; // no negative zeros
    }
    int neurons = sum.numRows;
    return codes.linear(
        DenseMatrix.of(neurons, neurons, Alphabet.integers(-largest, largest), sum.data),
        (long) problem.sparsity() * neurons * largest,
        gain * neurons * neurons / 2);
  }
}
