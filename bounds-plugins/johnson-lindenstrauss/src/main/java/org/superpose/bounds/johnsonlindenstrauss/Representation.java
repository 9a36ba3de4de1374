package org.superpose.bounds.johnsonlindenstrauss;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gates;

/** What the bounds on representing features ask of a request, and how they answer. */
final class Representation {

  private Representation() {}

  /**
   * Returns why a request is not about representing features, if so: about outputs that are single
   * features, the same ones for every instance, so that the readout can be public.
   */
  static Optional<String> objection(BoundRequest request) {
    return request.shape().isSingle() && request.gates().filter(Gates::areFeatures).isPresent()
        ? Optional.empty()
        : Optional.of("the bound is on representing features, not on " + request.shape().task());
  }

  /** Returns why a formula for random inputs does not apply, if so. */
  static Optional<String> objectionToRandom(BoundRequest request) {
    return objection(request)
        .or(
            () ->
                request.criterion() instanceof Criterion.EveryInput
                    ? Optional.of("the formula is for random inputs, the criterion for every input")
                    : Optional.empty())
        .or(
            () ->
                request.shape().features() == request.shape().sparsity()
                    ? Optional.of("every feature may be active: none is left to confuse")
                    : Optional.empty());
  }

  /** Returns the allowed failure of a random input, or the allowed number of wrong outputs. */
  static OptionalDouble allowedErrors(Criterion criterion) {
    return switch (criterion) {
      case Criterion.EveryInput _ -> OptionalDouble.empty();
      case Criterion.RandomInput(double failure, double _) -> OptionalDouble.of(failure);
      case Criterion.ExpectedWrongOutputs(double limit, double _) -> OptionalDouble.of(limit);
    };
  }

  /** Returns an upper bound, which the identity code caps. */
  static BoundResult upper(BoundRequest request, double neurons, String proof) {
    return new BoundResult.Value(
        BoundResult.Resource.NEURONS,
        BoundResult.Direction.UPPER,
        Math.min(neurons, request.shape().features()),
        List.of(
            proof,
            "no hidden layer, matched public readout; never above m, the neurons of the identity"
                + " code"));
  }

  static BoundResult reference(double neurons, String formula) {
    return new BoundResult.Value(
        BoundResult.Resource.NEURONS, BoundResult.Direction.REFERENCE, neurons, List.of(formula));
  }
}
