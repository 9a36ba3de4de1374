package org.superpose.core.design;

import java.util.List;
import java.util.Optional;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.Counterexample;
import org.superpose.core.verify.Counterexamples;
import org.superpose.core.verify.VerificationRequest;

/**
 * Repair guided by counterexamples: builds a network, has it proved, passes the inputs on which it
 * is wrong to the construction, which changes what they touch, and so on until no input is wrong.
 *
 * <p>It serves any construction, number of active features, function and depth, as long as {@link
 * Counterexamples} decides every input. What is changed is the construction's own affair, as is the
 * price: a channel that deviates from a public one is declared so and counted.
 *
 * <p>Repair gives up when the rounds are used up, when a number of rounds in a row leaves as many
 * outputs wrong as before, when the construction has nothing left to change, or when a network
 * cannot be decided within the limits. It then returns the network with the fewest wrong outputs,
 * and the reason.
 *
 * <p>Deterministic if the construction is. Cost: a proof for each round, in which every wrong
 * output is searched only until a few of its wrong inputs are found.
 *
 * <p>Source: counterexample-guided inductive synthesis (Solar-Lezama et al., Combinatorial
 * sketching for finite programs, ASPLOS 2006), with the exact verdict as the oracle.
 */
public final class GuidedRepair {

  private static final Seed UNUSED = new Seed(0); // nothing is sampled
  private static final long MEMORY = 2L << 30; // fixed, so that results do not depend on a machine

  private GuidedRepair() {}

  /** A network that can be changed. */
  public interface Draft {

    /** Returns the network as it is now. */
    Network network();

    /**
     * Changes what makes the network wrong.
     *
     * @param wrong some wrong inputs of every wrong output, in the order of outputs; never empty
     * @return whether anything was changed
     */
    boolean change(List<Counterexample> wrong);
  }

  /**
   * How much repair may take.
   *
   * @param rounds the largest number of proofs
   * @param patience after how many rounds in a row without fewer wrong outputs it gives up
   * @param perOutput how many wrong inputs of an output the construction is shown
   * @param work how much work each proof may spend
   */
  public record Limits(int rounds, int patience, int perOutput, VerificationRequest.Limits work) {

    /**
     * @throws IllegalArgumentException if a number is not positive
     */
    public Limits {
      if (rounds < 1 || patience < 1 || perOutput < 1) {
        throw new IllegalArgumentException(
            "rounds, patience and inputs of an output must be at least 1, were %s, %s, %s"
                .formatted(rounds, patience, perOutput));
      }
    }

    /**
     * Returns the usual limits: 200 rounds, 25 without progress, 8 inputs of an output; one thread
     * and 2 GiB for a proof, whatever the machine has.
     */
    public static Limits standard() {
      return new Limits(
          200, 25, 8, VerificationRequest.Limits.standard().withThreads(1).withMemory(MEMORY));
    }
  }

  /**
   * How repair ended.
   *
   * @param network right on every input, or the one with the fewest wrong outputs
   * @param rounds how many networks were proved
   * @param gaveUp why the network is not right, a sentence that a user can act on; empty if it is
   */
  public record Outcome(Network network, int rounds, Optional<String> gaveUp) {}

  /**
   * Repairs a network.
   *
   * @param problem what the network is to compute
   * @param draft the network; it is changed
   * @param limits how much this may take
   * @throws IllegalArgumentException if the network's features or outputs are not the problem's
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public static Outcome repair(Problem problem, Draft draft, Limits limits) {
    Network best = draft.network();
    int fewest = Integer.MAX_VALUE;
    int idle = 0;
    Optional<String> gaveUp = Optional.empty();
    int round = 0;
    while (gaveUp.isEmpty()) {
      Network network = draft.network();
      Counterexamples found = find(problem, network, limits);
      round++;
      if (found.isRight()) {
        return new Outcome(network, round, Optional.empty());
      }
      int wrong = found.wrongOutputs();
      if (wrong > 0 && wrong < fewest) {
        best = network;
        fewest = wrong;
        idle = 0;
      } else {
        idle++;
      }
      gaveUp = reason(found, round, idle, limits);
      if (gaveUp.isEmpty() && !draft.change(found.wrong())) {
        gaveUp = Optional.of("nothing is left to change");
      }
    }
    String state =
        fewest == Integer.MAX_VALUE ? "" : ", %s outputs were wrong at best".formatted(fewest);
    return new Outcome(
        best,
        round,
        Optional.of(
            "repair gave up after %s rounds: %s%s".formatted(round, gaveUp.orElseThrow(), state)));
  }

  private static Counterexamples find(Problem problem, Network network, Limits limits) {
    VerificationRequest request =
        new VerificationRequest(
            network, problem, new Criterion.EveryInput(), limits.work(), UNUSED);
    return Counterexamples.find(request, limits.perOutput());
  }

  private static Optional<String> reason(
      Counterexamples found, int round, int idle, Limits limits) {
    if (found.wrong().isEmpty()) {
      return found.obstacle();
    }
    if (idle >= limits.patience()) {
      return Optional.of(
          "no progress in %s rounds, a wider network is needed".formatted(limits.patience()));
    }
    return round >= limits.rounds()
        ? Optional.of("the limit of rounds is reached")
        : Optional.empty();
  }
}
