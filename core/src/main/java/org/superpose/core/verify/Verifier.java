package org.superpose.core.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Judges networks: chooses the cheapest method that the limits allow.
 *
 * <p>Methods that decide every input are tried first, in the order of what they cost: a bound over
 * all inputs, then the evaluation of every input. A proof that leaves something uncounted is
 * completed by evaluation where that is allowed; where it is not, the proof stands as it is. When
 * no such method applies, or when a statistical criterion needs to know how often a network is
 * wrong, inputs are sampled from every stratum.
 */
public final class Verifier {

  private static final List<Function<VerificationRequest, Attempt>> COMPLETE_METHODS =
      List.of(ProofCheck::attempt, ExhaustiveCheck::attempt);

  private Verifier() {}

  /**
   * Returns about how many bytes a proof by bounds would take, before it starts: its tables and
   * what it may have to count, beside the network; empty if none applies to the network. If this
   * exceeds {@link VerificationRequest.Limits#memory}, no such proof is begun. Cost: a look at
   * every weight.
   */
  public static OptionalLong proofMemory(VerificationRequest request) {
    return ProofCheck.memory(request);
  }

  /**
   * Judges a network. The result is a function of the request alone: the number of threads changes
   * only how long it takes.
   *
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public static Verification verify(VerificationRequest request) {
    List<String> reasons = new ArrayList<>();
    Optional<Census> known = Optional.empty();
    for (Function<VerificationRequest, Attempt> method : COMPLETE_METHODS) {
      if (known.map(Census::isComplete).orElse(false)) {
        break;
      }
      switch (method.apply(request)) {
        case Attempt.Decided(Census census) -> known = Optional.of(census);
        case Attempt.Declined(String reason) -> reasons.add(reason);
      }
    }
    if (known.isEmpty()) {
      return SampleJudgement.of(request, known, reasons);
    }
    return CensusJudgement.decides(request.criterion(), known.get())
        ? CensusJudgement.of(request.criterion(), known.get())
        : SampleJudgement.of(request, known, List.of());
  }
}
