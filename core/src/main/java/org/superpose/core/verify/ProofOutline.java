package org.superpose.core.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.proof.Branchings;
import org.superpose.core.proof.ProofOptions;
import org.superpose.core.task.Domain;

/**
 * What a reader needs to convince himself of a verdict without trusting the engine: how to go about
 * it, and the steps that say where to look. The format of docs/proof-format.md is made of these.
 *
 * <p>The steps are found by a second run of the branch and bound, which computes no margin and no
 * value with a single feature left to join. Equal requests and judgements give equal steps, on any
 * number of threads.
 *
 * @param request the request
 * @param verification what was found
 */
public record ProofOutline(VerificationRequest request, Verification verification) {

  /** Begins the branches below the feature before it. */
  public static final int OPEN = Branchings.OPEN;

  /** Ends the branches begun last. */
  public static final int CLOSE = Branchings.CLOSE;

  /** What evaluating every input may take, in additions at most. */
  private static final double EXHAUSTIVE_STEPS = 2e10;

  /** Takes the steps of a proof. */
  @FunctionalInterface
  public interface Steps {
    /**
     * Takes the branches of a root of the search.
     *
     * @param output the output, ascending; 0 for the question whether the second layer may become
     *     active
     * @param state the active inputs of its gate, bit i for input i; ascending for one output
     * @param branches features in their order, the branches of a feature behind it between {@link
     *     #OPEN} and {@link #CLOSE}
     */
    void step(int output, int state, int[] branches);
  }

  /**
   * Returns the methods that may prove the verdict, the first to be tried first; none if the
   * verdict is unknown, or known only because more inputs were evaluated than a reader should.
   */
  public List<ProofMethod> methods() {
    if (verification.verdict() instanceof Verdict.Unknown) {
      return List.of();
    }
    List<ProofMethod> methods = new ArrayList<>();
    if (verification.witness().isEmpty() || isCounted()) {
      boolean evaluated = verification.method() == Method.EXHAUSTIVE;
      if (evaluated && canEvaluateAll()) {
        methods.add(ProofMethod.EXHAUSTIVE);
      }
      boolean deep = request.network().layers().size() > 1;
      boolean bounded = request.problem().domain() instanceof Domain.AtMost;
      if (bounded && request.limits().proofSteps() > 0 && !(deep && evaluated)) {
        methods.add(deep ? ProofMethod.SECOND_LAYER : ProofMethod.BOUND);
      }
      if (!evaluated && canEvaluateAll()) {
        methods.add(ProofMethod.EXHAUSTIVE);
      }
    }
    if (verification.witness().isPresent()) {
      methods.add(ProofMethod.WITNESS);
    }
    return methods;
  }

  /** Returns whether all wrong inputs are counted, not only those of a sample. */
  public boolean isCounted() {
    return verification.method() != Method.SAMPLED
        && verification.wrongInputs().isPresent()
        && verification.wrongOutputs().isPresent();
  }

  private boolean canEvaluateAll() {
    Network network = request.network();
    OptionalLong inputs = request.problem().shape().inputCount();
    double each = network.outputs() + network.layers().stream().mapToLong(Layer::neurons).sum();
    return inputs.isPresent()
        && inputs.getAsLong() <= request.limits().exhaustiveInputs()
        && each * inputs.getAsLong() <= EXHAUSTIVE_STEPS;
  }

  /**
   * Passes the steps of a method on, as they are found: those of {@link ProofMethod#BOUND} and
   * {@link ProofMethod#SECOND_LAYER}, the others have none.
   *
   * @param method one of {@link #methods}
   * @return why the method proves nothing within the limits, in which case the steps passed on are
   *     to be forgotten; empty if all were passed on
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public Optional<String> record(ProofMethod method, Steps steps) {
    return switch (method) {
      case WITNESS, EXHAUSTIVE -> Optional.empty();
      case BOUND -> Branchings.record(request.network(), request.problem(), options(), steps::step);
      case SECOND_LAYER ->
          Branchings.recordActivations(
              LayerCheck.activity(request.network()),
              request.problem().sparsity(),
              options(),
              steps::step);
    };
  }

  private ProofOptions options() {
    VerificationRequest.Limits limits = request.limits();
    return new ProofOptions(limits.threads(), limits.proofSteps(), limits.memory(), 0);
  }
}
