package org.superpose.cli.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.superpose.cli.plugin.Plugin;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.bound.BoundResult.Direction;
import org.superpose.core.bound.BoundResult.Resource;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.verify.Verdict;
import org.superpose.core.verify.Verification;

/** Holds networks against the lower bounds of a comparison. */
final class LowerBounds {

  private final List<Plugin<Bound>> bounds;
  private final Criterion criterion;

  LowerBounds(List<Plugin<Bound>> bounds, Criterion criterion) {
    this.bounds = bounds;
    this.criterion = criterion;
  }

  /** Records the strongest bounds; returns a contradiction, which is a bug of ours. */
  Optional<String> hold(
      ProblemShape shape,
      Network network,
      Accounting accounting,
      Verification verification,
      Row.Builder row) {
    NetworkProfile profile =
        new NetworkProfile(
            accounting.neurons(),
            accounting.layers(),
            accounting.bitsPerParameter(),
            network.encoderOrigin() instanceof Origin.Public
                && network.readoutOrigin() instanceof Origin.Public);
    BoundRequest request = new BoundRequest(shape, criterion, Optional.of(profile));
    OptionalDouble neurons = strongest(request, Resource.NEURONS);
    OptionalDouble bits = strongest(request, Resource.PARAMETER_BITS);
    row.set(Column.BOUND_NEURONS, neurons).set(Column.BOUND_PARAMETER_BITS, bits);
    if (bits.isPresent() && bits.getAsDouble() > 0) {
      row.set(Column.BITS_OVER_BOUND, accounting.parameterBits() / bits.getAsDouble());
    }
    boolean below =
        accounting.parameterBits() < bits.orElse(0) || accounting.neurons() < neurons.orElse(0);
    if (below && verification.verdict() instanceof Verdict.Verified) {
      return Optional.of(
          "verified below a lower bound whose assumptions it meets: the construction calls"
              + " something public that depends on the instance, or the bound, the accounting or"
              + " the verifier is wrong");
    }
    return Optional.empty();
  }

  private OptionalDouble strongest(BoundRequest request, Resource resource) {
    OptionalDouble strongest = OptionalDouble.empty();
    for (Plugin<Bound> bound : bounds) {
      if (evaluate(bound, request)
              instanceof BoundResult.Value(var bounded, var direction, double value, List<String> _)
          && bounded == resource
          && direction == Direction.LOWER
          && value > strongest.orElse(-1)) {
        strongest = OptionalDouble.of(value);
      }
    }
    return strongest;
  }

  private static BoundResult evaluate(Plugin<Bound> bound, BoundRequest request) {
    try {
      return bound.service().evaluate(request);
    } catch (RuntimeException | LinkageError e) {
      return new BoundResult.NotApplicable("the plugin broke: " + Failures.describe(e));
    }
  }
}
