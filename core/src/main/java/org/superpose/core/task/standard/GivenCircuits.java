package org.superpose.core.task.standard;

import java.util.ArrayList;
import java.util.List;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.ConeTable;
import org.superpose.core.circuit.ConeTables;
import org.superpose.core.settings.CircuitList;
import org.superpose.core.settings.InvalidSettingException;

/** Checks the user's circuits. */
final class GivenCircuits {

  private GivenCircuits() {}

  /**
   * Returns the circuits in their normal form.
   *
   * @throws InvalidSettingException if an output depends on more inputs than can be tabled
   */
  static List<Circuit> normalised(String parameter, CircuitList given) {
    List<Circuit> circuits = new ArrayList<>();
    for (int i = 0; i < given.circuits().size(); i++) {
      Circuit circuit = Circuit.of(given.circuits().get(i));
      String which = given.circuits().size() == 1 ? "" : "circuit " + (i + 1) + ": ";
      requireTables(parameter, which, circuit);
      circuits.add(circuit);
    }
    return circuits;
  }

  private static void requireTables(String parameter, String which, Circuit circuit) {
    ConeTables tables = new ConeTables(circuit);
    for (int output = 0; output < circuit.outputs(); output++) {
      if (tables.coneSize(output) > ConeTable.LARGEST_ARITY) {
        throw new InvalidSettingException(
            parameter,
            "%soutput %s depends on %s inputs; at most %s are allowed"
                .formatted(
                    which,
                    circuit.outputNames().get(output),
                    tables.coneSize(output),
                    ConeTable.LARGEST_ARITY));
      }
    }
  }
}
