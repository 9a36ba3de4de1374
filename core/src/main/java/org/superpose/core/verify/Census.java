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
 * @param memory about how many bytes its tables took, by the estimate made beforehand
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

  /** Returns whether another method could tell no more that users ask for. */
  boolean isComplete() {
    return witness.isEmpty() ? margin.isPresent() : wrongInputs.isPresent();
  }
}
