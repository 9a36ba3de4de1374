package org.superpose.core.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.superpose.core.statistics.ClopperPearson;
import org.superpose.core.statistics.MeanInterval;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.InputStratum;
import org.superpose.core.verify.Verification.Decision;

/**
 * Judges a network by random inputs of every stratum.
 *
 * <p>The intervals of all k strata hold together with the confidence of the criterion: each is
 * taken at 1 - (1 - confidence) / k (Bonferroni). A statistical criterion is met when the upper
 * limit of every stratum is within what is allowed, not met when some lower limit exceeds it, and
 * undecided otherwise. Failure rates have Clopper–Pearson intervals; expected wrong outputs,
 * between 0 and m' for each input, have the interval of {@link MeanInterval}. A sample never
 * verifies; it falsifies {@code every-input} when it meets a wrong input.
 */
final class SampleJudgement {

  /** The confidence of intervals under a criterion that names none. */
  private static final double USUAL_CONFIDENCE = 0.99;

  /**
   * What a statistical criterion measures in one stratum.
   *
   * @param stratum the name of the stratum
   * @param low the lower confidence limit
   * @param high the upper confidence limit
   */
  private record Limits(String stratum, double low, double high) {}

  private final VerificationRequest request;
  private final Optional<Census> census;
  private final List<String> reasons;
  private final List<InputStratum> strata;
  private final List<Tally> tallies;
  private final double confidence; // of the interval of one stratum

  private SampleJudgement(
      VerificationRequest request, Optional<Census> census, List<String> reasons) {
    this.request = request;
    this.census = census;
    this.reasons = reasons;
    strata = request.problem().strata();
    tallies = StratifiedSample.draw(request);
    confidence = 1 - (1 - confidence(request.criterion())) / strata.size();
  }

  /**
   * Draws the sample and judges.
   *
   * @param census what is known of all inputs, if anything
   * @param reasons why the methods that decide every input do not apply
   */
  static Verification of(
      VerificationRequest request, Optional<Census> census, List<String> reasons) {
    return new SampleJudgement(request, census, reasons).judge();
  }

  private static double confidence(Criterion criterion) {
    return switch (criterion) {
      case Criterion.EveryInput _ -> USUAL_CONFIDENCE;
      case Criterion.RandomInput random -> random.confidence();
      case Criterion.ExpectedWrongOutputs expected -> expected.confidence();
    };
  }

  private Verification judge() {
    return switch (request.criterion()) {
      case Criterion.EveryInput _ -> judgeEveryInput();
      case Criterion.RandomInput random ->
          judgeStatistically("P(some output wrong)", failureLimits(), random.failure());
      case Criterion.ExpectedWrongOutputs expected ->
          judgeStatistically("E(wrong outputs)", wrongOutputLimits(), expected.limit());
    };
  }

  private Verification judgeEveryInput() {
    Tally all = new Tally();
    tallies.forEach(all::add);
    Optional<Witness> witness =
        Optional.ofNullable(all.smallest())
            .flatMap(active -> Witnesses.shrunk(request.network(), request.problem(), active));
    if (witness.isPresent()) {
      return verification(new Verdict.Falsified(witness.get()), Decision.NOT_MET);
    }
    String seen =
        "no wrong input among %s sampled in each of %s strata".formatted(samples(), strata.size());
    return verification(new Verdict.Unknown(withReasons(seen)), Decision.UNDECIDED);
  }

  /** Returns how many inputs were drawn from each stratum. */
  private long samples() {
    return tallies.isEmpty() ? 0 : tallies.getFirst().inputs();
  }

  private String withReasons(String text) {
    return reasons.isEmpty() ? text : text + "; " + String.join("; ", reasons);
  }

  private List<Limits> failureLimits() {
    return results().stream()
        .map(result -> new Limits(result.stratum(), result.failureLow(), result.failureHigh()))
        .toList();
  }

  private List<Limits> wrongOutputLimits() {
    List<Limits> limits = new ArrayList<>();
    for (int i = 0; i < strata.size(); i++) {
      Tally tally = tallies.get(i);
      MeanInterval interval =
          MeanInterval.of(
              (double) tally.wrongOutputs(),
              tally.inputs(),
              request.problem().outputs(),
              confidence);
      limits.add(new Limits(strata.get(i).name(), interval.low(), interval.high()));
    }
    return limits;
  }

  private Verification judgeStatistically(String what, List<Limits> limits, double allowed) {
    Limits lowest = limits.stream().max(Comparator.comparingDouble(Limits::low)).orElseThrow();
    Limits highest = limits.stream().max(Comparator.comparingDouble(Limits::high)).orElseThrow();
    Decision decision =
        lowest.low > allowed
            ? Decision.NOT_MET
            : highest.high <= allowed ? Decision.MET : Decision.UNDECIDED;
    Limits telling = decision == Decision.NOT_MET ? lowest : highest;
    String said =
        switch (decision) {
          case MET -> "is within";
          case NOT_MET -> "exceeds";
          case UNDECIDED -> "may or may not exceed";
        };
    String text =
        String.format(
            Locale.ROOT,
            "%s %s %s in stratum %s: %.3g to %.3g by %s samples a stratum, which prove nothing",
            what,
            said,
            allowed,
            telling.stratum,
            telling.low,
            telling.high,
            samples());
    return verification(new Verdict.Unknown(withReasons(text)), decision);
  }

  private List<StratumResult> results() {
    List<StratumResult> results = new ArrayList<>();
    for (int i = 0; i < strata.size(); i++) {
      Tally tally = tallies.get(i);
      ClopperPearson interval =
          ClopperPearson.interval(tally.wrongInputs(), tally.inputs(), confidence);
      results.add(
          new StratumResult(
              strata.get(i).name(),
              tally.inputs(),
              tally.wrongInputs(),
              tally.wrongOutputs(),
              interval.low(),
              interval.high()));
    }
    return results;
  }

  private Verification verification(Verdict verdict, Decision decision) {
    List<StratumResult> results = results();
    StratumResult worst =
        results.stream().max(Comparator.comparingDouble(StratumResult::failureRate)).orElseThrow();
    boolean drawn = worst.inputs() > 0;
    return new Verification(
        request.criterion(),
        verdict,
        Method.SAMPLED,
        decision,
        drawn ? OptionalDouble.of(worst.failureRate()) : OptionalDouble.empty(),
        drawn ? OptionalDouble.of(worst.failureLow()) : OptionalDouble.empty(),
        drawn ? OptionalDouble.of(worst.failureHigh()) : OptionalDouble.empty(),
        census.map(Census::inputs).orElseGet(() -> total(results, StratumResult::inputs)),
        census.map(Census::wrongInputs).orElseGet(() -> total(results, StratumResult::wrongInputs)),
        census
            .map(Census::wrongOutputs)
            .orElseGet(() -> total(results, StratumResult::wrongOutputs)),
        census.map(Census::margin).orElseGet(OptionalDouble::empty),
        Math.max(StratifiedSample.memory(request), census.map(Census::memory).orElse(0L)),
        results);
  }

  private static OptionalLong total(
      List<StratumResult> results, ToLongFunction<StratumResult> count) {
    return OptionalLong.of(results.stream().mapToLong(count).sum());
  }
}
