package org.superpose.runner.config;

/** The width that a comparison requests from a construction. */
public sealed interface Neurons {

  /** Returns the width that a checked value of the key stands for. */
  static Neurons of(Object value) {
    return value instanceof Long count
        ? new Fixed(count.intValue())
        : value.equals(Minimal.WORD) ? new Minimal() : new Auto();
  }

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
    static final String WORD = "auto";

    @Override
    public String toString() {
      return WORD;
    }
  }

  /** The smallest width that meets the criterion, found by search. */
  record Minimal() implements Neurons {
    static final String WORD = "minimal";

    @Override
    public String toString() {
      return WORD;
    }
  }
}
