package org.superpose.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;

/**
 * Holds bounds against networks that are right: one below a lower bound whose assumptions it meets
 * is a bug, in the bound, in the accounting or in the proof that the network is right.
 */
public final class BoundAudit {

  private BoundAudit() {}

  /**
   * Returns, in words, every bound that a network contradicts; none should be.
   *
   * @param network a network that is right on every input of the problem
   */
  public static List<String> contradictions(
      Network network, Problem problem, Iterable<? extends Bound> bounds) {
    BoundRequest request =
        new BoundRequest(
            problem.shape(), new Criterion.EveryInput(), Optional.of(NetworkProfile.of(network)));
    List<String> contradictions = new ArrayList<>();
    for (Bound bound : bounds) {
      if (bound.evaluate(request) instanceof BoundResult.Value value
          && contradicts(Accounting.of(network), problem, value)) {
        contradictions.add(
            "%s: %s %s %s, but %s"
                .formatted(
                    bound.describe().id(),
                    value.direction(),
                    value.value(),
                    value.resource().label(),
                    Accounting.of(network)));
      }
    }
    return contradictions;
  }

  private static boolean contradicts(
      Accounting accounting, Problem problem, BoundResult.Value bound) {
    if (bound.resource() == BoundResult.Resource.FEATURES) {
      return bound.direction() == BoundResult.Direction.UPPER && problem.outputs() > bound.value();
    }
    double used =
        switch (bound.resource()) {
          case NEURONS -> accounting.neurons();
          case PARAMETERS -> accounting.parameters();
          case PARAMETER_BITS -> accounting.parameterBits();
          case FEATURES -> throw new AssertionError();
        };
    return bound.direction() == BoundResult.Direction.LOWER && used < bound.value() * (1 - 1e-12);
  }
}
