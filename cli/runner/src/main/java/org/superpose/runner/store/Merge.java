package org.superpose.runner.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.run.CellRunner;
import org.superpose.runner.run.Outcome;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.run.Shard;

/**
 * Joins the finished cells of several directories: they go to one store, and from there all is as
 * if one run had just ended.
 */
public final class Merge {

  private final Comparison comparison;
  private final List<PlannedCell> plan;
  private final List<StoredPart> parts;
  private final CellKeys keys;

  /** Joins parts of the same comparison. */
  public Merge(Comparison comparison, List<PlannedCell> plan, List<StoredPart> parts) {
    this.comparison = comparison;
    this.plan = List.copyOf(plan);
    this.parts = List.copyOf(parts);
    this.keys = new CellKeys(comparison);
  }

  /**
   * Takes the cells of the plan from all parts; of one that ran twice, a result rather than a
   * failure.
   *
   * @return what is left to run there
   */
  public Resumption into(ResultsDirectory results) throws IOException {
    for (PlannedCell cell : plan) {
      CellKey key = keys.of(cell.cell());
      for (StoredPart part : parts) {
        Optional<Entry> known = results.store().find(key);
        Optional<Entry> found = part.store().find(key);
        boolean adds = known.isEmpty() || known.get().row().isFailed();
        if (found.isPresent() && adds && !found.equals(known)) {
          results.store().add(found.get());
        }
      }
    }
    results.begin(comparison, environment(), true);
    return new Resumption(comparison, plan, results.store());
  }

  private Map<String, Object> environment() {
    Map<String, Object> environment = Environment.of(comparison, Shard.WHOLE);
    environment.put("merged", parts.stream().map(StoredPart::environment).toList());
    return environment;
  }

  /** Returns the outcomes of the cells that have no row to reuse: no network, or a failure. */
  public Map<PlannedCell, Outcome> ended(Resumption resumption) {
    CellRunner runner = new CellRunner(comparison);
    Map<PlannedCell, Outcome> ended = new HashMap<>();
    for (PlannedCell cell : resumption.toRun()) {
      if (cell.isPossible()) {
        resumption.before(cell).ifPresent(outcome -> ended.put(cell, outcome));
      } else {
        ended.put(cell, runner.run(cell, 1));
      }
    }
    return ended;
  }

  /** Returns the names of the cells that no part has, by the reason. */
  public Map<String, List<String>> missing(Resumption resumption, Set<PlannedCell> ended) {
    Map<String, List<String>> missing = new LinkedHashMap<>();
    for (PlannedCell cell : resumption.toRun()) {
      if (!ended.contains(cell)) {
        missing.computeIfAbsent(why(cell), _ -> new ArrayList<>()).add(cell.cell().name());
      }
    }
    return missing;
  }

  private String why(PlannedCell cell) {
    CellKey key = keys.of(cell.cell());
    return parts.stream()
        .map(part -> part.store().decide(cell, key))
        .map(Decision::reason)
        .filter(reason -> !reason.equals(Decision.NEW))
        .findFirst()
        .orElse("not run");
  }

  /** Returns the shards that no part says it is, if all say that they are shards of as many. */
  public Optional<String> missingShards() {
    List<Shard> shards = parts.stream().map(StoredPart::shard).flatMap(Optional::stream).toList();
    Set<Integer> counts = shards.stream().map(Shard::count).collect(Collectors.toSet());
    if (shards.size() < parts.size() || counts.size() != 1) {
      return Optional.empty();
    }
    int count = shards.getFirst().count();
    Set<Integer> there = shards.stream().map(Shard::index).collect(Collectors.toSet());
    String missing =
        IntStream.rangeClosed(1, count)
            .filter(index -> !there.contains(index))
            .mapToObj(index -> new Shard(index, count).toString())
            .collect(Collectors.joining(", "));
    return Optional.of(missing).filter(text -> !text.isEmpty());
  }
}
