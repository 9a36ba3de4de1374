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
   * @param exhaustiveInputs at most so many inputs are evaluated one by one for a proof
   * @param samplesPerStratum inputs drawn from each stratum when no proof is possible
   * @param threads how many threads may work at once
   */
  public record Limits(long exhaustiveInputs, int samplesPerStratum, int threads) {

    /**
     * @throws IllegalArgumentException if a limit is negative or threads are not positive
     */
    public Limits {
      if (exhaustiveInputs < 0 || samplesPerStratum < 0 || threads < 1) {
        throw new IllegalArgumentException(
            "limits must not be negative and threads at least 1, were %d, %d, %d"
                .formatted(exhaustiveInputs, samplesPerStratum, threads));
      }
    }

    /** Returns the defaults: twenty million inputs, 20,000 samples a stratum, one thread. */
    public static Limits standard() {
      return new Limits(20_000_000, 20_000, 1);
    }
  }

  /**
   * @throws IllegalArgumentException if the network's features or outputs are not the problem's
   */
  public VerificationRequest {
    if (network.features() != problem.features() || network.outputs() != problem.outputs()) {
      throw new IllegalArgumentException(
          "the network maps %d features to %d outputs, the problem %d to %d"
              .formatted(
                  network.features(), network.outputs(), problem.features(), problem.outputs()));
    }
  }
}
