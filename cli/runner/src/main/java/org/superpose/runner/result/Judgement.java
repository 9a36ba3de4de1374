package org.superpose.runner.result;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.Verification.Decision;
import org.superpose.core.verify.Witness;

/**
 * What is known of a network's being right; {@link Verification} says more of each part.
 *
 * @param verdict what is proved
 * @param method how it became known
 * @param decision whether the criterion is met
 * @param failureRate the fraction of wrong inputs
 * @param failureLow lower confidence limit of the failure rate
 * @param failureHigh upper confidence limit of the failure rate
 * @param inputsChecked inputs whose wrongness is known
 * @param wrongInputs how many of them have a wrong output
 * @param wrongOutputs how many outputs are wrong, over all checked inputs
 * @param margin the smallest distance of a score from its threshold, on the right side
 * @param witness the active inputs and the output that show a network wrong, {@code "3 9 -> 5"}
 * @param memory about how many bytes the tables of the method took
 * @param seconds how long judging took
 */
public record Judgement(
    VerdictLabel verdict,
    String method,
    Decision decision,
    OptionalDouble failureRate,
    OptionalDouble failureLow,
    OptionalDouble failureHigh,
    OptionalLong inputsChecked,
    OptionalLong wrongInputs,
    OptionalLong wrongOutputs,
    OptionalDouble margin,
    Optional<String> witness,
    OptionalLong memory,
    double seconds) {

  /** Returns what a verification tells. */
  public static Judgement of(Verification verification, double seconds) {
    return new Judgement(
        VerdictLabel.of(verification.verdict()),
        verification.method().toString(),
        verification.decision(),
        verification.failureRate(),
        verification.failureLow(),
        verification.failureHigh(),
        verification.inputsChecked(),
        verification.wrongInputs(),
        verification.wrongOutputs(),
        verification.margin(),
        verification.witness().map(Judgement::show),
        OptionalLong.of(verification.memory()),
        seconds);
  }

  private static String show(Witness witness) {
    return witness.activeInputs().stream()
        .map(String::valueOf)
        .collect(Collectors.joining(" ", "", " -> " + witness.output()));
  }

  static Judgement read(RowValues row) {
    return new Judgement(
        row.word(Column.VERDICT, VerdictLabel.values(), VerdictLabel::label),
        row.text(Column.METHOD),
        row.word(Column.CRITERION_MET, Decision.values(), Judgement::word),
        row.realIfAny(Column.FAILURE_RATE),
        row.realIfAny(Column.FAILURE_LOW),
        row.realIfAny(Column.FAILURE_HIGH),
        row.wholeIfAny(Column.INPUTS_CHECKED),
        row.wholeIfAny(Column.WRONG_INPUTS),
        row.wholeIfAny(Column.WRONG_OUTPUTS),
        row.realIfAny(Column.MARGIN),
        row.textIfAny(Column.WITNESS),
        row.wholeIfAny(Column.VERIFY_MEMORY),
        row.real(Column.VERIFY_SECONDS));
  }

  /** Returns how results answer whether the criterion is met. */
  static String word(Decision decision) {
    return switch (decision) {
      case MET -> "yes";
      case NOT_MET -> "no";
      case UNDECIDED -> "undecided";
    };
  }
}
