package org.superpose.console.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.superpose.console.report.TextTable.Align;
import org.superpose.runner.result.BuiltNetwork;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.run.PlannedOutcome;
import org.superpose.runner.store.Decision;
import org.superpose.runner.store.Entry;
import org.superpose.runner.text.Numbers;

/** Shows a plan: every cell with its size, or why it has none. */
public final class PlanTable {

  private PlanTable() {}

  /** Returns the plan as a table. */
  public static String render(Map<PlannedCell, Decision> plan) {
    TextTable table =
        new TextTable()
            .column("cell", Align.LEFT)
            .column("neurons", Align.RIGHT)
            .column("predicted", Align.RIGHT)
            .column("memory MiB", Align.RIGHT)
            .column("what", Align.LEFT);
    plan.forEach((cell, decision) -> table.row(entries(cell, decision)));
    return table.render();
  }

  private static List<String> entries(PlannedCell cell, Decision decision) {
    String name = cell.cell().name();
    String what = decision.action() + ": " + decision.reason();
    Optional<BuiltNetwork> found = found(cell, decision);
    if (found.isPresent()) {
      return List.of(name, Numbers.count((double) found.get().neurons()), "-", "-", what);
    }
    return switch (cell.outcome()) {
      case PlannedOutcome.Ready(var size) ->
          List.of(
              name,
              Numbers.count(size.neurons()),
              Numbers.probability(size.predictedFailure()),
              Numbers.count(Math.ceil(size.bytes() / 0x1p20)),
              what);
      case PlannedOutcome.Search(int start, _) ->
          List.of(
              name,
              "?",
              "-",
              "-",
              String.format(Locale.ROOT, "%s; search from %,d neurons", what, start));
      case PlannedOutcome.Capacity(int start, _) ->
          List.of(
              name,
              cell.cell().construction().neurons().toString(),
              "-",
              "-",
              String.format(Locale.ROOT, "%s; search from %,d outputs", what, start));
      case PlannedOutcome.Unsupported(String reason) ->
          List.of(name, "-", "-", "-", "unsupported: " + reason);
      case PlannedOutcome.Broken(_, String reason) ->
          List.of(name, "-", "-", "-", "will fail: " + reason);
    };
  }

  /** Returns the network that a search found before. */
  private static Optional<BuiltNetwork> found(PlannedCell cell, Decision decision) {
    return decision instanceof Decision.Reuse(Entry entry) && !cell.isReady()
        ? entry.row().network()
        : Optional.empty();
  }

  /** Returns the cells of the plan as maps, for JSON. */
  public static List<Map<String, Object>> maps(Map<PlannedCell, Decision> plan) {
    return plan.entrySet().stream().map(cell -> map(cell.getKey(), cell.getValue())).toList();
  }

  private static Map<String, Object> map(PlannedCell cell, Decision decision) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("cell", cell.cell().name());
    map.put("action", action(cell, decision));
    found(cell, decision).ifPresent(network -> map.put("neurons", network.neurons()));
    switch (cell.outcome()) {
      case PlannedOutcome.Ready(var size) -> {
        OptionalDouble predicted = size.predictedFailure();
        map.put("reason", decision.reason());
        map.put("neurons", size.neurons());
        map.put("predicted_failure", predicted.isPresent() ? predicted.getAsDouble() : null);
        map.put("bytes", size.bytes());
      }
      case PlannedOutcome.Search(int start, _) -> {
        map.put("reason", decision.reason());
        map.put("search_from", start);
      }
      case PlannedOutcome.Capacity(int start, _) -> {
        map.put("reason", decision.reason());
        map.put("search_from_outputs", start);
      }
      case PlannedOutcome.Unsupported(String reason) -> map.put("reason", reason);
      case PlannedOutcome.Broken(_, String reason) -> map.put("reason", reason);
    }
    return map;
  }

  private static String action(PlannedCell cell, Decision decision) {
    return switch (decision) {
      case Decision.Run _ -> "run";
      case Decision.Reuse _ -> "reuse";
      case Decision.Impossible _ ->
          cell.outcome() instanceof PlannedOutcome.Broken ? "fail" : "unsupported";
    };
  }
}
