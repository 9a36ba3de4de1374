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
import java.util.stream.Collectors;
import org.superpose.runner.run.Column;
import org.superpose.runner.run.Numbers;
import org.superpose.runner.run.Row;

/** Says in words what the rows of a comparison show, the failures included. */
final class SummaryText {

  private static final int SHOWN = 8;

  private SummaryText() {}

  /** Returns the sentences, the general ones first. */
  static List<String> sentences(List<Row> rows) {
    List<String> sentences = new ArrayList<>();
    sentences.add(verdicts(rows));
    String rest = notJudged(rows);
    if (!rest.isEmpty()) {
      sentences.add(rest);
    }
    DesignNames names = DesignNames.of(rows);
    List<List<Row>> families =
        List.copyOf(
            group(rows, row -> of(row, Column.TASK, Column.GRAPH, Column.SPARSITY)).values());
    families.stream().limit(SHOWN).forEach(family -> sentences.add(narrowest(family, names)));
    if (families.size() > SHOWN) {
      sentences.add("The plots show %s more problems.".formatted(families.size() - SHOWN));
    }
    return sentences;
  }

  private static String verdicts(List<Row> rows) {
    List<Row> judged = rows.stream().filter(Row::isOk).toList();
    Map<String, Long> verdicts = count(judged, Column.VERDICT);
    return ("%s judged by the criterion %s: %s proved right on every allowed input, %s proved"
            + " wrong, %s undecided; for each wrong one an input that shows it is kept.")
        .formatted(
            counted(judged.size(), "network", "networks"),
            rows.isEmpty() ? "-" : rows.getFirst().text(Column.CRITERION),
            Numbers.count(verdicts.getOrDefault("verified", 0L)),
            Numbers.count(verdicts.getOrDefault("falsified", 0L)),
            Numbers.count(verdicts.getOrDefault("unknown", 0L)));
  }

  private static String notJudged(List<Row> rows) {
    Map<String, Long> statuses = count(rows, Column.STATUS);
    statuses.remove("ok");
    return statuses.isEmpty()
        ? ""
        : statuses.entrySet().stream()
            .map(status -> counted(status.getValue(), "cell", "cells") + " " + status.getKey())
            .collect(
                Collectors.joining(", ", "Not among them: ", "; their reasons are in the table."));
  }

  /** Of a family of problems, the largest tells most. */
  private static String narrowest(List<Row> family, DesignNames names) {
    double most = family.stream().mapToDouble(row -> outputs(row)).max().orElse(0);
    List<Row> largest = family.stream().filter(row -> outputs(row) == most).toList();
    Row first = largest.getFirst();
    String graph = first.text(Column.GRAPH);
    String problem =
        "%s with %s outputs of %s features, at most %s active%s: "
            .formatted(
                first.text(Column.TASK),
                Numbers.count(most),
                Numbers.count(first.number(Column.M).orElse(0)),
                first.text(Column.SPARSITY),
                graph.isEmpty() ? "" : ", graph " + graph);
    Optional<List<Row>> best =
        group(largest, row -> names.of(row) + "|" + row.text(Column.NEURONS_ASKED))
            .values()
            .stream()
            .filter(design -> design.stream().allMatch(SummaryText::meets))
            .min(Comparator.comparingDouble(design -> worst(design, Column.NEURONS).orElse(0)));
    return problem
        + best.map(design -> describe(design, names))
            .orElse("no design met the criterion with every seed.");
  }

  private static String describe(List<Row> design, DesignNames names) {
    double neurons = worst(design, Column.NEURONS).orElse(0);
    OptionalDouble bound = worst(design, Column.BOUND_NEURONS);
    return "the narrowest design that met the criterion with every seed is %s: %s, %s per output%s."
        .formatted(
            names.of(design.getFirst()),
            counted(Math.round(neurons), "neuron", "neurons"),
            Numbers.ratio(worst(design, Column.NEURONS_PER_OUTPUT)),
            bound.isPresent() && bound.getAsDouble() > 0
                ? String.format(
                    Locale.ROOT, ", %.1f times the lower bound", neurons / bound.getAsDouble())
                : "");
  }

  private static boolean meets(Row row) {
    return row.isOk() && row.text(Column.CRITERION_MET).equals("yes");
  }

  private static double outputs(Row row) {
    return row.number(Column.M_OUT).orElse(0);
  }

  private static OptionalDouble worst(List<Row> rows, Column column) {
    return rows.stream().flatMapToDouble(row -> row.number(column).stream()).max();
  }

  private static List<String> of(Row row, Column... columns) {
    return List.of(columns).stream().map(row::text).toList();
  }

  private static <K> Map<K, List<Row>> group(List<Row> rows, Function<Row, K> key) {
    return rows.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  private static Map<String, Long> count(List<Row> rows, Column column) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.text(column), LinkedHashMap::new, Collectors.counting()));
  }

  private static String counted(long count, String one, String many) {
    return Numbers.count((double) count) + " " + (count == 1 ? one : many);
  }
}
