package org.superpose.console.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.superpose.runner.run.Column;
import org.superpose.runner.run.Row;

/**
 * What tables and plots call a network design: the construction's id, and of its options those that
 * not all designs of this construction share.
 */
final class DesignNames {

  private final Map<String, Set<String>> shared = new HashMap<>();

  private DesignNames() {}

  /** Learns from all rows of a comparison which options are shared. */
  static DesignNames of(List<Row> rows) {
    DesignNames names = new DesignNames();
    for (Row row : rows) {
      names
          .shared
          .computeIfAbsent(row.text(Column.CONSTRUCTION), _ -> new HashSet<>(options(row)))
          .retainAll(options(row));
    }
    return names;
  }

  /** Returns for instance {@code "output-channels-sparse repair=true"}. */
  String of(Row row) {
    String construction = row.text(Column.CONSTRUCTION);
    return options(row).stream()
        .filter(option -> !shared.getOrDefault(construction, Set.of()).contains(option))
        .map(option -> " " + option)
        .collect(Collectors.joining("", construction, ""));
  }

  private static List<String> options(Row row) {
    String text = row.text(Column.OPTIONS);
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }
}
