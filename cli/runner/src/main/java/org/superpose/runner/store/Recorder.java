package org.superpose.runner.store;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.superpose.runner.run.Engine;
import org.superpose.runner.run.Outcome;
import org.superpose.runner.run.PlannedCell;

/** Stores every cell as soon as it ends, then reports it, and keeps all outcomes. */
public final class Recorder implements Engine.Watcher {

  private final Resumption resumption;
  private final Engine.Watcher audience;
  private final boolean failFast;
  private final Map<PlannedCell, Outcome> outcomes = new HashMap<>();
  private volatile boolean failed;
  private volatile boolean unwritable;

  /**
   * Looks on while cells run.
   *
   * @param audience told of every cell once it is stored
   * @param failFast whether no cell should start after one that failed
   */
  public Recorder(Resumption resumption, Engine.Watcher audience, boolean failFast) {
    this.resumption = resumption;
    this.audience = audience;
    this.failFast = failFast;
  }

  @Override
  public void started(PlannedCell cell) {
    audience.started(cell);
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
    audience.finished(cell, outcome);
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
    return unwritable || (failFast && failed) || audience.hasSeenEnough();
  }

  /** Returns the outcomes of the cells that ended. */
  public Map<PlannedCell, Outcome> outcomes() {
    synchronized (outcomes) {
      return Map.copyOf(outcomes);
    }
  }
}
