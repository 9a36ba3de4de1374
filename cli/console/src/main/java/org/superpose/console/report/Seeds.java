package org.superpose.console.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.Status;
import org.superpose.runner.text.Numbers;

/** What the rows of one design, which differ in their seed only, come to together. */
final class Seeds {

  private Seeds() {}

  /** Sorts rows by some of their columns, in the order of their first rows. */
  static Map<List<String>, List<CellResult>> group(List<CellResult> rows, List<Column> columns) {
    Map<List<String>, List<CellResult>> groups = new LinkedHashMap<>();
    for (CellResult row : rows) {
      List<String> key = columns.stream().map(row::text).toList();
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  static boolean isUnsupported(CellResult row) {
    return row.status() == Status.UNSUPPORTED;
  }

  /** Returns the largest value. */
  static OptionalDouble worst(List<CellResult> rows, Column column) {
    return rows.stream().flatMapToDouble(row -> row.number(column).stream()).max();
  }

  /** Returns the least value, or {@code -}. */
  static String least(List<CellResult> rows, Column column) {
    OptionalDouble least = rows.stream().flatMapToDouble(row -> row.number(column).stream()).min();
    return least.isEmpty() ? "-" : Numbers.ratio(least);
  }

  /** Returns for instance {@code 369 to 377}, a single number, or {@code -}. */
  static String range(List<CellResult> rows, Column column) {
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

  /** Returns an example of what is to be said of a design: its first reason. */
  static List<String> example(List<CellResult> design, String name) {
    return design.stream()
        .filter(row -> !row.reason().isEmpty())
        .limit(1) // the file has them all
        .map(row -> "%s seed %s: %s".formatted(name, row.cell().seed(), row.reason()))
        .toList();
  }
}
