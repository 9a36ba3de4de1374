package org.superpose.console.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.superpose.console.report.TextTable.Align;
import org.superpose.runner.run.Column;
import org.superpose.runner.run.Numbers;
import org.superpose.runner.run.Row;
import org.superpose.runner.run.Status;

/**
 * The results as a person reads them: one table a problem, one line a network design, the seeds of
 * a design taken together (the worst failure, the range of sizes).
 */
public final class ResultsTable {

  private ResultsTable() {}

  private static final List<Column> PROBLEM =
      List.of(Column.TASK, Column.GRAPH, Column.M, Column.M_OUT, Column.SPARSITY);
  private static final List<Column> DESIGN =
      List.of(Column.CONSTRUCTION, Column.NEURONS_ASKED, Column.OPTIONS);

  /** Returns the tables and, below each, the reasons of what did not run. */
  public static String render(List<Row> rows) {
    DesignNames names = DesignNames.of(rows);
    return group(rows, PROBLEM).values().stream()
        .map(problem -> renderProblem(problem, names))
        .collect(Collectors.joining("\n"));
  }

  private static Map<List<String>, List<Row>> group(List<Row> rows, List<Column> columns) {
    Map<List<String>, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows) {
      List<String> key = columns.stream().map(row::text).toList();
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  private static String renderProblem(List<Row> rows, DesignNames names) {
    TextTable table =
        new TextTable()
            .column("construction", Align.LEFT)
            .column("neurons", Align.RIGHT)
            .column("per output", Align.RIGHT)
            .column("parameter bits", Align.RIGHT)
            .column("bits/bound", Align.RIGHT)
            .column("least n", Align.RIGHT)
            .column("verdict", Align.LEFT)
            .column("method", Align.LEFT)
            .column("failure", Align.RIGHT)
            .column("predicted", Align.RIGHT);
    List<String> notes = new ArrayList<>();
    group(rows, DESIGN).values().stream()
        .filter(design -> !design.stream().allMatch(ResultsTable::isUnsupported))
        .forEach(design -> renderDesign(design, names, table, notes));
    rows.stream()
        .filter(ResultsTable::isUnsupported)
        .map(row -> names.of(row) + " unsupported: " + row.text(Column.REASON))
        .distinct()
        .forEach(notes::add);
    String notesText = notes.stream().map(note -> "  " + note + "\n").collect(Collectors.joining());
    return heading(rows.getFirst()) + "\n" + table.render() + notesText;
  }

  private static boolean isUnsupported(Row row) {
    return row.text(Column.STATUS).equals(Status.UNSUPPORTED.label());
  }

  private static String heading(Row row) {
    String graph = row.text(Column.GRAPH);
    return "%s: %s features to %s outputs, at most %s active%s; criterion %s\n"
        .formatted(
            row.text(Column.TASK),
            Numbers.count(row.number(Column.M).orElse(0)),
            Numbers.count(row.number(Column.M_OUT).orElse(0)),
            row.text(Column.SPARSITY),
            graph.isEmpty() ? "" : ", graph " + graph,
            row.text(Column.CRITERION));
  }

  private static void renderDesign(
      List<Row> design, DesignNames names, TextTable table, List<String> notes) {
    Row first = design.getFirst();
    table.row(
        List.of(
            names.of(first),
            range(design, Column.NEURONS),
            Numbers.ratio(worst(design, Column.NEURONS_PER_OUTPUT)),
            range(design, Column.PARAMETER_BITS),
            Numbers.ratio(worst(design, Column.BITS_OVER_BOUND)),
            range(design, Column.BOUND_NEURONS),
            verdicts(design),
            first.text(Column.METHOD),
            Numbers.probability(worst(design, Column.FAILURE_RATE)),
            Numbers.probability(worst(design, Column.PREDICTED_FAILURE))));
    if (first.number(Column.SEARCH_OUTPUTS).isPresent()) {
      notes.add(
          "%s: %s outputs are the most found to be possible at confidence %s; %s networks tried"
              .formatted(
                  names.of(first),
                  range(design, Column.SEARCH_OUTPUTS),
                  first.text(Column.SEARCH_CONFIDENCE),
                  range(design, Column.SEARCH_NETWORKS)));
    }
    if (first.number(Column.SEARCH_WIDTH).isPresent()) {
      notes.add(searched(design, names));
    }
    for (Row row : design) {
      if (!row.text(Column.REASON).isEmpty()) {
        notes.add(
            "%s seed %s: %s"
                .formatted(names.of(row), row.text(Column.SEED), row.text(Column.REASON)));
        break; // One example a line; the file has them all.
      }
    }
  }

  /** Says what a search found, and how surely. */
  private static String searched(List<Row> design, DesignNames names) {
    Row first = design.getFirst();
    return "%s: smallest width %s, found to be enough at confidence %s for each width; %s networks tried"
        .formatted(
            names.of(first),
            range(design, Column.SEARCH_WIDTH),
            first.text(Column.SEARCH_CONFIDENCE),
            range(design, Column.SEARCH_NETWORKS));
  }

  private static OptionalDouble worst(List<Row> rows, Column column) {
    return rows.stream().flatMapToDouble(row -> row.number(column).stream()).max();
  }

  private static String range(List<Row> rows, Column column) {
    OptionalDouble most = worst(rows, column);
    if (most.isEmpty()) {
      return "-";
    }
    double least =
        rows.stream().flatMapToDouble(row -> row.number(column).stream()).min().orElse(0);
    String from = Numbers.count(least);
    String to = Numbers.count(most.getAsDouble());
    return from.equals(to) ? to : from + " to " + to;
  }

  /** Returns for instance {@code "verified 2/3, falsified 1/3"}, or how the cells ended. */
  private static String verdicts(List<Row> rows) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Row row : rows) {
      counts.merge(outcome(row), 1, Integer::sum);
    }
    if (rows.size() == 1) {
      return counts.keySet().iterator().next();
    }
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue() + "/" + rows.size())
        .collect(Collectors.joining(", "));
  }

  private static String outcome(Row row) {
    if (!row.isOk()) {
      return row.text(Column.STATUS);
    }
    String verdict = row.text(Column.VERDICT);
    boolean decided = !row.text(Column.CRITERION_MET).equals("undecided");
    boolean met = row.text(Column.CRITERION_MET).equals("yes");
    return verdict.equals("unknown") && decided
        ? met ? "unknown, criterion met" : "unknown, criterion not met"
        : verdict;
  }
}
