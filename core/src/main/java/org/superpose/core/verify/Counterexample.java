package org.superpose.core.verify;

import java.util.List;

/**
 * An output that is wrong on an input.
 *
 * @param output the output
 * @param activeInputs the active features, ascending
 * @param expectedOn whether the output should be on
 */
public record Counterexample(int output, List<Integer> activeInputs, boolean expectedOn) {

  /** Copies the active inputs. */
  public Counterexample {
    activeInputs = List.copyOf(activeInputs);
  }
}
