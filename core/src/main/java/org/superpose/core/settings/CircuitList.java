package org.superpose.core.settings;

import java.util.List;
import org.superpose.core.netlist.Netlist;

/**
 * The user's own circuits, in the order in which they were given.
 *
 * @param circuits at least one
 */
public record CircuitList(List<Netlist> circuits) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public CircuitList {
    circuits = List.copyOf(circuits);
    if (circuits.isEmpty()) {
      throw new IllegalArgumentException("a list of circuits has at least one");
    }
  }

  @Override
  public String toString() {
    return circuits.size() == 1 ? circuits.getFirst().toString() : circuits.size() + " circuits";
  }
}
