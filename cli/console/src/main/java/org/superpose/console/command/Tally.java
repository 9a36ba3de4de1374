package org.superpose.console.command;

import java.util.Locale;
import java.util.Optional;

/**
 * How far a run is.
 *
 * @param cells how many there are in all
 * @param reused how many of them had ended before the run
 * @param ended how many ended in the run
 * @param failed how many of those failed or ran over their time
 * @param running how many run at the moment
 */
record Tally(int cells, int reused, int ended, int failed, int running) {

  /** Returns for instance {@code 12 of 40 cells done (5 reused), 2 running, about 3 min left}. */
  String show(Optional<TimeLeft> timeLeft) {
    StringBuilder text =
        new StringBuilder(String.format(Locale.ROOT, "%,d of %,d cells done", done(), cells));
    if (reused > 0) {
      text.append(String.format(Locale.ROOT, " (%,d reused)", reused));
    }
    text.append(String.format(Locale.ROOT, ", %,d running", running));
    if (failed > 0) {
      text.append(String.format(Locale.ROOT, ", %,d failed", failed));
    }
    timeLeft.ifPresent(time -> text.append(", ").append(time));
    return text.toString();
  }

  /** Returns a bar of some characters between brackets. */
  String bar(int length) {
    int filled = cells == 0 ? length : (int) ((long) length * done() / cells);
    return "[" + "=".repeat(filled) + " ".repeat(length - filled) + "]";
  }

  private int done() {
    return reused + ended;
  }
}
