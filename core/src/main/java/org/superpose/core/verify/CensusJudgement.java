package org.superpose.core.verify;

import java.util.List;
import java.util.OptionalDouble;
import org.superpose.core.task.Criterion;
import org.superpose.core.verify.Verification.Decision;

/** Judges a network all of whose inputs are decided. */
final class CensusJudgement {

  private CensusJudgement() {}

  /**
   * Returns whether a census settles a criterion: without a wrong input every criterion is met;
   * with one, the statistical criteria still have to be measured in every stratum.
   */
  static boolean decides(Criterion criterion, Census census) {
    return census.witness().isEmpty() || criterion instanceof Criterion.EveryInput;
  }

  static Verification of(Criterion criterion, Census census) {
    OptionalDouble rate = rate(census);
    return new Verification(
        criterion,
        census.witness().<Verdict>map(Verdict.Falsified::new).orElseGet(Verdict.Verified::new),
        census.method(),
        census.witness().isEmpty() ? Decision.MET : Decision.NOT_MET,
        rate,
        rate,
        rate,
        census.inputs(),
        census.wrongInputs(),
        census.wrongOutputs(),
        census.margin(),
        census.memory(),
        List.of());
  }

  private static OptionalDouble rate(Census census) {
    if (census.witness().isEmpty()) {
      return OptionalDouble.of(0);
    }
    return census.inputs().isPresent() && census.wrongInputs().isPresent()
        ? OptionalDouble.of((double) census.wrongInputs().getAsLong() / census.inputs().getAsLong())
        : OptionalDouble.empty();
  }
}
