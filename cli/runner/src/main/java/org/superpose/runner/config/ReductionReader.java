package org.superpose.runner.config;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads {@code bits} and {@code prune} of a construction. */
final class ReductionReader {

  static final String REAL = "real";
  static final String MAXIMAL = "maximal";

  private static final int MOST_BITS = 32;
  private static final String BITS_ALLOWED = "a whole number from 1 to " + MOST_BITS + ", " + REAL;
  private static final String PRUNE_ALLOWED = "a number from 0 to 1, " + MAXIMAL;

  private final Diagnostics problems;

  ReductionReader(Diagnostics problems) {
    this.problems = problems;
  }

  /** Returns the reduction, or empty, noted, if a value is not allowed. */
  Optional<Reduction> read(Map<String, Sweep.Choice> given) {
    Optional<OptionalInt> bits = bits(given.get(ComparisonReader.BITS));
    Optional<OptionalDouble> prune = prune(given.get(ComparisonReader.PRUNE));
    return bits.isPresent() && prune.isPresent()
        ? Optional.of(new Reduction(bits.get(), prune.get()))
        : Optional.empty();
  }

  /** Says what {@code bits} may be. */
  static Schema bits() {
    return Schema.sweep(Schema.anyOf(Schema.whole(1, MOST_BITS), Schema.words(REAL)))
        .described("round the weights between layers to so many bits each: " + BITS_ALLOWED)
        .withDefault(REAL);
  }

  /** Says what {@code prune} may be. */
  static Schema prune() {
    return Schema.sweep(Schema.anyOf(Schema.range("number", 0, 1), Schema.words(MAXIMAL)))
        .described(
            "remove this fraction of the weights between layers, the smallest first; "
                + MAXIMAL
                + ": as many as leave the criterion met")
        .withDefault(0);
  }

  private Optional<OptionalInt> bits(Sweep.Choice choice) {
    if (choice == null || isWord(choice, REAL)) {
      return Optional.of(OptionalInt.empty());
    }
    if (choice.node() instanceof Node.Scalar(_, Long bits) && bits >= 1 && bits <= MOST_BITS) {
      return Optional.of(OptionalInt.of(bits.intValue()));
    }
    return reject(choice, BITS_ALLOWED);
  }

  private Optional<OptionalDouble> prune(Sweep.Choice choice) {
    if (choice == null) {
      return Optional.of(OptionalDouble.of(0));
    }
    if (isWord(choice, MAXIMAL)) {
      return Optional.of(OptionalDouble.empty());
    }
    if (choice.node() instanceof Node.Scalar(_, Number fraction)
        && fraction.doubleValue() >= 0
        && fraction.doubleValue() <= 1) {
      return Optional.of(OptionalDouble.of(fraction.doubleValue()));
    }
    return reject(choice, PRUNE_ALLOWED);
  }

  private static boolean isWord(Sweep.Choice choice, String word) {
    return choice.node() instanceof Node.Scalar(_, Object value) && value.equals(word);
  }

  private <T> Optional<T> reject(Sweep.Choice choice, String allowed) {
    problems.add(choice.location(), choice.node().show() + " is not allowed; allowed: " + allowed);
    return Optional.empty();
  }
}
