package org.superpose.runner.diff;

import java.util.Locale;

/** What a change means, the worst first. */
public enum Effect {
  /** A network that does as well costs more, or one does worse. */
  WORSE,
  /** A network that does as well costs less, or one does better. */
  BETTER,
  /** Neither, as far as is known. */
  NEUTRAL;

  /** Returns the word in results. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Effect of(double increaseOfBadness) {
    return increaseOfBadness > 0 ? WORSE : increaseOfBadness < 0 ? BETTER : NEUTRAL;
  }
}
