package org.superpose.core.verify;

/** Judges networks: chooses the strongest method that the limits allow. */
public final class Verifier {

  private Verifier() {}

  /**
   * Judges a network. The result is a function of the request alone: the number of threads changes
   * only how long it takes.
   */
  public static Verification verify(VerificationRequest request) {
    return new Verification(
        request.criterion(),
        new Verdict.Unknown("no method is available"),
        Method.SAMPLED,
        Verification.Decision.UNDECIDED,
        java.util.OptionalDouble.empty(),
        java.util.OptionalDouble.empty(),
        java.util.OptionalDouble.empty(),
        java.util.OptionalLong.empty(),
        java.util.OptionalLong.empty(),
        java.util.OptionalLong.empty(),
        java.util.OptionalDouble.empty(),
        java.util.List.of());
  }
}
