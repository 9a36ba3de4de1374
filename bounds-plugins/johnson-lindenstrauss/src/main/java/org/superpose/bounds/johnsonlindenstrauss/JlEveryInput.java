package org.superpose.bounds.johnsonlindenstrauss;

import java.util.List;
import java.util.Optional;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.settings.Description;
import org.superpose.core.task.ProblemShape;

/**
 * Some code represents every input with at most v of m features active once n > 2 (2v - 1)^2 ln(m
 * (m - 1)).
 *
 * <p><b>Proof.</b> Let unit-norm codes have inner products of absolute value below u = 1/(2v - 1),
 * read with themselves. The read of an inactive feature is then below v u, that of an active one
 * above 1 - (v - 1) u, and both are v u = v/(2v - 1): a threshold there separates them. (With
 * threshold 1/2 the coherence has to be below 1/(2v), and 2v takes the place of 2v - 1.) For codes
 * of n independent signs, scaled by n^(-1/2), an inner product reaches u in absolute value with
 * probability at most 2 exp(-n u^2 / 2) (Hoeffding), so some of the m(m - 1)/2 pairs does with
 * probability at most m(m - 1) exp(-n u^2 / 2), which is below 1 for the stated n: some code has no
 * such pair. A network right on every input meets every criterion.
 *
 * <p>Cost: constant. Source: W. Johnson and J. Lindenstrauss, 1984; W. Hoeffding, 1963, theorem 2.
 */
public final class JlEveryInput implements Bound {

  /** For the service loader. */
  public JlEveryInput() {}

  @Override
  public Description describe() {
    return new Description(
        "jl-every-input",
        "Some code with this many neurons represents the features of every input; proved.",
        List.of(),
        List.of(
            "W. Johnson and J. Lindenstrauss, Extensions of Lipschitz mappings into a Hilbert"
                + " space, 1984",
            "W. Hoeffding, Probability inequalities for sums of bounded random variables, 1963"));
  }

  @Override
  public BoundResult evaluate(BoundRequest request) {
    Optional<String> objection = Representation.objection(request);
    if (objection.isPresent()) {
      return new BoundResult.NotApplicable(objection.get());
    }
    ProblemShape shape = request.shape();
    double pairs = shape.features() * (shape.features() - 1.0);
    double inverse = 2.0 * shape.sparsity() - 1;
    double neurons = pairs == 0 ? 1 : Math.floor(2 * inverse * inverse * StrictMath.log(pairs)) + 1;
    return Representation.upper(
        request,
        neurons,
        "some code of random signs has coherence below 1/(2v - 1): n > 2 (2v - 1)^2 ln(m (m - 1))");
  }
}
