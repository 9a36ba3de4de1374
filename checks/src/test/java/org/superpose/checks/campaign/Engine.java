package org.superpose.checks.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;

/** What the campaign requires of an engine: the one that is built, or one that was changed. */
public interface Engine {

  /**
   * The limits of a request.
   *
   * @param exhaustiveInputs the largest number of inputs evaluated one by one
   * @param samples inputs drawn from each stratum
   * @param threads how many threads may work at once
   * @param proofSteps the largest number of steps spent on a proof
   * @param memory the largest number of bytes for tables
   * @param countedWrong wrong outputs are counted by proofs up to this number
   */
  record Limits(
      long exhaustiveInputs,
      int samples,
      int threads,
      long proofSteps,
      long memory,
      long countedWrong) {}

  /** Judges a network by any method that the limits allow. */
  Outcome verify(Network network, Problem problem, Limits limits);

  /**
   * Proves or refutes a network with at most one hidden layer, running a number of inputs first.
   */
  Outcome prove(Network network, Problem problem, Limits limits, int firstInputs);

  /**
   * Judges a network as {@link #verify} does, and writes a proof of what it finds, if there can be
   * one.
   *
   * @param proof where
   */
  Outcome writeProof(Network network, Problem problem, Limits limits, Path proof)
      throws IOException;

  /** Returns how much memory a proof would take, if there can be one. */
  OptionalLong proofMemory(Network network, Problem problem, Limits limits);
}
