package org.superpose.bounds.johnsonlindenstrauss;

import java.util.List;
import java.util.Optional;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.settings.Description;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.ProblemShape;

/**
 * Codes of m unit vectors in n dimensions have coherence at least sqrt((m - n) / (n (m - 1)))
 * (Welch), so coherence 1/(2v), which proves that a matched readout with threshold 1/2 is right on
 * every input, takes n >= m / (1 + (m - 1) / (4 v^2)).
 *
 * <p>A reference and no lower bound: networks may be right on every input without that proof, by
 * larger coherence or by another readout. {@link LinearRank} is the lower bound that holds for all
 * of them. Cost: constant. Source: L. Welch, 1974.
 */
public final class Welch implements Bound {

  /** For the service loader. */
  public Welch() {}

  @Override
  public Description describe() {
    return new Description(
        "welch",
        "Codes whose coherence proves them right on every input have at least this many neurons.",
        List.of(),
        List.of("L. Welch, Lower bounds on the maximum cross correlation of signals, 1974"));
  }

  @Override
  public BoundResult evaluate(BoundRequest request) {
    Optional<String> objection = Representation.objection(request);
    if (objection.isPresent()) {
      return new BoundResult.NotApplicable(objection.get());
    }
    if (!(request.criterion() instanceof Criterion.EveryInput)) {
      return new BoundResult.NotApplicable("coherence is about every input, not about random ones");
    }
    ProblemShape shape = request.shape();
    double square = 4.0 * shape.sparsity() * shape.sparsity();
    return Representation.reference(
        shape.features() / (1 + (shape.features() - 1) / square),
        "bounds only codes proved right by coherence 1/(2v) with a matched readout at threshold"
            + " 1/2");
  }
}
