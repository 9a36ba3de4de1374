package org.superpose.bounds.counting;

import java.util.List;
import java.util.Optional;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.settings.Description;

/**
 * The least width at which L layers of real parameters between public parts tell the functions of
 * the family apart, whatever the precision of the weights. Cost: a bisection over widths.
 *
 * @see SignPatterns
 */
public final class RealNeurons implements Bound {

  private static final NetworkProfile BEST_CASE = new NetworkProfile(0, 1, 0, true);

  /** For the service loader. */
  public RealNeurons() {}

  @Override
  public Description describe() {
    return new Description(
        "real-neurons",
        "Layers of this many neurons with real weights, of any precision, can tell the functions of"
            + " the task apart.",
        List.of(),
        List.of(CountingArgument.SOURCE, SignPatterns.SOURCE));
  }

  @Override
  public BoundResult evaluate(BoundRequest request) {
    NetworkProfile profile = request.network().orElse(BEST_CASE);
    Optional<String> objection = LayerStore.objectionToParts(profile);
    if (objection.isPresent()) {
      return new BoundResult.NotApplicable(objection.get());
    }
    return switch (CountingArgument.of(request)) {
      case Requirement.Nothing(String reason) -> new BoundResult.NotApplicable(reason);
      case Requirement.Bits(double bits, List<String> assumptions) -> {
        SignPatterns patterns = SignPatterns.of(request, profile);
        yield new BoundResult.Value(
            BoundResult.Resource.NEURONS,
            BoundResult.Direction.LOWER,
            Bisection.least(
                width -> patterns.withNeurons(width).bitsOfLayers() >= bits * (1 - 1e-9)),
            patterns.with(assumptions));
      }
    };
  }
}
