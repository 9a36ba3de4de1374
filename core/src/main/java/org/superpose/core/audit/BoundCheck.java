package org.superpose.core.audit;

import java.util.Locale;
import java.util.Optional;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.bound.BoundResult.Direction;
import org.superpose.core.bound.BoundResult.Resource;
import org.superpose.core.network.Accounting;

/**
 * Holds a network that is right against a bound, for any of the four resources: one beyond a bound
 * whose assumptions it meets is a bug, in the bound, in the accounting, in what is called public or
 * in the proof that the network is right.
 */
public final class BoundCheck {

  /** Of a value, for rounding in the bound's own arithmetic. */
  private static final double PRECISION = 1e-12;

  private BoundCheck() {}

  /**
   * Asks a bound.
   *
   * @throws BrokenBoundException if it throws or answers nothing, saying so in words
   */
  public static BoundResult ask(Bound bound, BoundRequest request) throws BrokenBoundException {
    BoundResult result;
    try {
      result = bound.evaluate(request);
    } catch (Exception | Error e) {
      throw new BrokenBoundException(e);
    }
    if (result == null
        || (result instanceof BoundResult.Value value
            && (value.resource() == null || value.direction() == null))) {
      throw new BrokenBoundException("it answers nothing");
    }
    return result;
  }

  /**
   * Returns, in words, how a network that is right contradicts a bound, or empty if it does not.
   *
   * @param id the id of the bound
   * @param outputs m', the features that the network computes
   */
  public static Optional<String> contradiction(
      String id, BoundResult.Value bound, Accounting accounting, int outputs) {
    double used = used(bound.resource(), accounting, outputs);
    boolean beyond =
        bound.resource() == Resource.FEATURES
            ? bound.direction() == Direction.UPPER && used > bound.value() * (1 + PRECISION)
            : bound.direction() == Direction.LOWER && used < bound.value() * (1 - PRECISION);
    if (!beyond) {
      return Optional.empty();
    }
    return Optional.of(
        "%s says %s %s %s, the network has %s"
            .formatted(
                id,
                bound.resource() == Resource.FEATURES ? "at most" : "at least",
                show(bound.value()),
                bound.resource().label(),
                show(used)));
  }

  private static double used(Resource resource, Accounting accounting, int outputs) {
    return switch (resource) {
      case NEURONS -> accounting.neurons();
      case PARAMETERS -> accounting.parameters();
      case PARAMETER_BITS -> accounting.parameterBits();
      case FEATURES -> outputs;
    };
  }

  private static String show(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.6g", value);
  }
}
