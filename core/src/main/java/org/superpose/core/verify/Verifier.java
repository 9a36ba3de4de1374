package org.superpose.core.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Judges networks: chooses the strongest method that the limits allow.
 *
 * <p>Methods that decide every input are tried first, the cheapest first. When none applies, or
 * when a statistical criterion needs to know how often a network is wrong, inputs are sampled from
 * every stratum.
 */
public final class Verifier {

  private static final List<Function<VerificationRequest, Attempt>> COMPLETE_METHODS =
      List.of(ExhaustiveCheck::attempt);

  private Verifier() {}

  /**
   * Judges a network. The result is a function of the request alone: the number of threads changes
   * only how long it takes. How much memory there is decides whether a method applies.
   *
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public static Verification verify(VerificationRequest request) {
    List<String> reasons = new ArrayList<>();
    for (Function<VerificationRequest, Attempt> method : COMPLETE_METHODS) {
      switch (method.apply(request)) {
        case Attempt.Decided(Census census) -> {
          return CensusJudgement.decides(request.criterion(), census)
              ? CensusJudgement.of(request.criterion(), census)
              : SampleJudgement.of(request, Optional.of(census), reasons);
        }
        case Attempt.Declined(String reason) -> reasons.add(reason);
      }
    }
    return SampleJudgement.of(request, Optional.empty(), reasons);
  }
}
