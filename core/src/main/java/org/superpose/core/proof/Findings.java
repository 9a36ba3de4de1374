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

  /** Returns with how many features left to join a node is still of interest. */
  default int fewestPlaces() {
    return 1;
  }

  /**
   * Returns what the gains of the features that join must exceed in sum to be of interest. Values
   * are whole: the sum must be {@code places} times one more than what is missing to the limit.
   *
   * @param places how many features may join
   * @param value the value without them, negated where the output is expected on
   */
  default long needed(boolean on, int places, long value) {
    return places * (limit(on) + 1 - value) - 1;
  }

  /**
   * Returns whether one bound may settle all states of an output's gate that expect it off.
   *
   * @param coefficients of the output
   */
  default boolean allowsOneBound(long[] coefficients) {
    return true;
  }

  /** Is told that the nodes of a state of the gate follow. */
  default void enterState(int state) {}

  /** Is told that a node is not closed by its bound; its branches follow, if it has any. */
  default void beginBranches() {}

  /** Is told of the next branch of the node begun last; its own branches may follow. */
  default void branch(int feature) {}

  /** Is told that the bound closes what is left of the node begun last. */
  default void endBranches() {}
}
