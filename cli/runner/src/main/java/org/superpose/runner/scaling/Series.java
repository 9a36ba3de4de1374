package org.superpose.runner.scaling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;

/**
 * The networks of one design for problems of one kind that differ in m' only.
 *
 * @param kind what all of them share, by column
 * @param sizes the rows of each m', ascending; a row a seed
 */
public record Series(Map<Column, String> kind, TreeMap<Integer, List<CellResult>> sizes) {

  /** What tells series apart, in the order of files. */
  public static final List<Column> KIND =
      List.of(
          Column.TASK,
          Column.GRAPH,
          Column.SPARSITY,
          Column.CONSTRUCTION,
          Column.OPTIONS,
          Column.CRITERION,
          Column.NEURONS_ASKED);

  /**
   * Sorts rows into series, in the order of their first rows. Only networks that are known to meet
   * the criterion enter, and only where the width is searched for or the construction's own: a
   * width given by the user says nothing about growth.
   */
  public static List<Series> of(List<CellResult> rows) {
    Map<Map<Column, String>, Series> series = new LinkedHashMap<>();
    for (CellResult row : rows) {
      if (!row.isRight() || row.cell().requestedNeurons().matches("\\d+")) {
        continue;
      }
      Map<Column, String> kind = new LinkedHashMap<>();
      KIND.forEach(column -> kind.put(column, row.text(column)));
      series
          .computeIfAbsent(kind, key -> new Series(key, new TreeMap<>()))
          .sizes
          .computeIfAbsent(row.cell().outputs(), _ -> new ArrayList<>())
          .add(row);
    }
    return List.copyOf(series.values());
  }

  /** Returns whether the widths, or the outputs, were searched for, not given by an analysis. */
  public boolean isSearched() {
    return sizes.values().stream().flatMap(List::stream).anyMatch(row -> row.search().isPresent());
  }

  /** Returns the values of a column by size and seed // [sizes, seeds]. */
  double[][] values(Column column) {
    return sizes.values().stream()
        .map(rows -> rows.stream().mapToDouble(row -> row.number(column).orElseThrow()).toArray())
        .toArray(double[][]::new);
  }
}
