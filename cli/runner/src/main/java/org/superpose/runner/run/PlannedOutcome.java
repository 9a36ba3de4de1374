package org.superpose.runner.run;

import org.superpose.core.construction.Sizing;
import org.superpose.runner.result.Status;

/** What a plan foresees for a cell. */
public sealed interface PlannedOutcome {

  /** A network of a known size will be built. */
  record Ready(Sizing.Sized size) implements PlannedOutcome {}

  /**
   * The smallest width will be searched for.
   *
   * @param start the first width to try
   * @param bytes an estimate of the memory that a network of that width takes
   */
  record Search(int start, long bytes) implements PlannedOutcome {}

  /**
   * The largest number of outputs will be searched for.
   *
   * @param start the first number to try
   * @param bytes an estimate of the memory that a network with a single output takes
   */
  record Capacity(int start, long bytes) implements PlannedOutcome {}

  /** The construction does not apply. */
  record Unsupported(String reason) implements PlannedOutcome {}

  /**
   * The cell cannot be built, since a plugin broke or the network is too large; the others go on.
   *
   * @param status how the cell ends: failed or timeout
   */
  record Broken(Status status, String reason) implements PlannedOutcome {

    /** A cell that fails. */
    static Broken failing(String reason) {
      return new Broken(Status.FAILED, reason);
    }
  }
}
