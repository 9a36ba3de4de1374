package org.superpose.console.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.run.Engine;
import org.superpose.runner.run.Outcome;
import org.superpose.runner.run.PlannedCell;

/**
 * Shows how far a run is: on a terminal one line that renews itself and never wraps, elsewhere a
 * plain line a minute, so that a log shows life. A failure is told when it happens.
 */
final class Progress implements Engine.Watcher, AutoCloseable {

  private static final int LONGEST_BAR = 20;
  private static final int SHORTEST_BAR = 5;
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final Duration ON_TERMINAL = Duration.ofSeconds(1);
  private static final Duration IN_LOG = Duration.ofMinutes(1);

  private final PrintWriter err;
  private final int columns; // 0 where there is no terminal
  private final LongSupplier nanoTime;
  private final int cells;
  private final int reused;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("progress").factory());
  private final Eta eta;
  private int ended;
  private int failed;
  private boolean closed;
  private final Set<String> told = new HashSet<>();

  /**
   * Shows the progress of some cells.
   *
   * @param columns how wide the terminal is, or 0 if there is none
   * @param nanoTime a clock
   * @param reused how many other cells ended before
   */
  Progress(
      PrintWriter err, int columns, LongSupplier nanoTime, List<PlannedCell> toRun, int reused) {
    this.err = err;
    this.columns = columns;
    this.nanoTime = nanoTime;
    this.cells = toRun.size() + reused;
    this.reused = reused;
    this.eta = new Eta(toRun);
  }

  /** Begins to show the progress of some cells on the standard error of this program. */
  static Progress on(PrintWriter err, List<PlannedCell> toRun, int reused) {
    Progress progress =
        new Progress(err, Terminal.columns(System.getenv()), System::nanoTime, toRun, reused);
    long period = (progress.columns > 0 ? ON_TERMINAL : IN_LOG).toMillis();
    var _ =
        progress.clock.scheduleAtFixedRate(
            progress::refresh, period, period, TimeUnit.MILLISECONDS);
    return progress;
  }

  /** Shows the time that has passed. */
  synchronized void refresh() {
    if (columns > 0) {
      draw();
    } else if (!closed) {
      err.println("superpose: " + tally().show(eta.left(nanoTime.getAsLong())));
    }
  }

  @Override
  public synchronized void started(PlannedCell cell) {
    eta.started(cell, nanoTime.getAsLong());
    draw();
  }

  @Override
  public synchronized void finished(PlannedCell cell, Outcome outcome) {
    CellResult row = outcome.row();
    eta.finished(cell, nanoTime.getAsLong());
    ended++;
    if (row.isFailed()) {
      failed++;
      err.print(columns > 0 ? CLEAR_LINE : "");
      err.println(
          "superpose: %s %s: %s".formatted(row.cell().name(), row.status().label(), row.reason()));
    }
    tellBrokenBounds(row);
    draw();
  }

  /** A bound that breaks costs no cell its verdict, so it is told of here, once. */
  private void tellBrokenBounds(CellResult row) {
    String broken = row.bounds().broken();
    if (!broken.isEmpty() && told.add(broken)) {
      err.print(columns > 0 ? CLEAR_LINE : "");
      err.println("superpose: %s, first in %s".formatted(broken, row.cell().name()));
    }
  }

  @Override
  public boolean hasSeenEnough() {
    return false;
  }

  private Tally tally() {
    return new Tally(cells, reused, ended, failed, eta.running());
  }

  private void draw() {
    if (columns == 0 || closed) {
      return;
    }
    int room = columns - 1; // some terminals wrap when the last column is filled
    String text = tally().show(eta.left(nanoTime.getAsLong()));
    int bar = Math.min(LONGEST_BAR, room - text.length() - "[] ".length());
    String line = bar < SHORTEST_BAR ? text : tally().bar(bar) + " " + text;
    err.print(CLEAR_LINE + line.substring(0, Math.clamp(room, 0, line.length())));
    err.flush();
  }

  @Override
  public synchronized void close() {
    closed = true;
    clock.shutdownNow();
    if (columns > 0) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
