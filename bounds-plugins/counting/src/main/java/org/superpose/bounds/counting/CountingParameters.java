package org.superpose.bounds.counting;

import java.util.List;
import java.util.Optional;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.settings.Description;

/**
 * The number of parameters: the counting bound in bits over the bits of the dearest parameter.
 * Cost: that of {@link CountingBits}.
 *
 * @see CountingArgument
 */
public final class CountingParameters implements Bound {

  /** For the service loader. */
  public CountingParameters() {}

  @Override
  public Description describe() {
    return new Description(
        "counting-parameters",
        "This many parameters at the network's price hold the bits of the counting bound.",
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
              BoundResult.Resource.PARAMETERS,
              BoundResult.Direction.LOWER,
              Math.ceil(bits / store.bitsPerParameter() * (1 - 1e-12)),
              store.with(assumptions));
    };
  }
}
