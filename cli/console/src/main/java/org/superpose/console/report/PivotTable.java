package org.superpose.console.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.superpose.console.report.TextTable.Align;
import org.superpose.runner.result.CellIdentity;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.SearchSummary;
import org.superpose.runner.text.Numbers;

/**
 * The results of problems that differ in one thing, the size or the number of active features: a
 * line a design, a column a problem. One table a question, how many neurons and how far from the
 * bound.
 */
final class PivotTable {

  private static final int WIDEST = 120; // letters; what is wider is folded
  private static final int GAP = 2;

  private final DesignNames names;
  private final List<List<CellResult>> problems; // each with its rows
  private final List<String> headings;
  private final Map<String, List<List<CellResult>>> designs = new LinkedHashMap<>();

  private PivotTable(
      DesignNames names, List<List<CellResult>> problems, Function<CellIdentity, String> heading) {
    this.names = names;
    this.problems = problems;
    headings = problems.stream().map(rows -> heading.apply(rows.getFirst().cell())).toList();
    problems.stream()
        .flatMap(List::stream)
        .filter(row -> !Seeds.isUnsupported(row))
        .map(names::of)
        .distinct()
        .forEach(name -> designs.put(name, ofDesign(name)));
  }

  /** Returns the tables of problems that differ in their size. */
  static PivotTable overSizes(DesignNames names, List<List<CellResult>> problems) {
    boolean alike = identities(problems).allMatch(cell -> cell.features() == cell.outputs());
    boolean fixed = identities(problems).map(CellIdentity::features).distinct().count() == 1;
    return new PivotTable(
        names,
        problems,
        cell ->
            "m' = "
                + Numbers.count(cell.outputs())
                + (alike || fixed ? "" : " of " + Numbers.count(cell.features())));
  }

  /** Returns the tables of problems that differ in how many features may be active. */
  static PivotTable overSparsities(DesignNames names, List<List<CellResult>> problems) {
    return new PivotTable(names, problems, cell -> "v = " + cell.sparsity());
  }

  private static Stream<CellIdentity> identities(List<List<CellResult>> problems) {
    return problems.stream().map(rows -> rows.getFirst().cell());
  }

  private List<List<CellResult>> ofDesign(String name) {
    return problems.stream()
        .map(rows -> rows.stream().filter(row -> names.of(row).equals(name)).toList())
        .toList();
  }

  /** Returns the tables and below them an example of what is to be said of each design. */
  String render() {
    Map<String, List<String>> neurons = lines(PivotTable::neurons);
    if (hasAny(Column.BOUND_NEURONS)) {
      neurons.put(
          "lower bound",
          problems.stream().map(rows -> Seeds.range(rows, Column.BOUND_NEURONS)).toList());
    }
    StringBuilder text =
        new StringBuilder(heading()).append('\n').append(table("neurons", neurons));
    if (hasAny(Column.BITS_OVER_BOUND)) {
      text.append('\n').append(table("parameter bits over their bound", lines(PivotTable::bits)));
    }
    notes().forEach(note -> text.append("  ").append(note).append('\n'));
    return text.toString();
  }

