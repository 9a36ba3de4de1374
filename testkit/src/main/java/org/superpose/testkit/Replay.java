package org.superpose.testkit;

import java.util.stream.IntStream;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;

/** Runs one input again, exactly. */
final class Replay {

  private Replay() {}

  static int[] wrongOutputs(Network network, Problem problem, int[] activeInputs) {
    ForwardPass pass = ForwardPass.of(network, activeInputs);
    return IntStream.range(0, problem.outputs())
        .filter(output -> pass.isOn(output) != problem.isOn(output, activeInputs))
        .toArray();
  }
}
