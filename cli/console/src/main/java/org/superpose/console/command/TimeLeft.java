package org.superpose.console.command;

import java.util.Locale;

/**
 * A guess of the time that work takes.
 *
 * @param seconds how long
 * @param isLeast whether it probably takes longer
 */
record TimeLeft(double seconds, boolean isLeast) {

  private static final int MINUTE = 60;
  private static final int HOUR = 3_600;

  /** Returns for instance {@code about 5 min left}. */
  @Override
  public String toString() {
    return (isLeast ? "over " : "about ") + rounded() + " left";
  }

  private String rounded() {
    if (seconds < 2 * MINUTE) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    return seconds < 2 * HOUR
        ? String.format(Locale.ROOT, "%.0f min", seconds / MINUTE)
        : String.format(Locale.ROOT, "%.1f h", seconds / HOUR);
  }
}
