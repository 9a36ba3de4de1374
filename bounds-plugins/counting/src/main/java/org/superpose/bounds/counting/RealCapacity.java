package org.superpose.bounds.counting;

import java.util.ArrayList;
import java.util.List;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.settings.Description;

/**
 * The capacity of real parameters: no more outputs than their sign patterns tell apart, when every
 * output takes as many bits as in the problem at hand, and on the same inputs. Cost: a bisection
 * over the number of outputs.
 *
 * @see SignPatterns
 */
public final class RealCapacity implements Bound {

  /** For the service loader. */
  public RealCapacity() {}

  @Override
  public Description describe() {
    return new Description(
        "real-capacity",
        "The network's real parameters, of any precision, tell no more outputs than this apart.",
        List.of(),
        List.of(CountingArgument.SOURCE, SignPatterns.SOURCE));
  }

  @Override
  public BoundResult evaluate(BoundRequest request) {
    if (request.network().isEmpty()) {
      return new BoundResult.NotApplicable("the capacity is that of a network, and none is given");
    }
    NetworkProfile profile = request.network().get();
    if (profile.parameters() == 0) {
      return new BoundResult.NotApplicable("the network has no parameters");
    }
    return switch (CountingArgument.of(request)) {
      case Requirement.Nothing(String reason) -> new BoundResult.NotApplicable(reason);
      case Requirement.Bits(double bits, List<String> assumptions) ->
          capacity(request, profile, bits / request.shape().outputs(), assumptions);
    };
  }

  private static BoundResult capacity(
      BoundRequest request,
      NetworkProfile profile,
      double bitsPerOutput,
      List<String> assumptions) {
    SignPatterns patterns = SignPatterns.of(request, profile);
    List<String> all = new ArrayList<>(patterns.with(assumptions));
    all.add(CountingArgument.asInThisProblem(bitsPerOutput));
    long beyond =
        Bisection.least(
            outputs ->
                patterns.withOutputs(outputs).bits((double) profile.parameters())
                    < outputs * bitsPerOutput * (1 - 1e-9));
    return new BoundResult.Value(
        BoundResult.Resource.FEATURES, BoundResult.Direction.UPPER, beyond - 1, all);
  }
}
