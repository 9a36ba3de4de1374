package org.superpose.runner.run;

/**
 * A cell and what the plan foresees for it: a dry run shows exactly what the real run does.
 *
 * @param cell the unit of work
 * @param outcome its size, or why there is none
 */
public record PlannedCell(Cell cell, PlannedOutcome outcome) {

  /** Returns whether a network of a known size will be built. */
  public boolean isReady() {
    return outcome instanceof PlannedOutcome.Ready;
  }

  /** Returns whether the cell may come to a network, at once or by search. */
  public boolean isPossible() {
    return isReady()
        || outcome instanceof PlannedOutcome.Search
        || outcome instanceof PlannedOutcome.Capacity;
  }

  /** Returns an estimate of the bytes that the network takes, of a search the first one. */
  public long memory() {
    return switch (outcome) {
      case PlannedOutcome.Ready(var size) -> size.bytes();
      case PlannedOutcome.Search(_, long bytes) -> bytes;
      case PlannedOutcome.Capacity(_, long bytes) -> bytes;
      case PlannedOutcome.Unsupported _, PlannedOutcome.Broken _ -> 0;
    };
  }
}
