package org.superpose.runner.run;

import java.util.List;
import org.superpose.runner.result.CellResult;

/**
 * What running a cell gives.
 *
 * @param row its result
 * @param probes the networks that a search tried on the way, in their order; empty without search
 */
public record Outcome(CellResult row, List<CellResult> probes) {

  /** Copies the probes. */
  public Outcome {
    probes = List.copyOf(probes);
  }
}
