package org.superpose.bounds.counting;

import java.util.List;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.settings.Description;

/**
 * The least number of real parameters whose sign patterns tell the functions of the family apart,
 * whatever the precision of the weights: for trained networks, and for encodings that put much into
 * a weight. Cost: a bisection over the number of parameters.
 *
 * @see SignPatterns
 */
public final class RealParameters implements Bound {

  /** For the service loader. */
  public RealParameters() {}

  @Override
  public Description describe() {
    return new Description(
        "real-parameters",
        "This many real parameters, of any precision, can tell the functions of the task apart.",
        List.of(),
        List.of(CountingArgument.SOURCE, SignPatterns.SOURCE));
  }

  @Override
  public BoundResult evaluate(BoundRequest request) {
    if (request.network().isEmpty()) {
      return new BoundResult.NotApplicable("the bound depends on layers, and no network is given");
    }
    NetworkProfile profile = request.network().get();
    if (profile.parameters() == 0) {
      return new BoundResult.NotApplicable("the network has no parameters");
    }
    return switch (CountingArgument.of(request)) {
      case Requirement.Nothing(String reason) -> new BoundResult.NotApplicable(reason);
      case Requirement.Bits(double bits, List<String> assumptions) -> {
        SignPatterns patterns = SignPatterns.of(request, profile);
        yield new BoundResult.Value(
            BoundResult.Resource.PARAMETERS,
            BoundResult.Direction.LOWER,
            Bisection.least(parameters -> patterns.bits((double) parameters) >= bits * (1 - 1e-9)),
            patterns.with(assumptions));
      }
    };
  }
}
