package org.superpose.bounds.counting;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;
import org.superpose.core.task.ProblemShape;

/**
 * What is missing when a problem is read off a network that may err on few random inputs.
 *
 * <p>A network that meets {@code random-input} may be wrong somewhere in each of its outputs, so
 * the criterion alone does not say how many outputs are lost; what can be read off on inputs that
 * single something out does. Legend: m features, m' outputs, v sparsity, d the allowed probability
 * that an input has some wrong output, in every stratum. <i>Majority</i>: a feature, or a pair,
 * shows the outputs that are on in more than half of the inputs that contain it; the other active
 * features are drawn uniformly, so a given one of them is active with probability b = (v-1)/(m-1)
 * beside one feature, c = (v-2)/(m-2) beside two.
 *
 * <p><b>Permutation.</b> Feature i has majority {pi(i)} when inputs with i err with probability
 * below 1/2 - b. By the stratum {@code uniform} and Markov's inequality all but d m / (1/2 - b)
 * features do; v = 1 needs no majority, all but d m do. The stratum {@code sparser} draws single
 * features with probability 1/v, so all but v d m are right alone. With k features lost, k outputs
 * are left over: m!/(m-k)! ways to choose the features and to place them.
 *
 * <p><b>Pairwise OR and XOR.</b> The majority of feature i are its gates when inputs with i err
 * with probability below 1/2 - 2b, as another gate is on with probability at most 2b and one of its
 * own off with at most b: all but k = d m / (1/2 - 2b) features. The stratum {@code gate-on} draws
 * each of the 2m' places (gate, input) equally often, the other input of the gate kept off, where a
 * lost feature errs with probability above 1/2 - 3b; so lost features fill at most s = 2m' d / (1/2
 * - 3b) places. Which features are lost, and which of them fills each place that shows none: log2
 * C(m, k) + s log2 k bits.
 *
 * <p><b>Pairwise AND.</b> Pairs are different, so a pair shows one gate or none, and is a candidate
 * of a gate if it shows this one alone. A gate's own pair does when its inputs err with probability
 * below 1/2 - c, another pair only when they err with more; for v = 2 there is neither a majority
 * nor a 1/2 - c. By the stratum {@code gate-on} at most k = d m' / (1/2 - c) gates are lost, by
 * {@code uniform} at most d N / (1/2 - c) of the N = m(m-1)/2 pairs are false candidates. Which
 * gates are lost and what they are: log2 C(m', k) + k log2 N. Which candidate of the M = m' - k
 * others is right: as a pair is a candidate once, at most M log2(1 + (false candidates)/M) bits, by
 * concavity of the logarithm.
 *
 * @param bits that complete the problem
 * @param assumption how they arise, in words
 */
record AllowedErrors(double bits, String assumption) {

  private static final double ROUNDING = 1e-9; // 0.29 * 100 is 29, not 28

  /**
   * Returns what a failure probability allows to be missing; empty where no proof is known. Asks
   * what the task says of all functions of its family, as each of them has to be completed: a
   * family that holds some permutations, or lists of different pairs, takes no more bits than all.
   */
  static Optional<AllowedErrors> of(ProblemShape shape, double failure) {
    if (shape.gates().isEmpty() || !(shape.domain() instanceof Domain.AtMost)) {
      return Optional.empty();
    }
    Gates gates = shape.gates().get();
    if (gates.areFeatures() && shape.outputs() == shape.features()) {
      return Optional.of(permutation(shape, failure));
    }
    if (!gates.arePairwise()) {
      return Optional.empty();
    }
    return gates.gate() == Gate.AND ? pairwiseAnd(shape, failure) : pairwiseOr(shape, failure);
  }

  private static AllowedErrors permutation(ProblemShape shape, double failure) {
    int m = shape.features();
    double margin = 0.5 - beside(1, shape);
    double alone = shape.sparsity() * failure; // v = 1: the stratum uniform itself
    double lost = m * (margin > 0 ? Math.min(alone, failure / margin) : alone);
    int features = atMost(lost, m);
    return new AllowedErrors(
        Logarithms.fallingFactorial(m, features),
        "the strata uniform and sparser leave the outputs of at most %s features open"
            .formatted(features));
  }

  private static Optional<AllowedErrors> pairwiseOr(ProblemShape shape, double failure) {
    boolean alone = shape.sparsity() == 1;
    double margin = alone ? 1 : 0.5 - 2 * beside(1, shape);
    double placeMargin = alone ? 1 : 0.5 - 3 * beside(1, shape);
    if (!(placeMargin > 0)) {
      return Optional.empty();
    }
    int features = atMost(shape.features() * failure / margin, shape.features());
    int places = atMost(2.0 * shape.outputs() * failure / placeMargin, 2 * shape.outputs());
    double filling = features == 0 ? 0 : places * Logarithms.log2(features);
    return Optional.of(
        new AllowedErrors(
            Logarithms.binomial(shape.features(), features) + filling,
            "the strata uniform and gate-on leave at most %s features open, in at most %s places of gates"
                .formatted(features, places)));
  }

  private static Optional<AllowedErrors> pairwiseAnd(ProblemShape shape, double failure) {
    double margin = shape.sparsity() == 2 ? 1 : 0.5 - beside(2, shape);
    if (shape.sparsity() < 2 || !(margin > 0)) {
      return Optional.empty();
    }
    int lost = atMost(shape.outputs() * failure / margin, shape.outputs());
    double pairs = shape.features() * (shape.features() - 1.0) / 2;
    double falseCandidates = pairs * Math.min(1, failure / margin);
    int shown = shape.outputs() - lost;
    double choosing = shown == 0 ? 0 : shown * Logarithms.log2(1 + falseCandidates / shown);
    return Optional.of(
        new AllowedErrors(
            Logarithms.binomial(shape.outputs(), lost) + lost * Logarithms.log2(pairs) + choosing,
            "the strata gate-on and uniform leave at most %s gates open and show at most %s false candidates"
                .formatted(lost, rounded(falseCandidates))));
  }

  /** Returns the probability that a given feature is active beside some others. */
  private static double beside(int others, ProblemShape shape) {
    return shape.sparsity() <= others
        ? 0
        : (shape.sparsity() - (double) others) / (shape.features() - others);
  }

  private static int atMost(double count, int all) {
    return (int) Math.min(all, Math.floor(count + ROUNDING));
  }

  private static String rounded(double count) {
    return new BigDecimal(count).round(new MathContext(4)).toBigInteger().toString();
  }
}
