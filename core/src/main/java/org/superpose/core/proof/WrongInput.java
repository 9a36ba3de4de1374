package org.superpose.core.proof;

import java.util.Arrays;

/**
 * An input and an output that is wrong on it, ordered as witnesses are: fewest active features
 * first, then the lexicographically first set of them, then the first output.
 *
 * @param features the active features, ascending
 * @param output the output
 */
record WrongInput(int[] features, int output) implements Comparable<WrongInput> {

  @Override
  public int compareTo(WrongInput other) {
    if (features.length != other.features.length) {
      return Integer.compare(features.length, other.features.length);
    }
    int order = Arrays.compare(features, other.features);
    return order != 0 ? order : Integer.compare(output, other.output);
  }

  /** Returns the first of two, either of which may be null. */
  static WrongInput first(WrongInput a, WrongInput b) {
    return a == null || (b != null && b.compareTo(a) < 0) ? b : a;
  }
}
