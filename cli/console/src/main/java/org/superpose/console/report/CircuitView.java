package org.superpose.console.report;

import java.util.List;
import java.util.Optional;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.StageDesign;
import org.superpose.core.circuit.StatedCircuit;
import org.superpose.core.task.Problem;

/**
 * A circuit to be shown beside a network that computes it.
 *
 * @param circuit what is computed
 * @param stages what the network's neurons stand for, level by level; empty if that is not known
 */
record CircuitView(Circuit circuit, List<StageDesign> stages) {

  /** Returns the circuit of a problem, if it is stated by one or computed as one. */
  static Optional<CircuitView> of(Problem problem, List<StageDesign> stages) {
    return stages.isEmpty() && !(problem.specification().orElse(null) instanceof Circuit)
        ? Optional.empty()
        : Optional.of(new CircuitView(StatedCircuit.of(problem), stages));
  }
}
