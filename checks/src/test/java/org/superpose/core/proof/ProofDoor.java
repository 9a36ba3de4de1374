package org.superpose.core.proof;

import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;

/** Lets the campaign start a proof without the first inputs being run, which hide the search. */
public final class ProofDoor {

  private ProofDoor() {}

  /** Proves or refutes a network; the first {@code firstInputs} of each size are run before. */
  public static Proof prove(
      Network network, Problem problem, ProofOptions options, int firstInputs) {
    return ProofEngine.prove(network, problem, options, new Rules(), firstInputs);
  }
}