  private Map<String, List<String>> lines(Function<List<CellResult>, String> entry) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    designs.forEach((name, rows) -> lines.put(name, rows.stream().map(entry).toList()));
    return lines;
  }

  private boolean hasAny(Column column) {
    return problems.stream().anyMatch(rows -> Seeds.worst(rows, column).isPresent());
  }

  private String heading() {
    List<CellIdentity> cells = identities(problems).toList();
    CellIdentity first = cells.getFirst();
    return Stream.of(
                first.task(),
                cells.stream().map(CellIdentity::features).distinct().count() == 1
                    ? Numbers.count(first.features()) + " features"
                    : "",
                cells.stream().map(CellIdentity::outputs).distinct().count() == 1
                    ? Numbers.count(first.outputs()) + " outputs"
                    : "",
                cells.stream().map(CellIdentity::sparsity).distinct().count() == 1
                    ? "at most %s active".formatted(first.sparsity())
                    : "",
                first.graph().isEmpty() ? "" : "graph " + first.graph())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "))
        + "; criterion "
        + first.criterion()
        + "\n";
  }

  /** One of the tables, folded where it would be too wide. */
  private String table(String quantity, Map<String, List<String>> lines) {
    int first =
        Stream.concat(lines.keySet().stream(), Stream.of(quantity))
            .mapToInt(String::length)
            .max()
            .orElseThrow();
    StringBuilder text = new StringBuilder();
    int from = 0;
    while (from < problems.size()) {
      int to = from;
      int width = first;
      while (to < problems.size() && (to == from || width + GAP + width(lines, to) <= WIDEST)) {
        width += GAP + width(lines, to++);
      }
      text.append(text.isEmpty() ? "" : "\n").append(block(quantity, lines, from, to));
      from = to;
    }
    return text.toString();
  }

  private int width(Map<String, List<String>> lines, int problem) {
    return Stream.concat(
            Stream.of(headings.get(problem)),
            lines.values().stream().map(line -> line.get(problem)))
        .mapToInt(String::length)
        .max()
        .orElseThrow();
  }

  private String block(String quantity, Map<String, List<String>> lines, int from, int to) {
    TextTable table = new TextTable().column(quantity, Align.LEFT);
    headings.subList(from, to).forEach(heading -> table.column(heading, Align.RIGHT));
    lines.forEach(
        (name, line) ->
            table.row(Stream.concat(Stream.of(name), line.subList(from, to).stream()).toList()));
    return table.render();
  }

  /** For instance {@code 369 to 377 (2/3)}, if one seed of three does not meet the criterion. */
  private static String neurons(List<CellResult> design) {
    return Seeds.range(design, Column.NEURONS) + metBy(design);
  }

  private static String bits(List<CellResult> design) {
    String ratio = Numbers.ratio(Seeds.worst(design, Column.BITS_OVER_BOUND));
    return ratio.equals("-") ? ratio : ratio + metBy(design);
  }

  private static String metBy(List<CellResult> design) {
    long met = design.stream().filter(CellResult::isRight).count();
    return met == design.size() || design.stream().allMatch(Seeds::isUnsupported)
        ? ""
        : " (%s/%s)".formatted(met, design.size());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (designs.values().stream().flatMap(List::stream).anyMatch(rows -> !metBy(rows).isEmpty())) {
      notes.add(
          "(k/n): k of n seeds meet the criterion; the others are wrong, undecided or without a"
              + " network");
    }
    notes.addAll(searches());
    designs.forEach((name, rows) -> notes.addAll(example(name, rows)));
    long unsupported = problems.stream().flatMap(List::stream).filter(Seeds::isUnsupported).count();
    notes.add(
        unsupported == 0
            ? "--all shows every problem with bits, methods and failures"
            : "--all shows every problem with bits, methods and failures, and why %s %s unsupported"
                .formatted(unsupported, unsupported == 1 ? "cell is" : "cells are"));
    return notes;
  }

  private List<String> searches() {
    List<SearchSummary> searches =
        problems.stream().flatMap(List::stream).flatMap(row -> row.search().stream()).toList();
    return searches.isEmpty()
        ? List.of()
        : List.of(
            "smallest widths are enough at confidence %s for each width; %s networks tried"
                .formatted(
                    searches.getFirst().confidence(),
                    Numbers.count(searches.stream().mapToDouble(SearchSummary::networks).sum())));
  }

  private List<String> example(String name, List<List<CellResult>> rows) {
    for (int problem = 0; problem < rows.size(); problem++) {
      List<CellResult> notRight =
          rows.get(problem).stream()
              .filter(row -> !row.isRight() && !Seeds.isUnsupported(row))
              .toList();
      List<String> example = Seeds.example(notRight, name + " at " + headings.get(problem));
      if (!example.isEmpty()) {
        return example;
      }
    }
    return List.of();
  }
}
