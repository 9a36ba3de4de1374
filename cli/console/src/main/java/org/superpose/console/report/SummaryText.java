package org.superpose.console.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.superpose.core.verify.Verification.Decision;
import org.superpose.runner.result.CellIdentity;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.VerdictLabel;
import org.superpose.runner.text.Numbers;

/** Says in words what the rows of a comparison show, the failures included. */
final class SummaryText {

  private static final int SHOWN = 8;

  private SummaryText() {}

  /** Returns the sentences, the general ones first. */
  static List<String> sentences(List<CellResult> rows) {
    List<String> sentences = new ArrayList<>();
    sentences.add(verdicts(rows));
    String rest = notJudged(rows);
    if (!rest.isEmpty()) {
      sentences.add(rest);
    }
    DesignNames names = DesignNames.of(rows);
    List<List<CellResult>> families =
        List.copyOf(
            group(rows, row -> of(row, Column.TASK, Column.GRAPH, Column.SPARSITY)).values());
    families.stream().limit(SHOWN).forEach(family -> sentences.add(narrowest(family, names)));
    if (families.size() > SHOWN) {
      sentences.add("The plots show %s more problems.".formatted(families.size() - SHOWN));
    }
    return sentences;
  }

  private static String verdicts(List<CellResult> rows) {
    List<CellResult> judged = rows.stream().filter(CellResult::isOk).toList();
    if (!judged.stream().allMatch(SummaryText::isTheVerdictTheDecision)) {
      return decisions(judged);
    }
    return ("%s judged by the criterion %s: %s proved right on every allowed input, %s proved"
            + " wrong, %s undecided; for each wrong one an input that shows it is kept.")
        .formatted(
            counted(judged.size(), "network", "networks"),
            rows.isEmpty() ? "-" : rows.getFirst().cell().criterion(),
            count(judged, VerdictLabel.VERIFIED),
            count(judged, VerdictLabel.FALSIFIED),
            count(judged, VerdictLabel.UNKNOWN));
  }

  /**
   * Of a criterion that samples can decide, whether it is met is one thing, what is proved another.
   */
  private static String decisions(List<CellResult> judged) {
    String met =
        "%s judged by the criterion %s: %s meet it, %s do not, %s undecided."
            .formatted(
                counted(judged.size(), "network", "networks"),
                judged.getFirst().cell().criterion(),
                count(judged, row -> row.is(Decision.MET)),
                count(judged, row -> row.is(Decision.NOT_MET)),
                count(judged, row -> row.is(Decision.UNDECIDED)));
    String proved =
        "What is proved of all allowed inputs: %s right on every one, %s wrong on at least one, %s neither"
            .formatted(
                count(judged, VerdictLabel.VERIFIED),
                count(judged, VerdictLabel.FALSIFIED),
                count(judged, VerdictLabel.UNKNOWN));
    return met + " " + proved + "; for each wrong one an input that shows it is kept.";
  }

  private static boolean isTheVerdictTheDecision(CellResult row) {
    return row.is(VerdictLabel.VERIFIED) == row.is(Decision.MET)
        && row.is(VerdictLabel.FALSIFIED) == row.is(Decision.NOT_MET);
  }

  private static String notJudged(List<CellResult> rows) {
    Map<String, Long> statuses =
        rows.stream()
            .filter(row -> !row.isOk())
            .collect(
                Collectors.groupingBy(
                    row -> row.status().label(), LinkedHashMap::new, Collectors.counting()));
    return statuses.isEmpty()
        ? ""
        : statuses.entrySet().stream()
            .map(status -> counted(status.getValue(), "cell", "cells") + " " + status.getKey())
            .collect(
                Collectors.joining(", ", "Not among them: ", "; their reasons are in the table."));
  }

  /** Of a family of problems, the largest tells most. */
  private static String narrowest(List<CellResult> family, DesignNames names) {
    double most = family.stream().mapToInt(row -> row.cell().outputs()).max().orElse(0);
    List<CellResult> largest = family.stream().filter(row -> row.cell().outputs() == most).toList();
    CellIdentity first = largest.getFirst().cell();
    String problem =
        "%s with %s outputs of %s features, at most %s active%s: "
            .formatted(
                first.task(),
                Numbers.count(most),
                Numbers.count(first.features()),
                first.sparsity(),
                first.graph().isEmpty() ? "" : ", graph " + first.graph());
    Optional<List<CellResult>> best =
        group(largest, row -> names.of(row) + "|" + row.cell().requestedNeurons()).values().stream()
            .filter(design -> design.stream().allMatch(CellResult::isRight))
            .min(Comparator.comparingDouble(design -> worst(design, Column.NEURONS).orElse(0)));
    return problem
        + best.map(design -> describe(design, names))
            .orElse("no design met the criterion with every seed.");
  }

  private static String describe(List<CellResult> design, DesignNames names) {
    double neurons = worst(design, Column.NEURONS).orElse(0);
    // The bound that holds with every seed, as in the plot.
    OptionalDouble bound =
        design.stream().flatMapToDouble(row -> row.number(Column.BOUND_NEURONS).stream()).min();
    return "the narrowest design that met the criterion with every seed is %s: %s, %s per output%s."
        .formatted(
            names.of(design.getFirst()),
            counted(Math.round(neurons), "neuron", "neurons"),
            Numbers.ratio(worst(design, Column.NEURONS_PER_OUTPUT)),
            bound.isPresent() && bound.getAsDouble() > 0
                ? String.format(
                    Locale.ROOT,
                    ", %.1f times its lower bound of %s",
                    neurons / bound.getAsDouble(),
                    Numbers.count(bound.getAsDouble()))
                : "");
  }

  private static OptionalDouble worst(List<CellResult> rows, Column column) {
    return rows.stream().flatMapToDouble(row -> row.number(column).stream()).max();
  }

  private static List<String> of(CellResult row, Column... columns) {
    return List.of(columns).stream().map(row::text).toList();
  }

  private static <K> Map<K, List<CellResult>> group(
      List<CellResult> rows, Function<CellResult, K> key) {
    return rows.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  private static String count(List<CellResult> rows, VerdictLabel verdict) {
    return count(rows, row -> row.is(verdict));
  }

  private static String count(List<CellResult> rows, Predicate<CellResult> which) {
    return Numbers.count((double) rows.stream().filter(which).count());
  }

  private static String counted(long count, String one, String many) {
    return Numbers.count((double) count) + " " + (count == 1 ? one : many);
  }
}
