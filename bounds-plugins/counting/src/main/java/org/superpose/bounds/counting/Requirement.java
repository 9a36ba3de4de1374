package org.superpose.bounds.counting;

import java.util.List;

/** What counting says about the bits of a program. */
sealed interface Requirement {

  /**
   * A program needs bits.
   *
   * @param bits how many at least, above 0
   * @param assumptions what that rests on, in words
   */
  record Bits(double bits, List<String> assumptions) implements Requirement {}

  /**
   * Counting says nothing.
   *
   * @param reason why, in one sentence
   */
  record Nothing(String reason) implements Requirement {}
}
