package org.superpose.runner.config;

import java.util.Optional;

/** Reads {@code neurons} of a construction. */
final class NeuronsReader {

  private static final String AUTO = new Neurons.Auto().toString();
  private static final String MINIMAL = new Neurons.Minimal().toString();
  private static final String ALLOWED =
      "a whole number of at least 1, %s, %s".formatted(AUTO, MINIMAL);

  private final Diagnostics problems;

  NeuronsReader(Diagnostics problems) {
    this.problems = problems;
  }

  /** Says what {@link #read} accepts, and several such values to sweep over. */
  static Schema schema() {
    return Schema.sweep(
            Schema.anyOf(Schema.whole(1, Integer.MAX_VALUE), Schema.words(AUTO, MINIMAL)))
        .described(
            "the width: a number; %s for what its own analysis says that the criterion needs; %s"
                    .formatted(AUTO, MINIMAL)
                + " for the smallest that a search finds")
        .withDefault(AUTO);
  }

  /** Returns the width, or empty, noted, if the value is not allowed. */
  Optional<Neurons> read(Sweep.Choice choice) {
    if (choice == null) {
      return Optional.of(new Neurons.Auto());
    }
    if (choice.node() instanceof Node.Scalar(_, Object value)) {
      if (value instanceof Long count && count >= 1 && count <= Integer.MAX_VALUE) {
        return Optional.of(new Neurons.Fixed(count.intValue()));
      }
      if (value.equals(AUTO)) {
        return Optional.of(new Neurons.Auto());
      }
      if (value.equals(MINIMAL)) {
        return Optional.of(new Neurons.Minimal());
      }
    }
    problems.add(choice.location(), choice.node().show() + " is not allowed; allowed: " + ALLOWED);
    return Optional.empty();
  }
}
