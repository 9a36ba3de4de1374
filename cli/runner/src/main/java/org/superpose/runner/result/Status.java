package org.superpose.runner.result;

import java.util.Locale;

/** How a cell ended. */
public enum Status {
  /** A network was built and judged. */
  OK,
  /** The construction does not apply to the problem; the reason says why. */
  UNSUPPORTED,
  /** Building or judging broke; the reason says how. */
  FAILED,
  /** The cell ran over its time. */
  TIMEOUT;

  /** Returns the word in results. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
