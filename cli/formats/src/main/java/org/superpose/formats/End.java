package org.superpose.formats;

import java.io.IOException;

/**
 * A function at the end of a network that only grows: it says whether its value exceeds a threshold
 * when another number exceeds another threshold.
 *
 * @param name what the graph calls it
 * @param standard what the value must exceed when nobody says otherwise
 * @param inverse moves a condition before the function
 */
record End(String name, Rational standard, Inverse inverse) {

  /** Moves conditions. */
  @FunctionalInterface
  interface Inverse {
    Condition apply(Condition condition, int outputs) throws IOException;
  }

  /** Returns the function after another one. */
  End after(End first) {
    return new End(
        first.name + ", " + name,
        standard,
        (condition, outputs) -> first.inverse.apply(inverse.apply(condition, outputs), outputs));
  }
}
