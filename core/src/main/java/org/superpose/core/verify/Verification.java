package org.superpose.core.verify;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.superpose.core.task.Criterion;

/**
 * The judgement of one network on one problem.
 *
 * @param criterion when the network counts as right
 * @param verdict what is known
 * @param method how it became known
 * @param decision whether the criterion is met; a statistical criterion may be decided at its
 *     confidence while the verdict stays unknown
 * @param failureRate the fraction of wrong inputs: of all inputs when deciding them all decided the
 *     criterion, otherwise in the worst stratum of the sample; empty when neither is known
 * @param failureLow lower confidence limit of the failure rate; equal to it when exact
 * @param failureHigh upper confidence limit of the failure rate; equal to it when exact
 * @param inputsChecked inputs whose wrongness is known: all of them when they were decided, even if
 *     a statistical criterion was then measured by sampling, else the sample; empty if there are
 *     more than a long can count
 * @param wrongInputs how many of the checked inputs have some wrong output; empty if not counted
 * @param wrongOutputs how many outputs are wrong, over all checked inputs; empty if not counted
 * @param margin the smallest distance of a score from its threshold, on the right side, over all
 *     inputs; negative when some output is wrong; exact where all numbers are multiples of a common
 *     unit, otherwise within the rounding of scores, and then never too large when a bound proved
 *     it; empty if not computed
 * @param memory about how many bytes the tables of the method took, beside the network and what
 *     each thread needs; estimated for those it made, and held against {@link
 *     VerificationRequest.Limits#memory}
 * @param strata what each stratum showed; empty for proofs
 */
public record Verification(
    Criterion criterion,
    Verdict verdict,
    Method method,
    Decision decision,
    OptionalDouble failureRate,
    OptionalDouble failureLow,
    OptionalDouble failureHigh,
    OptionalLong inputsChecked,
    OptionalLong wrongInputs,
    OptionalLong wrongOutputs,
    OptionalDouble margin,
    long memory,
    List<StratumResult> strata) {

  /** Whether a criterion is met. */
  public enum Decision {
    /** The criterion is met, proved or at the criterion's confidence. */
    MET,
    /** The criterion is not met, proved or at the criterion's confidence. */
    NOT_MET,
    /** The evidence does not decide. */
    UNDECIDED
  }

  /** Copies the strata. */
  public Verification {
    strata = List.copyOf(strata);
  }

  /** Returns the witness of a falsified verdict. */
  public Optional<Witness> witness() {
    return verdict instanceof Verdict.Falsified(Witness witness)
        ? Optional.of(witness)
        : Optional.empty();
  }
}
