package org.superpose.cli.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.superpose.cli.report.TextTable.Align;
import org.superpose.cli.run.PlannedCell;
import org.superpose.cli.run.Prospect;

/** Shows a plan: every cell with its size, or why it has none. */
public final class PlanTable {

  private PlanTable() {}

  /** Returns the plan as a table and a line that counts. */
  public static String render(List<PlannedCell> plan) {
    TextTable table =
        new TextTable()
            .column("cell", Align.LEFT)
            .column("neurons", Align.RIGHT)
            .column("predicted", Align.RIGHT)
            .column("memory MiB", Align.RIGHT)
            .column("what", Align.LEFT);
    int runs = 0;
    for (PlannedCell cell : plan) {
      table.row(entries(cell));
      runs += cell.prospect() instanceof Prospect.Ready ? 1 : 0;
    }
    return table.render()
        + "%d cells: %d to run, %d not\n".formatted(plan.size(), runs, plan.size() - runs);
  }

  private static List<String> entries(PlannedCell cell) {
    String name = cell.cell().name();
    return switch (cell.prospect()) {
      case Prospect.Ready(var size) ->
          List.of(
              name,
              Numbers.count(size.neurons()),
              Numbers.probability(size.predictedFailure()),
              Numbers.count(Math.ceil(size.bytes() / 0x1p20)),
              "run");
      case Prospect.Unsupported(String reason) ->
          List.of(name, "-", "-", "-", "unsupported: " + reason);
      case Prospect.Broken(String reason) -> List.of(name, "-", "-", "-", "will fail: " + reason);
    };
  }

  /** Returns a cell of the plan as a map, for JSON. */
  public static Map<String, Object> map(PlannedCell cell) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("cell", cell.cell().name());
    switch (cell.prospect()) {
      case Prospect.Ready(var size) -> {
        OptionalDouble predicted = size.predictedFailure();
        map.put("action", "run");
        map.put("neurons", size.neurons());
        map.put("predicted_failure", predicted.isPresent() ? predicted.getAsDouble() : null);
        map.put("bytes", size.bytes());
      }
      case Prospect.Unsupported(String reason) -> {
        map.put("action", "unsupported");
        map.put("reason", reason);
      }
      case Prospect.Broken(String reason) -> {
        map.put("action", "fail");
        map.put("reason", reason);
      }
    }
    return map;
  }
}
