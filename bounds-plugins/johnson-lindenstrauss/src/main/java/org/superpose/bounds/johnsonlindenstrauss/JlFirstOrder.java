package org.superpose.bounds.johnsonlindenstrauss;

import java.util.List;
import java.util.Optional;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.settings.Description;
import org.superpose.core.task.ProblemShape;

/**
 * To first order, all reads of a random input with v of m features active are right once n = 8 v
 * ln(m - v): the noise of a read has variance about v/n, and the largest of m - v normal reads
 * reaches the threshold 1/2. A formula for orientation; {@link JlRandomInput} is the theorem. Cost:
 * constant.
 */
public final class JlFirstOrder implements Bound {

  /** For the service loader. */
  public JlFirstOrder() {}

  @Override
  public Description describe() {
    return new Description(
        "jl-first-order",
        "Random codes represent random inputs from about 8 v ln(m - v) neurons on, threshold 1/2.",
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
    int inactive = shape.features() - shape.sparsity();
    return Representation.reference(
        8 * shape.sparsity() * StrictMath.log(inactive),
        "first order in large m: 8 v ln(m - v), normal noise, threshold 1/2, random unit codes");
  }
}
