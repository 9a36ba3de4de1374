package org.superpose.bounds.counting;

import java.util.List;
import java.util.Optional;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.settings.Description;

/**
 * The width: the least n for which L layers of n neurons have room for the bits of the counting
 * bound, L (n^2 + n) b >= log2 |F|. Cost: that of {@link CountingBits}.
 *
 * @see CountingArgument
 */
public final class CountingNeurons implements Bound {

  /** For the service loader. */
  public CountingNeurons() {}

  @Override
  public Description describe() {
    return new Description(
        "counting-neurons",
        "Layers with this many neurons have room for the bits of the counting bound.",
        List.of(),
        List.of(CountingArgument.SOURCE));
  }

  @Override
  public BoundResult evaluate(BoundRequest request) {
    Optional<String> objection = LayerStore.objection(request);
    if (objection.isPresent()) {
      return new BoundResult.NotApplicable(objection.get());
    }
    LayerStore store = LayerStore.of(request);
    return switch (CountingArgument.of(request)) {
      case Requirement.Nothing(String reason) -> new BoundResult.NotApplicable(reason);
      case Requirement.Bits(double bits, List<String> assumptions) ->
          new BoundResult.Value(
              BoundResult.Resource.NEURONS,
              BoundResult.Direction.LOWER,
              store.neuronsFor(bits * (1 - 1e-12)),
              store.with(assumptions));
    };
  }
}
