package org.superpose.console.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.superpose.runner.result.CellResult;

/**
 * What tables and plots call a network design: the construction's id, and those of its options that
 * differ between designs of this construction.
 */
final class DesignNames {

  private final Map<String, Set<String>> shared = new HashMap<>();

  private DesignNames() {}

  /** Learns from all rows of a comparison which options are shared. */
  static DesignNames of(List<CellResult> rows) {
    DesignNames names = new DesignNames();
    for (CellResult row : rows) {
      List<String> options = split(row.cell().options());
      names
          .shared
          .computeIfAbsent(row.cell().construction(), _ -> new HashSet<>(options))
          .retainAll(options);
    }
    return names;
  }

  /** Returns for instance {@code "output-channels-sparse repair=true"}. */
  String of(CellResult row) {
    return of(row.cell().construction(), row.cell().options());
  }

  /** Returns the name of the design of a construction with some options. */
  String of(String construction, String options) {
    return split(options).stream()
        .filter(option -> !shared.getOrDefault(construction, Set.of()).contains(option))
        .map(option -> " " + option)
        .collect(Collectors.joining("", construction, ""));
  }

  private static List<String> split(String options) {
    return options.isEmpty() ? List.of() : List.of(options.split(" "));
  }
}
