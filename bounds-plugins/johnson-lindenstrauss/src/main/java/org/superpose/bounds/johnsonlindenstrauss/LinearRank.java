package org.superpose.bounds.johnsonlindenstrauss;

import java.util.List;
import java.util.Optional;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.settings.Description;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gates;
import org.superpose.core.task.ProblemShape;

/**
 * A linear read with thresholds that is right on every input with at most v of m features active
 * takes n >= m / (2 + (m - 1) / (v - 1)^2) neurons, v > 1, whatever its codes and readout.
 *
 * <p><b>Proof.</b> Let g = D E, m x m of rank at most n; output q is on when the sum of g_qi over
 * the active i exceeds t_q. Nothing active: t_q >= 0. Only q active: g_qq > t_q. Divide row and
 * threshold by g_qq > 0, which keeps the rank: g_qq = 1 and t_q = t lies in [0, 1). An inactive q
 * stays off, so any v other entries add up to at most t: the v largest positive ones have squares
 * of at most t^2 together, the remaining positive ones are at most t/v each. An active q stays on,
 * so any v - 1 negative entries add up to less than 1 - t in absolute value: likewise (1 - t)^2
 * together and (1 - t)/(v - 1) each. The squares of a row's off-diagonal entries are at most t^2 +
 * (1 - t)^2 + (m - 1) max(t/v, (1 - t)/(v - 1))^2, convex in t and so largest at t = 0: 1 + (m -
 * 1)/(v - 1)^2. Now let P be an orthonormal basis of the rows' span, [rank, m], and row q of g be
 * c_q P: then g_qq^2 = (c_q . P e_q)^2 <= |g_q|^2 |P e_q|^2, and added over q, g_qq^2 / |g_q|^2 is
 * at most the sum of |P e_q|^2, which is the rank. Each of these m terms is at least 1 / (2 + (m -
 * 1)/(v - 1)^2).
 *
 * <p>The same holds for a permutation, whose rows are those of g in another order; and where only
 * some of the features are outputs, for these, as the others may all be inactive: m is the number
 * of outputs. With one active feature no such bound exists: two neurons separate any number of
 * points on a circle. Cost: constant. Source: the rank argument of N. Alon, Perturbed identity
 * matrices have high rank, 2009, applied to sums of v entries.
 */
public final class LinearRank implements Bound {

  /** For the service loader. */
  public LinearRank() {}

  @Override
  public Description describe() {
    return new Description(
        "linear-rank",
        "A linear read that is right on every input has at least this many neurons.",
        List.of(),
        List.of("N. Alon, Perturbed identity matrices have high rank, 2009"));
  }

  @Override
  public BoundResult evaluate(BoundRequest request) {
    return objection(request)
        .<BoundResult>map(BoundResult.NotApplicable::new)
        .orElseGet(() -> bound(request.shape()));
  }

  private static Optional<String> objection(BoundRequest request) {
    ProblemShape shape = request.shape();
    if (request.gates().filter(Gates::areFeatures).isEmpty()) {
      return Optional.of("outputs of " + shape.task() + " are not single features");
    }
    if (request.network().isEmpty() || request.network().get().layers() > 0) {
      return Optional.of("the bound is for networks without a hidden layer");
    }
    if (!(request.criterion() instanceof Criterion.EveryInput)) {
      return Optional.of("the bound is for every input, not for random ones");
    }
    return sparsity(shape) > 1
        ? Optional.empty()
        : Optional.of("two neurons tell any number of single features apart");
  }

  /** Returns the largest number of active features among those that are outputs. */
  private static int sparsity(ProblemShape shape) {
    return Math.min(shape.sparsity(), shape.outputs());
  }

  private static BoundResult bound(ProblemShape shape) {
    double square = (sparsity(shape) - 1.0) * (sparsity(shape) - 1.0);
    double neurons = shape.outputs() / (2 + (shape.outputs() - 1) / square);
    return new BoundResult.Value(
        BoundResult.Resource.NEURONS,
        BoundResult.Direction.LOWER,
        Math.ceil(neurons * (1 - 1e-12)),
        List.of("no hidden layer", "any codes, any linear readout with thresholds"));
  }
}
