package org.superpose.runner.store;

import java.util.List;
import org.superpose.runner.result.CellResult;

/**
 * A finished cell.
 *
 * @param key what its row depends on
 * @param row the result
 * @param probes the networks that a search tried on the way, in their order; empty without search
 */
public record Entry(CellKey key, CellResult row, List<CellResult> probes) {

  /** Copies the probes. */
  public Entry {
    probes = List.copyOf(probes);
  }
}
