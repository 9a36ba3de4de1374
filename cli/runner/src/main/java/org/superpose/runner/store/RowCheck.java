package org.superpose.runner.store;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.superpose.runner.run.Column;
import org.superpose.runner.run.Row;
import org.superpose.runner.run.Status;
import org.superpose.runner.text.OneLine;

/** Tells the row of a finished cell from one that was damaged or made up. */
final class RowCheck {

  private static final Set<String> STATUSES =
      Arrays.stream(Status.values()).map(Status::label).collect(Collectors.toSet());
  private static final Set<String> VERDICTS = Set.of("", "verified", "falsified", "unknown");
  private static final Set<String> DECISIONS = Set.of("", "yes", "no", "undecided");
  private static final List<Column> ALWAYS =
      List.of(Column.CELL, Column.TASK, Column.M, Column.M_OUT, Column.CONSTRUCTION, Column.SEED);
  private static final List<Column> OF_NETWORKS = List.of(Column.NEURONS, Column.VERDICT);

  private RowCheck() {}

  /**
   * Checks what all code that shows rows takes for granted.
   *
   * @throws IllegalArgumentException if a row cannot be one of a finished cell of its key
   */
  static void require(Entry entry) {
    require(entry.row());
    entry.probes().forEach(RowCheck::require);
    requireKey(entry, "the seed", Column.SEED);
    requireKey(entry, "the construction", Column.CONSTRUCTION);
  }

  private static void requireKey(Entry entry, String part, Column column) {
    String expected = entry.key().parts().get(part);
    if (expected != null && !expected.equals(entry.row().text(column))) {
      throw new IllegalArgumentException(
          "the column %s differs from the key".formatted(column.label()));
    }
  }

  private static void require(Row row) {
    requireOneOf(row, Column.STATUS, STATUSES);
    requireOneOf(row, Column.VERDICT, VERDICTS);
    requireOneOf(row, Column.CRITERION_MET, DECISIONS);
    ALWAYS.forEach(column -> requirePresent(row, column));
    if (row.isOk()) {
      OF_NETWORKS.forEach(column -> requirePresent(row, column));
    }
    for (Column column : Column.values()) {
      boolean isCount = column.kind() == Column.Kind.WHOLE && column != Column.SEED;
      if (isCount && row.number(column).orElse(0) < 0) {
        throw new IllegalArgumentException("the column %s is negative".formatted(column.label()));
      }
    }
  }

  private static void requirePresent(Row row, Column column) {
    if (row.text(column).isEmpty()) {
      throw new IllegalArgumentException("the column %s is missing".formatted(column.label()));
    }
  }

  private static void requireOneOf(Row row, Column column, Set<String> allowed) {
    if (!allowed.contains(row.text(column))) {
      throw new IllegalArgumentException(
          "the column %s holds '%s'".formatted(column.label(), OneLine.of(row.text(column))));
    }
  }
}
