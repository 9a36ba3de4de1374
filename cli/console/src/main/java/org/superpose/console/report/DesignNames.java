package org.superpose.console.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.superpose.runner.result.CellResult;

/**
 * What tables and plots call a network design: the construction's id, those of its options that
 * differ between designs of this construction, and the requested width where designs differ in
 * nothing else.
 */
final class DesignNames {

  private final Map<String, Set<String>> shared = new HashMap<>();
  private final Map<String, Set<String>> widths = new HashMap<>();

  private DesignNames() {}

  /** Learns from all rows of a comparison which options are shared, and which widths requested. */
  static DesignNames of(List<CellResult> rows) {
    DesignNames names = new DesignNames();
    for (CellResult row : rows) {
      List<String> options = split(row.cell().options());
      names
          .shared
          .computeIfAbsent(row.cell().construction(), _ -> new HashSet<>(options))
          .retainAll(options);
      names
          .widths
          .computeIfAbsent(
              key(row.cell().construction(), row.cell().options()), _ -> new HashSet<>())
          .add(row.cell().requestedNeurons());
    }
    return names;
  }

  /** Returns for instance {@code "output-channels-sparse repair=true neurons=96"}. */
  String of(CellResult row) {
    return of(row.cell().construction(), row.cell().options(), row.cell().requestedNeurons());
  }

  /** Returns the name of the design of a construction with some options and a requested width. */
  String of(String construction, String options, String width) {
    Set<String> requested = widths.getOrDefault(key(construction, options), Set.of());
    String name = ofAnyWidth(construction, options);
    return requested.size() > 1 && requested.contains(width) ? name + " neurons=" + width : name;
  }

  /** Returns the name without the width, for what shows networks of many widths together. */
  String ofAnyWidth(CellResult row) {
    return ofAnyWidth(row.cell().construction(), row.cell().options());
  }

  private String ofAnyWidth(String construction, String options) {
    return split(options).stream()
        .filter(option -> !shared.getOrDefault(construction, Set.of()).contains(option))
        .map(option -> " " + option)
        .collect(Collectors.joining("", construction, ""));
  }

  private static String key(String construction, String options) {
    return construction + " " + options;
  }

  private static List<String> split(String options) {
    return options.isEmpty() ? List.of() : List.of(options.split(" "));
  }
}
