package org.superpose.core.circuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.superpose.core.task.BooleanFunction;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.TruthTable;

/** The problem that a circuit states: its outputs as functions of the features they depend on. */
public final class CircuitProblem {

  private CircuitProblem() {}

  /**
   * Makes the problem, stated by the circuit.
   *
   * @param shape of as many features and outputs as the circuit has
   * @throws IllegalArgumentException if the shape has others, or an output depends on more than
   *     {@value ConeTable#LARGEST_ARITY} features; the message names it
   */
  public static Problem of(Circuit circuit, ProblemShape shape) {
    ConeTables tables = new ConeTables(circuit);
    List<BooleanFunction> functions = new ArrayList<>();
    int[][] inputs = new int[circuit.outputs()][];
    for (int output = 0; output < inputs.length; output++) {
      Optional<ConeTable> cone = tables.of(output);
      if (cone.isEmpty()) {
        throw new IllegalArgumentException(
            "output %s depends on %s features; at most %s are possible"
                .formatted(
                    circuit.outputNames().get(output),
                    tables.coneSize(output),
                    ConeTable.LARGEST_ARITY));
      }
      inputs[output] = features(cone.get());
      functions.add(function(cone.get(), inputs[output].length));
    }
    return new Problem(shape, functions, inputs).statedBy(circuit);
  }

  /** A constant is a function of some feature, too. */
  private static int[] features(ConeTable cone) {
    return cone.features().isEmpty()
        ? new int[] {0}
        : cone.features().stream().mapToInt(Integer::intValue).toArray();
  }

  /** Returns the gate that has the table, if there is one, or the table. */
  private static BooleanFunction function(ConeTable cone, int arity) {
    boolean constant = cone.features().isEmpty();
    TruthTable table = TruthTable.of(arity, pattern -> cone.value(constant ? 0 : pattern));
    return Arrays.stream(Gate.values())
        .filter(gate -> gate.allows(arity))
        .filter(gate -> TruthTable.of(arity, state -> gate.value(state, arity)).equals(table))
        .<BooleanFunction>map(gate -> gate)
        .findFirst()
        .orElse(table);
  }
}
