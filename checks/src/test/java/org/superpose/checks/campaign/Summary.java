package org.superpose.checks.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a campaign found, in an order that does not depend on threads. */
final class Summary {

  private static final int SHOWN_OF_A_KIND = 3;

  /**
   * A case on which the engine and the truth differ.
   *
   * @param number the case
   * @param mode how the engine was called
   * @param text what it said and what is true
   */
  record Disagreement(long number, String mode, String text) {

    String kind() {
      return text.substring(0, text.indexOf(':'));
    }
  }

  private final Map<String, Map<String, Long>> tables = new TreeMap<>();
  private final Map<String, List<Disagreement>> disagreements = new TreeMap<>();

  /** Adds one to a row of a table. */
  synchronized void count(String table, String row) {
    tables.computeIfAbsent(table, _ -> new TreeMap<>()).merge(row, 1L, Long::sum);
  }

  synchronized void add(Disagreement disagreement) {
    count("disagreements", disagreement.kind() + ", " + disagreement.mode());
    List<Disagreement> kind =
        disagreements.computeIfAbsent(disagreement.kind(), _ -> new ArrayList<>());
    kind.add(disagreement);
    kind.sort((a, b) -> Long.compare(a.number, b.number));
    if (kind.size() > SHOWN_OF_A_KIND) {
      kind.removeLast();
    }
  }

  synchronized Map<String, Long> table(String name) {
    return new TreeMap<>(tables.getOrDefault(name, Map.of()));
  }

  synchronized long count(String table) {
    return table(table).values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the first disagreements of every kind. */
  synchronized List<Disagreement> disagreements() {
    return disagreements.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public synchronized String toString() {
    StringBuilder text = new StringBuilder();
    tables.forEach(
        (name, rows) -> {
          text.append(String.format(Locale.ROOT, "%n%s%n", name));
          rows.forEach(
              (row, count) -> text.append(String.format(Locale.ROOT, "%,12d  %s%n", count, row)));
        });
    return text.toString();
  }
}
