package org.superpose.runner.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.superpose.core.statistics.SignedRankTest;
import org.superpose.runner.diff.DesignChange.Pair;
import org.superpose.runner.result.CellResult;

/**
 * What changed between two results: cells of the same name are the same cell, since the name says
 * task, construction, options and seed.
 *
 * @param pairs cells in both
 * @param came names of cells in the later results only
 * @param went names of cells in the earlier results only
 * @param changes by design and measure, in the order of the later results
 */
public record ResultsDiff(
    List<Pair> pairs, List<String> came, List<String> went, List<DesignChange> changes) {

  /** The largest adjusted p-value that is significant. */
  public static final double LEVEL = 0.05;

  /** Copies the lists. */
  public ResultsDiff {
    pairs = List.copyOf(pairs);
    came = List.copyOf(came);
    went = List.copyOf(went);
    changes = List.copyOf(changes);
  }

  /**
   * Compares results.
   *
   * @param tolerance the largest relative difference of numbers that is neither better nor worse
   * @throws IllegalArgumentException if two results have the same cell, if there is no cell in
   *     both, or the criteria of one differ
   */
  public static ResultsDiff of(List<CellResult> before, List<CellResult> after, double tolerance) {
    Map<String, CellResult> earlier = byName(before);
    Map<String, CellResult> later = byName(after);
    List<Pair> pairs = new ArrayList<>();
    later.forEach(
        (name, row) -> {
          if (earlier.containsKey(name)) {
            pairs.add(pair(earlier.get(name), row));
          }
        });
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException(
          "no cell is in both: %s is in the first, %s in the second"
              .formatted(before.getFirst().cell().name(), after.getFirst().cell().name()));
    }
    return new ResultsDiff(
        pairs,
        later.keySet().stream().filter(name -> !earlier.containsKey(name)).toList(),
        earlier.keySet().stream().filter(name -> !later.containsKey(name)).toList(),
        tested(changes(pairs, tolerance)));
  }

  private static Map<String, CellResult> byName(List<CellResult> rows) {
    Map<String, CellResult> byName = new LinkedHashMap<>();
    for (CellResult row : rows) {
      if (byName.put(row.cell().name(), row) != null) {
        throw new IllegalArgumentException("two rows are of the cell " + row.cell().name());
      }
    }
    return byName;
  }

  private static Pair pair(CellResult before, CellResult after) {
    if (!before.cell().criterion().equals(after.cell().criterion())) {
      throw new IllegalArgumentException(
          "the criteria differ, so the verdicts cannot be compared: %s is judged by '%s' in the first, by '%s' in the second"
              .formatted(after.cell().name(), before.cell().criterion(), after.cell().criterion()));
    }
    return new Pair(before, after);
  }

  private static List<DesignChange> changes(List<Pair> pairs, double tolerance) {
    Map<String, List<Pair>> designs = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      designs.computeIfAbsent(design(pair.after()), _ -> new ArrayList<>()).add(pair);
    }
    List<DesignChange> changes = new ArrayList<>();
    designs.forEach(
        (design, cells) -> {
          List<CellChange> all =
              cells.stream()
                  .flatMap(pair -> CellChange.of(pair.before(), pair.after(), tolerance))
                  .toList();
          for (Measure measure : Measure.values()) {
            List<CellChange> of = all.stream().filter(c -> c.measure() == measure).toList();
            if (!of.isEmpty()) {
              changes.add(new DesignChange(design, measure, cells, of, OptionalDouble.empty()));
            }
          }
        });
    return changes;
  }

  /** Returns the name of a cell without its seed. */
  private static String design(CellResult row) {
    return row.cell().name().replaceFirst("\\.s" + row.cell().seed() + "(?=$|-)", "");
  }

  /**
   * Adds the p-values. Only measures that changed count as tests: given its magnitudes, one without
   * a difference cannot have a p-value below 1, and so takes no part in any error (Tarone 1990).
   */
  private static List<DesignChange> tested(List<DesignChange> changes) {
    List<Double> adjusted =
        SignedRankTest.adjusted(
            changes.stream()
                .filter(change -> change.measure().isDirected())
                .map(change -> change.test().pValue())
                .toList());
    List<DesignChange> tested = new ArrayList<>();
    int next = 0;
    for (DesignChange change : changes) {
      tested.add(change.measure().isDirected() ? change.adjusted(adjusted.get(next++)) : change);
    }
    return tested;
  }

  /** Returns the number of tests that p-values are adjusted for. */
  public int tests() {
    return (int) changes.stream().filter(change -> change.adjusted().isPresent()).count();
  }

  /** Returns the most cells that any tested design has in both results. */
  public int mostSeeds() {
    return changes.stream()
        .filter(change -> change.adjusted().isPresent())
        .mapToInt(change -> change.pairs().size())
        .max()
        .orElse(0);
  }

  /** Returns how many seeds make a difference significant that has one direction with each. */
  public int seedsNeeded() {
    int seeds = 1;
    while (SignedRankTest.smallest(seeds) * Math.max(1, tests()) > LEVEL) {
      seeds++;
    }
    return seeds;
  }

  /** Returns how many cells have a change with an effect, and none with a graver one. */
  public long cells(Effect effect) {
    Map<String, Effect> gravest = new LinkedHashMap<>();
    changes.stream()
        .flatMap(change -> change.changes().stream())
        .forEach(c -> gravest.merge(c.after().cell().name(), c.effect(), ResultsDiff::graver));
    return gravest.values().stream().filter(effect::equals).count();
  }

  private static Effect graver(Effect a, Effect b) {
    return a == Effect.WORSE || b == Effect.WORSE ? Effect.WORSE : a == Effect.BETTER ? a : b;
  }

  /** Returns whether anything got worse. */
  public boolean isWorse() {
    return cells(Effect.WORSE) > 0;
  }
}
