package org.superpose.bounds.counting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.settings.Description;
import org.superpose.core.task.ProblemShape;

/**
 * The capacity of n neurons: layers that hold L (n^2 + n) b bits compute no more outputs than these
 * bits tell apart, when every output takes as many bits as in the problem at hand. Cost: that of
 * {@link CountingBits}.
 *
 * @see CountingArgument
 */
public final class CountingCapacity implements Bound {

  /** For the service loader. */
  public CountingCapacity() {}

  @Override
  public Description describe() {
    return new Description(
        "counting-capacity",
        "The bits that the network's layers hold pay for no more outputs than this.",
        List.of(),
        List.of(CountingArgument.SOURCE));
  }

  @Override
  public BoundResult evaluate(BoundRequest request) {
    if (request.network().isEmpty()) {
      return new BoundResult.NotApplicable("the capacity is that of a network, and none is given");
    }
    Optional<String> objection = LayerStore.objection(request);
    if (objection.isPresent()) {
      return new BoundResult.NotApplicable(objection.get());
    }
    return switch (CountingArgument.of(request)) {
      case Requirement.Nothing(String reason) -> new BoundResult.NotApplicable(reason);
      case Requirement.Bits(double bits, List<String> assumptions) ->
          capacity(request, bits, assumptions);
    };
  }

  private static BoundResult capacity(BoundRequest request, double bits, List<String> assumptions) {
    ProblemShape shape = request.shape();
    LayerStore store = LayerStore.of(request);
    double bitsPerOutput = bits / shape.outputs();
    List<String> all = new ArrayList<>(store.with(assumptions));
    all.add(CountingArgument.asInThisProblem(bitsPerOutput));
    double held = store.bits(request.network().orElseThrow().neurons());
    return new BoundResult.Value(
        BoundResult.Resource.FEATURES,
        BoundResult.Direction.UPPER,
        Math.floor(held / bitsPerOutput * (1 + 1e-12)),
        all);
  }
}
