package org.superpose.console.command;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.superpose.runner.run.Engine;
import org.superpose.runner.run.Outcome;
import org.superpose.runner.run.PlannedCell;

/** Stores every cell as soon as it ends, then shows it, and keeps what came of all. */
final class Recorder implements Engine.Watcher {

  private final Resumption resumption;
  private final Progress progress;
  private final boolean failFast;
  private final Map<PlannedCell, Outcome> outcomes = new HashMap<>();
  private volatile boolean failed;
  private volatile boolean unwritable;

  /**
   * Looks on while cells run.
   *
   * @param failFast whether no cell should start after one that failed
   */
  Recorder(Resumption resumption, Progress progress, boolean failFast) {
    this.resumption = resumption;
    this.progress = progress;
    this.failFast = failFast;
  }

  @Override
  public void started(PlannedCell cell) {
    progress.started(cell);
  }

  @Override
  public void finished(PlannedCell cell, Outcome outcome) {
    store(cell, outcome);
    synchronized (outcomes) {
      outcomes.put(cell, outcome);
    }
    if (outcome.row().isFailed()) {
      failed = true; // and never false again, whichever thread comes later
    }
    progress.finished(cell, outcome.row());
  }

  /** Whatever else would run could not be stored either, as on a disk that is full. */
  private void store(PlannedCell cell, Outcome outcome) {
    try {
      resumption.store(cell, outcome);
    } catch (UncheckedIOException e) {
      unwritable = true;
      throw e;
    }
  }

  @Override
  public boolean hasSeenEnough() {
    return unwritable || (failFast && failed);
  }

  /** Returns what came of the cells that ended. */
  Map<PlannedCell, Outcome> outcomes() {
    synchronized (outcomes) {
      return Map.copyOf(outcomes);
    }
  }
}
