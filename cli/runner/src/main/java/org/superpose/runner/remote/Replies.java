package org.superpose.runner.remote;

import java.util.List;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.engine.ClusterEngine;
import org.superpose.runner.run.CellRunner;
import org.superpose.runner.run.Engine;
import org.superpose.runner.run.Outcome;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.store.CellKeys;

/**
 * Turns what a cluster says of cells into rows. A row counts only if its key says that it was made
 * by the code that is here.
 */
final class Replies implements ClusterEngine.Listener {

  private final Comparison comparison;
  private final CellKeys keys;
  private final List<PlannedCell> cells;
  private final Engine.Watcher watcher;

  /**
   * Tells a watcher.
   *
   * @param cells those sent to the cluster, in their order
   */
  Replies(Comparison comparison, List<PlannedCell> cells, Engine.Watcher watcher) {
    this.comparison = comparison;
    this.keys = new CellKeys(comparison);
    this.cells = List.copyOf(cells);
    this.watcher = watcher;
  }

  @Override
  public void started(int cell) {
    watcher.started(cells.get(cell));
  }

  @Override
  public void finished(int cell, String result) {
    PlannedCell planned = cells.get(cell);
    switch (Reply.read(result)) {
      case Reply.Refused(String reason) -> failed(cell, reason);
      case Reply.Ended(var entry) ->
          keys.of(planned.cell())
              .differenceFrom(entry.key())
              .ifPresentOrElse(
                  difference -> failed(cell, "other code there than here: " + difference),
                  () -> watcher.finished(planned, new Outcome(entry.row(), entry.probes())));
    }
  }

  @Override
  public void failed(int cell, String reason) {
    PlannedCell planned = cells.get(cell);
    watcher.finished(planned, CellRunner.failed(planned.cell(), comparison, reason));
  }

  @Override
  public boolean hasSeenEnough() {
    return watcher.hasSeenEnough();
  }
}
