package org.superpose.console.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.superpose.console.report.TextTable.Align;
import org.superpose.runner.result.CellIdentity;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.Judgement;
import org.superpose.runner.result.SearchSummary;
import org.superpose.runner.result.SearchSummary.Found;
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
  private static final List<Column> FAMILY = List.of(Column.TASK, Column.GRAPH, Column.SPARSITY);
  private static final List<Column> SIZE = List.of(Column.M, Column.M_OUT);
  private static final List<Column> EXCEPT_SPARSITY =
      List.of(Column.TASK, Column.GRAPH, Column.M, Column.M_OUT);
  private static final List<Column> DESIGN =
      List.of(Column.CONSTRUCTION, Column.NEURONS_ASKED, Column.OPTIONS);

  /**
   * Returns the tables and, below each, the reasons of what did not run. Problems that differ in
   * their size, or in how many features may be active, share tables of what is asked most.
   *
   * @param all whether to give also a table of each problem, and the reasons of unsupported cells,
   *     which are only counted otherwise
   */
  public static String render(List<CellResult> rows, boolean all) {
    DesignNames names = DesignNames.of(rows);
    List<String> tables = new ArrayList<>();
    List<List<CellResult>> alone = new ArrayList<>();
    for (List<CellResult> family : families(rows)) {
      List<List<CellResult>> problems = List.copyOf(Seeds.group(family, PROBLEM).values());
      if (problems.size() == 1 || family.stream().anyMatch(ResultsTable::hasItsOwnSize)) {
        alone.addAll(problems);
      } else {
        tables.add(pivot(names, problems).render());
        alone.addAll(all ? problems : List.of());
      }
    }
    alone.forEach(problem -> tables.add(renderProblem(problem, names, all)));
    return String.join("\n", tables);
  }

  /** Of a search for the most outputs, each design shows another problem. */
  private static boolean hasItsOwnSize(CellResult row) {
    return row.search().map(SearchSummary::found).orElse(null) instanceof Found.Outputs;
  }

  /** Sorts rows by what is asked: how something grows with the size, or else with the sparsity. */
  private static List<List<CellResult>> families(List<CellResult> rows) {
    List<List<CellResult>> families = new ArrayList<>();
    List<CellResult> ofOneSize = new ArrayList<>();
    for (List<CellResult> family : Seeds.group(rows, FAMILY).values()) {
      if (Seeds.group(family, SIZE).size() > 1) {
        families.add(family);
      } else {
        ofOneSize.addAll(family);
      }
    }
    families.addAll(Seeds.group(ofOneSize, EXCEPT_SPARSITY).values());
    return families;
  }

  private static PivotTable pivot(DesignNames names, List<List<CellResult>> problems) {
    List<CellResult> rows = problems.stream().flatMap(List::stream).toList();
    return Seeds.group(rows, SIZE).size() > 1
        ? PivotTable.overSizes(names, problems)
        : PivotTable.overSparsities(names, problems);
  }

  private static String renderProblem(List<CellResult> rows, DesignNames names, boolean all) {
    TextTable table =
        new TextTable()
            .column("construction", Align.LEFT)
            .column("neurons", Align.RIGHT)
            .column("per output", Align.RIGHT)
            .column("parameter bits", Align.RIGHT)
            .column("bits/bound", Align.RIGHT)
            .column("bound neurons", Align.RIGHT)
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
    Seeds.group(rows, DESIGN).values().stream()
        .filter(design -> !design.stream().allMatch(Seeds::isUnsupported))
        .forEach(design -> renderDesign(design, names, reduced, table, notes));
    List<CellResult> unsupported = rows.stream().filter(Seeds::isUnsupported).toList();
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
            Seeds.range(design, Column.NEURONS),
            Numbers.ratio(Seeds.worst(design, Column.NEURONS_PER_OUTPUT)),
            Seeds.range(design, Column.PARAMETER_BITS),
            Numbers.ratio(Seeds.worst(design, Column.BITS_OVER_BOUND)),
            Seeds.range(design, Column.BOUND_NEURONS),
            verdicts(design),
            first.judgement().map(Judgement::method).orElse(""),
            Numbers.probability(Seeds.worst(design, Column.FAILURE_RATE)),
            Numbers.probability(Seeds.worst(design, Column.PREDICTED_FAILURE))));
    if (reduced) {
      cells.add(Seeds.range(design, Column.PRUNED));
      cells.add(Seeds.range(design, Column.NONZEROS));
      cells.add(Seeds.range(design, Column.STORED_BITS));
      cells.add(Seeds.least(design, Column.MARGIN));
    }
    table.row(cells);
    first.search().ifPresent(search -> notes.add(searched(design, names.of(first), search)));
    notes.addAll(Seeds.example(design, names.of(first)));
  }

  /** Says what a search found, and how surely. */
  private static String searched(List<CellResult> design, String name, SearchSummary search) {
    String networks = Seeds.range(design, Column.SEARCH_NETWORKS);
    return switch (search.found()) {
      case Found.Width _ ->
          "%s: smallest width %s, found to be enough at confidence %s for each width; %s networks tried"
              .formatted(
                  name, Seeds.range(design, Column.SEARCH_WIDTH), search.confidence(), networks);
      case Found.Outputs _ ->
          "%s: %s outputs are the most found to be possible at confidence %s; %s networks tried"
              .formatted(
                  name, Seeds.range(design, Column.SEARCH_OUTPUTS), search.confidence(), networks);
    };
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
