package org.superpose.cli.run;

/**
 * A cell and what the plan foresees for it: a dry run shows exactly what the real run does.
 *
 * @param cell the unit of work
 * @param prospect its size, or why there is none
 */
public record PlannedCell(Cell cell, Prospect prospect) {

  /** Returns whether a network of a known size will be built. */
  public boolean isReady() {
    return prospect instanceof Prospect.Ready;
  }

  /** Returns whether the cell may come to a network, at once or by search. */
  public boolean isPossible() {
    return isReady()
        || prospect instanceof Prospect.Search
        || prospect instanceof Prospect.Capacity;
  }
}
