package org.superpose.cli.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.superpose.cli.report.TextTable.Align;
import org.superpose.cli.run.PlannedCell;
import org.superpose.cli.run.Prospect;
import org.superpose.cli.store.Decision;

/** Shows a plan: every cell with its size, or why it has none. */
public final class PlanTable {

  private PlanTable() {}

  /** Returns the plan as a table and a line that counts. */
  public static String render(Map<PlannedCell, Decision> plan) {
    TextTable table =
        new TextTable()
            .column("cell", Align.LEFT)
            .column("neurons", Align.RIGHT)
            .column("predicted", Align.RIGHT)
            .column("memory MiB", Align.RIGHT)
            .column("what", Align.LEFT);
    Map<String, Integer> counts = new LinkedHashMap<>();
    plan.forEach(
        (cell, decision) -> {
          table.row(entries(cell, decision));
          counts.merge(action(decision), 1, Integer::sum);
        });
    return table.render()
        + "%d cells: %d to run, %d reused, %d not\n"
            .formatted(
                plan.size(),
                counts.getOrDefault("run", 0),
                counts.getOrDefault("reuse", 0),
                counts.getOrDefault("none", 0));
  }

  private static List<String> entries(PlannedCell cell, Decision decision) {
    String name = cell.cell().name();
    return switch (cell.prospect()) {
      case Prospect.Ready(var size) ->
          List.of(
              name,
              Numbers.count(size.neurons()),
              Numbers.probability(size.predictedFailure()),
              Numbers.count(Math.ceil(size.bytes() / 0x1p20)),
              action(decision) + ": " + decision.reason());
      case Prospect.Search(int start) ->
          List.of(
              name,
              "?",
              "-",
              "-",
              "%s: %s; search from %,d neurons"
                  .formatted(action(decision), decision.reason(), start));
      case Prospect.Capacity(int start) ->
          List.of(
              name,
              cell.cell().construction().neurons().toString(),
              "-",
              "-",
              "%s: %s; search from %,d outputs"
                  .formatted(action(decision), decision.reason(), start));
      case Prospect.Unsupported(String reason) ->
          List.of(name, "-", "-", "-", "unsupported: " + reason);
      case Prospect.Broken(_, String reason) ->
          List.of(name, "-", "-", "-", "will fail: " + reason);
    };
  }

  private static String action(Decision decision) {
    return switch (decision) {
      case Decision.Run _ -> "run";
      case Decision.Reuse _ -> "reuse";
      case Decision.Impossible _ -> "none";
    };
  }

  /** Returns a cell of the plan as a map, for JSON. */
  public static Map<String, Object> map(PlannedCell cell, Decision decision) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("cell", cell.cell().name());
    switch (cell.prospect()) {
      case Prospect.Ready(var size) -> {
        OptionalDouble predicted = size.predictedFailure();
        map.put("action", action(decision));
        map.put("reason", decision.reason());
        map.put("neurons", size.neurons());
        map.put("predicted_failure", predicted.isPresent() ? predicted.getAsDouble() : null);
        map.put("bytes", size.bytes());
      }
      case Prospect.Search(int start) -> {
        map.put("action", action(decision));
        map.put("reason", decision.reason());
        map.put("search_from", start);
      }
      case Prospect.Capacity(int start) -> {
        map.put("action", action(decision));
        map.put("reason", decision.reason());
        map.put("search_from_outputs", start);
      }
      case Prospect.Unsupported(String reason) -> {
        map.put("action", "unsupported");
        map.put("reason", reason);
      }
      case Prospect.Broken(_, String reason) -> {
        map.put("action", "fail");
        map.put("reason", reason);
      }
    }
    return map;
  }
}
