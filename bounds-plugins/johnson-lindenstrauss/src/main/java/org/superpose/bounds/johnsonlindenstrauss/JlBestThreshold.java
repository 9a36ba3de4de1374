package org.superpose.bounds.johnsonlindenstrauss;

import java.util.List;
import java.util.Optional;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.settings.Description;
import org.superpose.core.task.ProblemShape;

/**
 * To first order, all reads of a random input with v of m features active are right once n = v (l1
 * + l0)^2, with l1 = sqrt(2 ln v), l0 = sqrt(2 ln(m - v)): the threshold stands where the largest
 * of m - v noises meets the smallest of v signals. Never above {@link JlFirstOrder}, since l1 <= l0
 * for v <= m/2. A formula for orientation. Cost: constant.
 */
public final class JlBestThreshold implements Bound {

  /** For the service loader. */
  public JlBestThreshold() {}

  @Override
  public Description describe() {
    return new Description(
        "jl-best-threshold",
        "Random codes with the best threshold represent random inputs from about this width on.",
        List.of(),
        List.of(
            "W. Johnson and J. Lindenstrauss, Extensions of Lipschitz mappings into a Hilbert"
                + " space, 1984"));
  }

  @Override
  public BoundResult evaluate(BoundRequest request) {
    Optional<String> objection = Representation.objectionToRandom(request);
    if (objection.isPresent()) {
      return new BoundResult.NotApplicable(objection.get());
    }
    ProblemShape shape = request.shape();
    double signal = Math.sqrt(2 * StrictMath.log(shape.sparsity()));
    double noise = Math.sqrt(2 * StrictMath.log(shape.features() - shape.sparsity()));
    return Representation.reference(
        shape.sparsity() * (signal + noise) * (signal + noise),
        "first order in large m: v (sqrt(2 ln v) + sqrt(2 ln(m - v)))^2, normal noise, best"
            + " threshold, random unit codes");
  }
}
