package org.superpose.core.verify;

import java.util.Optional;
import java.util.OptionalLong;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.proof.Measured;
import org.superpose.core.proof.Proof;
import org.superpose.core.proof.ProofEngine;
import org.superpose.core.proof.ProofOptions;
import org.superpose.core.proof.WrongInputs;
import org.superpose.core.task.Domain;
import org.superpose.core.verify.VerificationRequest.Limits;

/**
 * Decides every input by a bound over all of them and branch and bound: {@link ProofEngine}, or
 * {@link LayerCheck} for networks with more than one hidden layer.
 *
 * <p>Where every input can be evaluated as well, a proof may take about as many steps as that would
 * and no more, so that the two together never cost much more than twice the cheaper of them.
 */
final class ProofCheck {

  private ProofCheck() {}

  static Attempt attempt(VerificationRequest request) {
    Optional<String> obstacle = obstacle(request);
    if (obstacle.isPresent()) {
      return new Attempt.Declined(obstacle.get());
    }
    return isDeep(request)
        ? LayerCheck.attempt(request, options(request))
        : attempt(request, options(request));
  }

  private static Optional<String> obstacle(VerificationRequest request) {
    if (request.limits().proofSteps() == 0) {
      return Optional.of("no steps are allowed for a proof");
    }
    return request.problem().domain() instanceof Domain.AtMost
        ? Optional.empty()
        : Optional.of(
            "bounds are over all inputs of at most v active features, not over "
                + request.problem().domain());
  }

  /**
   * Passes wrong inputs to a collector.
   *
   * @return why there may be others than those passed, for outputs with fewer than a limit; empty
   *     if there are none
   */
  static Optional<String> listen(
      VerificationRequest request, int perOutput, Counterexamples.Collector to) {
    Optional<String> obstacle = obstacle(request);
    if (obstacle.isPresent()) {
      return obstacle;
    }
    return isDeep(request)
        ? LayerCheck.listen(request, options(request), to::add)
        : WrongInputs.find(
            request.network(), request.problem(), options(request), perOutput, to::add);
  }

  /** Returns about how many bytes a proof takes; empty if there can be none. */
  static OptionalLong memory(VerificationRequest request) {
    if (!(request.problem().domain() instanceof Domain.AtMost)) {
      return OptionalLong.empty();
    }
    return isDeep(request)
        ? LayerCheck.memory(request, options(request))
        : ProofEngine.peakMemory(request.network(), request.problem(), options(request));
  }

  private static boolean isDeep(VerificationRequest request) {
    return request.network().layers().size() > 1;
  }

  private static ProofOptions options(VerificationRequest request) {
    Limits limits = request.limits();
    double evaluation = ExhaustiveCheck.steps(request).orElse(Double.POSITIVE_INFINITY);
    long steps = Math.min(limits.proofSteps(), (long) evaluation);
    return new ProofOptions(limits.threads(), steps, limits.memory(), limits.countedWrong());
  }

  static Attempt attempt(VerificationRequest request, ProofOptions options) {
    OptionalLong inputs = request.problem().shape().inputCount();
    Measured measured = ProofEngine.measure(request.network(), request.problem(), options);
    long memory = measured.memory();
    return switch (measured.proof()) {
      case Proof.Right right ->
          new Attempt.Decided(
              new Census(
                  right.searched() ? Method.BRANCH_AND_BOUND : Method.CERTIFICATE,
                  inputs,
                  OptionalLong.of(0),
                  OptionalLong.of(0),
                  right.margin(),
                  memory,
                  Optional.empty()));
      case Proof.Wrong wrong -> wrong(request, wrong, memory);
      case Proof.Undecided undecided -> new Attempt.Declined(undecided.reason());
    };
  }

  /** Runs the wrong input again, exactly: were it right, nothing would be decided. */
  private static Attempt wrong(VerificationRequest request, Proof.Wrong wrong, long memory) {
    int[] input = wrong.activeInputs().stream().mapToInt(Integer::intValue).toArray();
    ForwardPass pass = ForwardPass.of(request.network(), input);
    boolean expected = request.problem().isOn(wrong.output(), input);
    if (pass.isOn(wrong.output()) == expected) {
      return new Attempt.Declined(Census.CONTRADICTION);
    }
    Witness witness =
        new Witness(
            wrong.activeInputs(),
            wrong.output(),
            expected,
            pass.score(wrong.output()),
            pass.threshold(wrong.output()));
    return new Attempt.Decided(
        new Census(
            Method.BRANCH_AND_BOUND,
            request.problem().shape().inputCount(),
            wrong.wrongInputs(),
            wrong.wrongOutputs(),
            wrong.margin(),
            memory,
            Optional.of(witness)));
  }
}
