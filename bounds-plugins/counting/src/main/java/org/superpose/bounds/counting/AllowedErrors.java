package org.superpose.bounds.counting;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.superpose.core.task.ProblemShape;

/**
 * What a network that errs on few random inputs still tells about its problem.
 *
 * <p>A network that meets {@code random-input} may be wrong somewhere in each of its outputs, so
 * the criterion alone does not say how many outputs are lost; what can be read off the network on
 * the inputs that single out one output does. Legend: m features, m' outputs, v sparsity, delta the
 * allowed probability that an input has some wrong output, in every stratum; N = m(m-1)/2 pairs.
 *
 * <p><b>Permutation.</b> On an input with one active feature i exactly output pi(i) is on. For v =
 * 1 the stratum {@code uniform} draws it, so the network shows pi(i) for all but delta m features;
 * for v > 1 the stratum {@code sparser} draws one active feature with probability 1/v, so for all
 * but v delta m. Naming these features and their outputs completes pi.
 *
 * <p><b>Pairwise AND, v = 2.</b> On the two inputs of gate q exactly output q is on, since pairs
 * are different. The stratum {@code gate-on} draws each gate equally often, so this is seen for all
 * but delta m' gates. Other pairs may show the same picture by mistake; the stratum {@code uniform}
 * draws each of the N pairs equally often, so at most delta N of them do. A pair that shows exactly
 * one output is a candidate of that output only, hence the candidates of M gates are at most M +
 * delta N in all, and naming the right one for each takes at most M log2(1 + delta N / M) bits
 * (concavity of the logarithm).
 *
 * <p><b>Pairwise AND, v > 2.</b> The same with majorities over the v - 2 other active features,
 * drawn uniformly: a pair is a candidate of the one output that it switches on with probability
 * above 1/2, if there is exactly one. Another output is truly on with probability at most beta =
 * (v-2)/(m-2), so gates and pairs misbehave only where the network errs with probability at least
 * 1/2 - beta, which by Markov's inequality are fractions of at most delta / (1/2 - beta).
 *
 * @param lostOutputs outputs about which the network may say nothing
 * @param falseCandidates how many wrong answers the network may give for the others, in all
 * @param assumption where these numbers come from, in words
 */
record AllowedErrors(int lostOutputs, double falseCandidates, String assumption) {

  private static final double ROUNDING = 1e-9;

  /** Returns the errors allowed by a failure probability; empty where no proof is known. */
  static Optional<AllowedErrors> of(ProblemShape shape, double failure) {
    return switch (shape.task()) {
      case "permutation" -> Optional.of(permutation(shape, failure));
      case "pairwise-and" -> pairwiseAnd(shape, failure);
      default -> Optional.empty();
    };
  }

  private static AllowedErrors permutation(ProblemShape shape, double failure) {
    int v = shape.sparsity();
    return new AllowedErrors(
        atMost(failure * v * shape.outputs(), shape),
        0,
        "in the stratum %s all but a share %s of the inputs with one active feature are right"
            .formatted(v == 1 ? "uniform" : "sparser", decimal(failure * v)));
  }

  private static Optional<AllowedErrors> pairwiseAnd(ProblemShape shape, double failure) {
    int v = shape.sparsity();
    int m = shape.features();
    if (v < 2) {
      return Optional.empty();
    }
    double margin = v == 2 ? 1 : 0.5 - (v - 2.0) / (m - 2.0);
    if (!(margin > 0)) {
      return Optional.empty();
    }
    double pairs = m * (m - 1.0) / 2;
    return Optional.of(
        new AllowedErrors(
            atMost(failure / margin * shape.outputs(), shape),
            failure / margin * pairs,
            "in the strata gate-on and uniform all but a share %s of gates and pairs show what they are"
                .formatted(decimal(failure / margin))));
  }

  private static int atMost(double outputs, ProblemShape shape) {
    return (int) Math.min(shape.outputs(), Math.floor(outputs + ROUNDING));
  }

  /**
   * Returns the bits that complete the problem from the network: which outputs are lost, what each
   * of them is, and which candidate of each of the others is the right one.
   */
  double bits(ProblemShape shape) {
    int shown = shape.outputs() - lostOutputs;
    double naming =
        LogBinomial.of(shape.outputs(), lostOutputs) + lostOutputs * shape.bitsPerOutput();
    return shown == 0 ? naming : naming + shown * LogBinomial.log2(1 + falseCandidates / shown);
  }

  List<String> assumptions() {
    return List.of(
        assumption,
        "the network leaves open at most %d outputs and shows at most %s false candidates"
            .formatted(lostOutputs, decimal(Math.floor(falseCandidates))));
  }

  private static String decimal(double value) {
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }
}
