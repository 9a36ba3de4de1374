package org.superpose.runner.run;

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

  /** Returns an estimate of the bytes that the network takes, of a search the first one. */
  public long memory() {
    return switch (prospect) {
      case Prospect.Ready(var size) -> size.bytes();
      case Prospect.Search(_, long bytes) -> bytes;
      case Prospect.Capacity(_, long bytes) -> bytes;
      case Prospect.Unsupported _, Prospect.Broken _ -> 0;
    };
  }
}
