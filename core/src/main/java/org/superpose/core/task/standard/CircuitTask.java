package org.superpose.core.task.standard;

import java.util.List;
import java.util.Optional;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.CircuitProblem;
import org.superpose.core.settings.CircuitList;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;

/**
 * The outputs of one circuit that the user gives, on all of its inputs or on those with few ones.
 * The circuit is normalised, and the problem is stated by it, so that constructions can follow it
 * level by level. Every instance is the same, so that no family is counted.
 */
public final class CircuitTask implements Task {

  private static final String CIRCUIT = "circuit";
  private static final String SPARSITY = "sparsity";

  /** Makes the task. */
  public CircuitTask() {}

  @Override
  public Description describe() {
    return new Description(
        CIRCUIT,
        "Compute the outputs of a combinational circuit from a file.",
        List.of(
            Parameter.circuit(
                    CIRCUIT,
                    List.of(),
                    "the circuit: AIGER, BENCH or BLIF, without latches; an output may depend on"
                        + " up to 16 inputs")
                .mandatory(),
            Sizes.sparsity("all inputs, whatever the number of ones")),
        List.of(
            "M. Adler and N. Shavit, On the Complexity of Neural Computation in Superposition,"
                + " arXiv:2409.15318 (several layers, Boolean circuits)"),
        List.of("no counting bound: the circuit is given, so that there is one function"));
  }

  @Override
  public ProblemShape shape(Settings settings) {
    return shape(settings, circuit(settings));
  }

  private static ProblemShape shape(Settings settings, Circuit circuit) {
    int features = circuit.features();
    int sparsity = settings.findInteger(SPARSITY).orElse(features);
    if (sparsity > features) {
      throw new InvalidSettingException(
          SPARSITY, "is %s, but the circuit has only %s inputs".formatted(sparsity, features));
    }
    return new ProblemShape(
        CIRCUIT,
        features,
        circuit.outputs(),
        new Domain.AtMost(sparsity),
        0,
        0,
        Optional.empty(),
        Optional.of("the circuit is given, not drawn from a family"));
  }

  private static Circuit circuit(Settings settings) {
    CircuitList given = (CircuitList) settings.find(CIRCUIT).orElseThrow();
    if (given.circuits().size() != 1) {
      throw new InvalidSettingException(
          CIRCUIT,
          "gives %s circuits; give one, or use the task circuit-library"
              .formatted(given.circuits().size()));
    }
    return GivenCircuits.normalised(CIRCUIT, given).getFirst();
  }

  @Override
  public Problem problem(TaskRequest request) {
    Circuit circuit = circuit(request.settings());
    return CircuitProblem.of(circuit, shape(request.settings(), circuit));
  }
}
