package org.superpose.constructions.circuits;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.CircuitProblem;
import org.superpose.core.circuit.RandomCircuits;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.netlist.NetlistBuilder;
import org.superpose.core.netlist.NodeFunction;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.verify.StageMargins;
import org.superpose.core.verify.VerificationRequest;

/** Problems of circuits for tests. */
final class Libraries {

  private Libraries() {}

  /** Returns different random circuits side by side, of which one is active. */
  static Problem library(RandomCircuits kind, int circuits, Seed seed) {
    Circuit circuit = Circuit.union(kind.draw(circuits, seed.stream()));
    return problem(circuit, new Domain.Blocks(kind.inputs(), 1));
  }

  /** Returns the problem of a circuit on a domain. */
  static Problem problem(Circuit circuit, Domain domain) {
    return CircuitProblem.of(
        circuit,
        new ProblemShape(
            "circuit",
            circuit.features(),
            circuit.outputs(),
            domain,
            0,
            0,
            Optional.empty(),
            Optional.of("a test")));
  }

  /** Returns the problem whose output i is on when the inputs are the binary digits of i. */
  static Problem decoder(int inputs) {
    NetlistBuilder netlist = new NetlistBuilder();
    for (int input = 0; input < inputs; input++) {
      netlist.input("x" + input);
      netlist.node("not" + input, NodeFunction.Logic.NOT, List.of("x" + input));
    }
    for (int output = 0; output < 1 << inputs; output++) {
      int digits = output;
      List<String> literals =
          IntStream.range(0, inputs)
              .mapToObj(input -> ((digits >> input & 1) == 1 ? "x" : "not") + input)
              .toList();
      netlist.node("y" + output, NodeFunction.Logic.AND, literals);
      netlist.output("y" + output);
    }
    return problem(Circuit.of(netlist.build()), new Domain.AtMost(inputs));
  }

  /** Returns what the host measures of the stages of a network. */
  static List<Double> stageMargins(Construction construction, BuildRequest request) {
    return StageMargins.of(
        new VerificationRequest(
            construction.build(request),
            request.problem(),
            request.criterion(),
            VerificationRequest.Limits.standard(),
            new Seed(2)),
        construction.stages(request));
  }
}
