package org.superpose.core.verify;

import java.util.Arrays;
import java.util.Optional;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;

/** Finds witnesses by exact forward passes. */
final class Witnesses {

  private Witnesses() {}

  /**
   * Returns the first wrong output of an input, if there is one.
   *
   * @param activeInputs the active features, ascending
   */
  static Optional<Witness> at(Network network, Problem problem, int[] activeInputs) {
    ForwardPass pass = ForwardPass.of(network, activeInputs);
    for (int q = 0; q < problem.outputs(); q++) {
      boolean expected = problem.isOn(q, activeInputs);
      if (pass.isOn(q) != expected) {
        return Optional.of(
            new Witness(
                Arrays.stream(activeInputs).boxed().toList(),
                q,
                expected,
                pass.score(q),
                pass.threshold(q)));
      }
    }
    return Optional.empty();
  }

  /**
   * Drops active features, the first that can go first, while the input stays wrong.
   *
   * @param activeInputs the active features of a wrong input, ascending
   */
  static Optional<Witness> shrunk(Network network, Problem problem, int[] activeInputs) {
    Optional<Witness> witness = at(network, problem, activeInputs);
    int[] active = activeInputs;
    for (int position = 0; position < active.length; ) {
      int[] fewer = without(active, position);
      Optional<Witness> smaller = at(network, problem, fewer);
      if (smaller.isPresent()) {
        witness = smaller;
        active = fewer;
        position = 0;
      } else {
        position++;
      }
    }
    return witness;
  }

  private static int[] without(int[] values, int position) {
    int[] fewer = new int[values.length - 1];
    System.arraycopy(values, 0, fewer, 0, position);
    System.arraycopy(values, position + 1, fewer, position, fewer.length - position);
    return fewer;
  }
}
