package org.superpose.core.verify;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a method that decides every input found out.
 *
 * @param method which one
 * @param inputs how many inputs there are; empty if more than a long can count
 * @param wrongInputs how many of them have some wrong output; empty if not counted
 * @param wrongOutputs how many outputs are wrong, over all inputs; empty if not counted
 * @param margin the smallest distance of a score from its threshold, on the right side; negative
 *     when some output is wrong; empty if not computed
 * @param memory about how many bytes its tables took, by the estimate for those it made
 * @param witness of all wrong inputs, or of those found if they are not counted, the first with the
 *     fewest active features, at its first wrong output; empty if, and only if, no input is wrong
 */
record Census(
    Method method,
    OptionalLong inputs,
    OptionalLong wrongInputs,
    OptionalLong wrongOutputs,
    OptionalDouble margin,
    long memory,
    Optional<Witness> witness) {

  /** Never to be seen: a method is wrong. */
  static final String CONTRADICTION =
      "an input that the method found wrong is right in exact arithmetic: please report this"
          + " network";

  /**
   * @throws IllegalArgumentException if wrong inputs are counted without a witness, or none with
   *     one
   */
  Census {
    if (wrongInputs.isPresent() && (wrongInputs.getAsLong() > 0) != witness.isPresent()) {
      throw new IllegalArgumentException(CONTRADICTION);
    }
  }

  /**
   * Says that every input is decided, if the witness agrees: it was evaluated again in exact
   * arithmetic, so that no wrong input, counted by whatever means, ever comes with no witness.
   */
  static Attempt attempt(
      Method method, OptionalLong inputs, Tally tally, long memory, Optional<Witness> witness) {
    if (witness.isPresent() != (tally.wrongOutputs() > 0)) {
      return new Attempt.Declined(CONTRADICTION);
    }
    return new Attempt.Decided(
        new Census(
            method,
            inputs,
            OptionalLong.of(tally.wrongInputs()),
            OptionalLong.of(tally.wrongOutputs()),
            OptionalDouble.of(tally.margin()),
            memory,
            witness));
  }

  /** Returns whether another method could tell no more that users ask for. */
  boolean isComplete() {
    return witness.isEmpty() ? margin.isPresent() : wrongInputs.isPresent();
  }
}
