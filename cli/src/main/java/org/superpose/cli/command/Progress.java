package org.superpose.cli.command;

import java.io.PrintWriter;
import org.superpose.cli.run.Column;
import org.superpose.cli.run.Row;

/** Shows how far a run is: one line that renews itself on a terminal, only failures elsewhere. */
final class Progress implements AutoCloseable {

  private static final int BAR = 30;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final int cells;
  private final boolean terminal;
  private final long started = System.nanoTime();
  private int done;
  private int failed;

  private Progress(PrintWriter err, int cells, boolean terminal) {
    this.err = err;
    this.cells = cells;
    this.terminal = terminal;
  }

  /** Starts to show the progress of some cells. */
  static Progress on(PrintWriter err, int cells) {
    Progress progress = new Progress(err, cells, isTerminal());
    progress.draw("");
    return progress;
  }

  // Without the module of the JDK's line editor, System.console() is null when there is none.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    return System.console() != null && System.console().isTerminal();
  }

  /** Counts a finished cell; called from any thread. A failure is reported when it happens. */
  synchronized void finished(Row row) {
    done++;
    if (row.isFailed()) {
      failed++;
      err.print(terminal ? CLEAR_LINE : "");
      err.println("superpose: " + row.text(Column.CELL) + " failed: " + row.text(Column.REASON));
    }
    draw(row.text(Column.CELL));
  }

  private void draw(String latest) {
    if (!terminal) {
      return;
    }
    int filled = cells == 0 ? BAR : BAR * done / cells;
    double elapsed = (System.nanoTime() - started) / 1e9;
    String left = done == 0 ? "" : ", %.0f s left".formatted(elapsed / done * (cells - done));
    err.print(
        "%s[%s%s] %d of %d cells, %d failed, %.0f s%s %s"
            .formatted(
                CLEAR_LINE,
                "=".repeat(filled),
                " ".repeat(BAR - filled),
                done,
                cells,
                failed,
                elapsed,
                left,
                latest));
    err.flush();
  }

  @Override
  public void close() {
    if (terminal) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
