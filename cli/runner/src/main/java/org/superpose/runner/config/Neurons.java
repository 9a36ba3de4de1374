package org.superpose.runner.config;

/** The width that a comparison asks of a construction. */
public sealed interface Neurons {

  /**
   * A number given by the user.
   *
   * @param count at least 1
   */
  record Fixed(int count) implements Neurons {
    @Override
    public String toString() {
      return Integer.toString(count);
    }
  }

  /** What the construction's own analysis says the criterion needs. */
  record Auto() implements Neurons {
    @Override
    public String toString() {
      return "auto";
    }
  }

  /** The smallest width that meets the criterion, found by search. */
  record Minimal() implements Neurons {
    @Override
    public String toString() {
      return "minimal";
    }
  }
}
