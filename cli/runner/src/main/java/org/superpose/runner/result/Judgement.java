package org.superpose.runner.result;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.superpose.core.inspect.Inspection;
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
 * @param stageMargins of every stage of a circuit in order, as {@link
 *     org.superpose.core.verify.StageMargins} measures them; empty if not measured
 * @param witness the active inputs and the output that show a network wrong, {@code "3 9 -> 5"}
 * @param memory about how many bytes the tables of the method took
 * @param seconds how long judging took
 * @param traits what it is like, where it was inspected
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
    List<Double> stageMargins,
    Optional<String> witness,
    OptionalLong memory,
    double seconds,
    Optional<Traits> traits) {

  /** Copies the margins of the stages. */
  public Judgement {
    stageMargins = List.copyOf(stageMargins);
  }

  /** Returns what a verification tells, what the stages of the network do, and what it is like. */
  public static Judgement of(
      Verification verification,
      List<Double> stageMargins,
      double seconds,
      Optional<Inspection> inspection) {
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
        stageMargins,
        verification.witness().map(Judgement::show),
        OptionalLong.of(verification.memory()),
        seconds,
        inspection.map(Traits::of));
  }

  private static String show(Witness witness) {
    return witness.activeInputs().stream()
        .map(String::valueOf)
        .collect(Collectors.joining(" ", "", " -> " + witness.output()));
  }

  /**
   * Returns the active inputs of the witness, ascending; an input without any is the empty array,
   * and a network without a witness has none.
   */
  public Optional<int[]> witnessInputs() {
    return witness.map(
        shown ->
            Stream.of(shown.split("->", -1)[0].strip().split(" ", -1))
                .filter(input -> !input.isEmpty())
                .mapToInt(Integer::parseInt)
                .sorted()
                .toArray());
  }

  /** Returns the margins of the stages as results show them, in order; empty if there are none. */
  Optional<String> shownStageMargins() {
    return stageMargins.isEmpty()
        ? Optional.empty()
        : Optional.of(stageMargins.stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }

  private static List<Double> readMargins(String text) {
    return text.isEmpty() ? List.of() : Stream.of(text.split(" ")).map(Double::valueOf).toList();
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
        row.textIfAny(Column.STAGE_MARGINS).map(Judgement::readMargins).orElse(List.of()),
        row.textIfAny(Column.WITNESS),
        row.wholeIfAny(Column.VERIFY_MEMORY),
        row.real(Column.VERIFY_SECONDS),
        row.has(Column.KIND) ? Optional.of(Traits.read(row)) : Optional.empty());
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
