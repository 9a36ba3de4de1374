package org.superpose.core.bound;

import java.util.List;

/** A bound's answer to a {@link BoundRequest}. */
public sealed interface BoundResult {

  /** What is bounded. */
  enum Resource {
    /** The width of the widest layer. */
    NEURONS("neurons"),
    /** The number of weights and biases. */
    PARAMETERS("parameters"),
    /** The stored bits of all parameters. */
    PARAMETER_BITS("parameter bits"),
    /** The number of output features that the request's network could compute. */
    FEATURES("features");

    private final String label;

    Resource(String label) {
      this.label = label;
    }

    /** Returns the name in words. */
    public String label() {
      return label;
    }
  }

  /** What the value says about the resource. */
  enum Direction {
    /** No network that meets the assumptions has less. */
    LOWER,
    /** Some network has no more; for {@link Resource#FEATURES}: no network has more. */
    UPPER,
    /** An asymptotic law with the stated constant: for orientation, bounds nothing. */
    REFERENCE
  }

  /**
   * The bound holds.
   *
   * @param resource what is bounded
   * @param direction what the value says
   * @param value the bound, in units of the resource
   * @param assumptions what it rests on, in words; stated constants included
   */
  record Value(Resource resource, Direction direction, double value, List<String> assumptions)
      implements BoundResult {
    /**
     * @throws IllegalArgumentException if the value is negative or not finite
     */
    public Value {
      assumptions = List.copyOf(assumptions);
      if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a bound must be finite and not negative: " + value);
      }
    }
  }

  /**
   * The bound says nothing here.
   *
   * @param reason why, in one sentence
   */
  record NotApplicable(String reason) implements BoundResult {}
}
