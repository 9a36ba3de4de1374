package org.superpose.runner.run;

import java.util.List;

/**
 * What running a cell gives.
 *
 * @param row its result
 * @param probes the networks that a search tried on the way, in their order; empty without search
 */
public record Outcome(Row row, List<Row> probes) {

  /** Copies the probes. */
  public Outcome {
    probes = List.copyOf(probes);
  }
}
