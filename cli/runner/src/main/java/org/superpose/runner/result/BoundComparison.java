package org.superpose.runner.result;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The strongest lower bounds that apply to a network.
 *
 * @param neurons no network has fewer
 * @param parameterBits no network has fewer
 * @param broken which bounds broke, and how; empty if none did
 */
public record BoundComparison(OptionalDouble neurons, OptionalDouble parameterBits, String broken) {

  /** No bound applies. */
  public static final BoundComparison NONE =
      new BoundComparison(OptionalDouble.empty(), OptionalDouble.empty(), "");

  static BoundComparison read(RowValues row) {
    return new BoundComparison(
        row.realIfAny(Column.BOUND_NEURONS),
        row.realIfAny(Column.BOUND_PARAMETER_BITS),
        row.text(Column.BROKEN_BOUNDS));
  }

  /** Returns which bounds broke, if any did. */
  Optional<String> brokenIfAny() {
    return Optional.of(broken).filter(text -> !text.isEmpty());
  }

  /** Returns how many times the bound some bits are, where there is a positive bound. */
  OptionalDouble times(double bits) {
    return parameterBits.isPresent() && parameterBits.getAsDouble() > 0
        ? OptionalDouble.of(bits / parameterBits.getAsDouble())
        : OptionalDouble.empty();
  }
}
