package org.superpose.runner.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.run.Outcome;
import org.superpose.runner.run.PlannedCell;

/**
 * What of a plan has to run, given the cells that finished before, and where the results of both
 * come together.
 */
public final class Resumption {

  private final ResultsStore store;
  private final Map<PlannedCell, CellKey> keys = new LinkedHashMap<>();
  private final Map<PlannedCell, Decision> decisions = new LinkedHashMap<>();

  /** Decides for every cell of a plan. */
  public Resumption(Comparison comparison, List<PlannedCell> plan, ResultsStore store) {
    this.store = store;
    CellKeys keyOf = new CellKeys(comparison);
    for (PlannedCell cell : plan) {
      CellKey key = keyOf.of(cell.cell());
      keys.put(cell, key);
      decisions.put(cell, store.decide(cell, key));
    }
  }

  /** Returns the decisions in the order of the plan. */
  public Map<PlannedCell, Decision> decisions() {
    return decisions;
  }

  /** Returns the cells whose rows are not stored. */
  public List<PlannedCell> toRun() {
    return decisions.entrySet().stream()
        .filter(decision -> !(decision.getValue() instanceof Decision.Reuse))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns whether a cell has to run. */
  public boolean hasWork() {
    return decisions.values().stream().anyMatch(decision -> decision instanceof Decision.Run);
  }

  /** Says how many cells run and are reused, and why. */
  public String summary() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    decisions.values().forEach(decision -> counts.merge(show(decision), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach((what, count) -> parts.add(count + " " + what));
    return "%s %s: %s"
        .formatted(
            decisions.size(),
            decisions.size() == 1 ? "cell" : "cells",
            parts.isEmpty() ? "none to run" : String.join(", ", parts));
  }

  /** Says what happens with a cell and why. */
  public static String show(Decision decision) {
    return "%s (%s)".formatted(decision.action(), decision.reason());
  }

  /**
   * Stores a cell that ended, if its row may be reused.
   *
   * @throws UncheckedIOException if it cannot be stored
   */
  void store(PlannedCell cell, Outcome outcome) {
    if (!(decisions.get(cell) instanceof Decision.Run)) {
      return;
    }
    try {
      store.add(new Entry(keys.get(cell), outcome.row(), outcome.probes()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot store a finished cell", e);
    }
  }

  /**
   * Returns the outcomes of all cells in the order of the plan, stored and new.
   *
   * @param ran the outcomes of {@link #toRun}
   */
  public List<Outcome> merge(Map<PlannedCell, Outcome> ran) {
    List<Outcome> all = new ArrayList<>();
    decisions.forEach(
        (cell, decision) ->
            all.add(
                decision instanceof Decision.Reuse(Entry entry)
                    ? outcome(entry, cell)
                    : ran.get(cell)));
    return all;
  }

  /** Returns the earlier outcome of a cell, also if it failed. */
  public Optional<Outcome> before(PlannedCell cell) {
    return store.find(keys.get(cell)).map(entry -> outcome(entry, cell));
  }

  /** An equal cell may have had another name among other cells. */
  private static Outcome outcome(Entry entry, PlannedCell cell) {
    return new Outcome(
        named(entry.row(), cell), entry.probes().stream().map(row -> named(row, cell)).toList());
  }

  private static CellResult named(CellResult row, PlannedCell cell) {
    return row.named(cell.cell().name());
  }
}
