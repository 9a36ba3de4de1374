package org.superpose.console.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.superpose.console.report.TextTable.Align;
import org.superpose.runner.result.CellIdentity;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.Judgement;
import org.superpose.runner.result.SearchSummary;
import org.superpose.runner.result.SearchSummary.Found;
import org.superpose.runner.result.Status;
import org.superpose.runner.result.VerdictLabel;
import org.superpose.runner.text.Numbers;

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

  /**
   * Returns the tables and, below each, the reasons of what did not run.
   *
   * @param all whether to give also the reasons of unsupported cells, which are only counted
   *     otherwise
   */
  public static String render(List<CellResult> rows, boolean all) {
    DesignNames names = DesignNames.of(rows);
    return group(rows, PROBLEM).values().stream()
        .map(problem -> renderProblem(problem, names, all))
        .collect(Collectors.joining("\n"));
  }

  private static Map<List<String>, List<CellResult>> group(
      List<CellResult> rows, List<Column> columns) {
    Map<List<String>, List<CellResult>> groups = new LinkedHashMap<>();
    for (CellResult row : rows) {
      List<String> key = columns.stream().map(row::text).toList();
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  private static String renderProblem(List<CellResult> rows, DesignNames names, boolean all) {
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
    boolean reduced = rows.stream().anyMatch(row -> row.number(Column.PRUNED).isPresent());
    if (reduced) {
      table
          .column("pruned", Align.RIGHT)
          .column("non-zero", Align.RIGHT)
          .column("stored bits", Align.RIGHT)
          .column("margin", Align.RIGHT);
    }
    List<String> notes = new ArrayList<>();
    group(rows, DESIGN).values().stream()
        .filter(design -> !design.stream().allMatch(ResultsTable::isUnsupported))
        .forEach(design -> renderDesign(design, names, reduced, table, notes));
    List<CellResult> unsupported = rows.stream().filter(ResultsTable::isUnsupported).toList();
    if (all) {
      unsupported.stream()
          .map(row -> names.of(row) + " unsupported: " + row.reason())
          .distinct()
          .forEach(notes::add);
    } else if (!unsupported.isEmpty()) {
      notes.add(
          "%s %s unsupported; --all says why"
              .formatted(unsupported.size(), unsupported.size() == 1 ? "cell" : "cells"));
    }
    String notesText = notes.stream().map(note -> "  " + note + "\n").collect(Collectors.joining());
    return heading(rows.getFirst()) + "\n" + table.render() + notesText;
  }

  private static boolean isUnsupported(CellResult row) {
    return row.status() == Status.UNSUPPORTED;
  }

  private static String heading(CellResult row) {
    CellIdentity cell = row.cell();
    return "%s: %s features to %s outputs, at most %s active%s; criterion %s\n"
        .formatted(
            cell.task(),
            Numbers.count(cell.features()),
            Numbers.count(cell.outputs()),
            cell.sparsity(),
            cell.graph().isEmpty() ? "" : ", graph " + cell.graph(),
            cell.criterion());
  }

  private static void renderDesign(
      List<CellResult> design,
      DesignNames names,
      boolean reduced,
      TextTable table,
      List<String> notes) {
    CellResult first = design.getFirst();
    List<String> cells = new ArrayList<>();
    cells.addAll(
        List.of(
            names.of(first),
            range(design, Column.NEURONS),
            Numbers.ratio(worst(design, Column.NEURONS_PER_OUTPUT)),
            range(design, Column.PARAMETER_BITS),
            Numbers.ratio(worst(design, Column.BITS_OVER_BOUND)),
            range(design, Column.BOUND_NEURONS),
            verdicts(design),
            first.judgement().map(Judgement::method).orElse(""),
            Numbers.probability(worst(design, Column.FAILURE_RATE)),
            Numbers.probability(worst(design, Column.PREDICTED_FAILURE))));
    if (reduced) {
      cells.add(range(design, Column.PRUNED));
      cells.add(range(design, Column.NONZEROS));
      cells.add(range(design, Column.STORED_BITS));
      cells.add(least(design, Column.MARGIN));
    }
    table.row(cells);
    first.search().ifPresent(search -> notes.add(searched(design, names.of(first), search)));
    for (CellResult row : design) {
      if (!row.reason().isEmpty()) {
        notes.add("%s seed %s: %s".formatted(names.of(row), row.cell().seed(), row.reason()));
        break; // One example a line; the file has them all.
      }
    }
  }

  /** Says what a search found, and how surely. */
  private static String searched(List<CellResult> design, String name, SearchSummary search) {
    String networks = range(design, Column.SEARCH_NETWORKS);
    return switch (search.found()) {
      case Found.Width _ ->
          "%s: smallest width %s, found to be enough at confidence %s for each width; %s networks tried"
              .formatted(name, range(design, Column.SEARCH_WIDTH), search.confidence(), networks);
      case Found.Outputs _ ->
          "%s: %s outputs are the most found to be possible at confidence %s; %s networks tried"
              .formatted(name, range(design, Column.SEARCH_OUTPUTS), search.confidence(), networks);
    };
  }

  private static OptionalDouble worst(List<CellResult> rows, Column column) {
    return rows.stream().flatMapToDouble(row -> row.number(column).stream()).max();
  }

  private static String least(List<CellResult> rows, Column column) {
    OptionalDouble least = rows.stream().flatMapToDouble(row -> row.number(column).stream()).min();
    return least.isEmpty() ? "-" : Numbers.ratio(least);
  }

  private static String range(List<CellResult> rows, Column column) {
    OptionalDouble most = worst(rows, column);
    if (most.isEmpty()) {
      return "-";
    }
    double least =
        rows.stream().flatMapToDouble(row -> row.number(column).stream()).min().orElse(0);
    String from = Numbers.brief(least);
    String to = Numbers.brief(most.getAsDouble());
    return from.equals(to) ? to : from + " to " + to;
  }

  /** Returns for instance {@code "verified 2/3, falsified 1/3"}, or how the cells ended. */
  private static String verdicts(List<CellResult> rows) {
    Map<String, Integer> counts = new TreeMap<>();
    for (CellResult row : rows) {
      counts.merge(outcome(row), 1, Integer::sum);
    }
    if (rows.size() == 1) {
      return counts.keySet().iterator().next();
    }
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue() + "/" + rows.size())
        .collect(Collectors.joining(", "));
  }

  private static String outcome(CellResult row) {
    Optional<Judgement> judgement = row.judgement().filter(_ -> row.isOk());
    if (judgement.isEmpty()) {
      return row.status().label();
    }
    Judgement known = judgement.get();
    String verdict = known.verdict().label();
    return switch (known.decision()) {
      case MET -> known.verdict() == VerdictLabel.VERIFIED ? verdict : verdict + ", criterion met";
      case NOT_MET ->
          known.verdict() == VerdictLabel.FALSIFIED ? verdict : verdict + ", criterion not met";
      case UNDECIDED ->
          known.verdict() == VerdictLabel.UNKNOWN ? verdict : verdict + ", criterion undecided";
    };
  }
}
