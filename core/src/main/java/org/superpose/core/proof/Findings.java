package org.superpose.core.proof;

/** What a {@link Search} of one output looks for, and what it found. */
interface Findings {

  /** Returns the largest size of a set that is still of interest. */
  int largestSize();

  /** Returns whether sets with other features than the inputs of the output's gate matter. */
  default boolean concernsOthers() {
    return true;
  }

  /**
   * Returns the value that a set must exceed to be of interest.
   *
   * @param on whether the output is expected on; its values are negated then
   */
  long limit(boolean on);

  /**
   * Takes a set whose value exceeds the limit.
   *
   * @param features the active features, ascending
   * @param on whether the output is expected on
   * @param value the value of the output, negated where it is expected on
   * @return whether sets that contain this one are of interest, too
   */
  boolean add(int[] features, boolean on, long value);

  /** Returns whether nothing more is of interest. */
  boolean complete();
}
