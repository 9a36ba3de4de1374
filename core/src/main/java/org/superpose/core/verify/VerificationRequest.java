package org.superpose.core.verify;

import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;

/**
 * Asks for the judgement of a network.
 *
 * @param network the network
 * @param problem what it is to compute
 * @param criterion when it counts as right
 * @param limits how much work may be spent
 * @param seed the source of sampled inputs
 */
public record VerificationRequest(
    Network network, Problem problem, Criterion criterion, Limits limits, Seed seed) {

  /**
   * How much work a verification may spend. The results do not depend on the number of threads.
   *
   * @param exhaustiveInputs the largest number of inputs that are evaluated one by one for a proof
   * @param samplesPerStratum inputs drawn from each stratum when no proof is possible
   * @param threads how many threads may work at once
   * @param proofSteps the largest number of steps spent on a proof by bounds, a step being one
   *     feature weighed against one neuron; 0 for no such proof
   * @param memory the largest number of bytes that the tables of a method may take
   * @param countedWrong wrong outputs are counted by proofs up to this number; with more, the
   *     number of wrong inputs stays unknown unless every input is evaluated
   */
  public record Limits(
      long exhaustiveInputs,
      int samplesPerStratum,
      int threads,
      long proofSteps,
      long memory,
      long countedWrong) {

    private static final long PROOF_STEPS = 20_000_000_000L;
    private static final long COUNTED_WRONG = 100_000;

    /**
     * @throws IllegalArgumentException if a limit is negative or threads are not positive
     */
    public Limits {
      if (exhaustiveInputs < 0
          || samplesPerStratum < 0
          || threads < 1
          || proofSteps < 0
          || memory < 0
          || countedWrong < 0) {
        throw new IllegalArgumentException(
            "limits must not be negative and threads at least 1, were %s, %s, %s, %s, %s, %s"
                .formatted(
                    exhaustiveInputs,
                    samplesPerStratum,
                    threads,
                    proofSteps,
                    memory,
                    countedWrong));
      }
    }

    /**
     * The usual limits on proofs: 20 billion steps, half of the memory that the program may use,
     * counts up to 100,000 wrong outputs.
     *
     * @throws IllegalArgumentException if a limit is negative or threads are not positive
     */
    public Limits(long exhaustiveInputs, int samplesPerStratum, int threads) {
      this(
          exhaustiveInputs,
          samplesPerStratum,
          threads,
          PROOF_STEPS,
          Runtime.getRuntime().maxMemory() / 2,
          COUNTED_WRONG);
    }

    /** Returns the defaults: twenty million inputs, 20,000 samples a stratum, one thread. */
    public static Limits standard() {
      return new Limits(20_000_000, 20_000, 1);
    }

    /** Returns the same limits without proofs by bounds. */
    public Limits withoutProofs() {
      return new Limits(exhaustiveInputs, samplesPerStratum, threads, 0, memory, countedWrong);
    }

    /**
     * Returns the same limits with another number of threads.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Limits withThreads(int number) {
      return new Limits(
          exhaustiveInputs, samplesPerStratum, number, proofSteps, memory, countedWrong);
    }

    /**
     * Returns the same limits with so much memory.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Limits withMemory(long bytes) {
      return new Limits(
          exhaustiveInputs, samplesPerStratum, threads, proofSteps, bytes, countedWrong);
    }

    /**
     * Returns the same limits with another number of wrong outputs counted.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Limits withCountedWrong(long most) {
      return new Limits(exhaustiveInputs, samplesPerStratum, threads, proofSteps, memory, most);
    }
  }

  /**
   * @throws IllegalArgumentException if the network's features or outputs are not the problem's
   */
  public VerificationRequest {
    if (network.features() != problem.features() || network.outputs() != problem.outputs()) {
      throw new IllegalArgumentException(
          "the network maps %s features to %s outputs, the problem %s to %s"
              .formatted(
                  network.features(), network.outputs(), problem.features(), problem.outputs()));
    }
  }
}
