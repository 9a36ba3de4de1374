package org.superpose.console.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.superpose.console.report.TextTable.Align;
import org.superpose.core.circuit.ActiveCounts;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.Stage;
import org.superpose.core.circuit.Stages;
import org.superpose.runner.text.Numbers;

/** Shows a normalised circuit level by level. */
public final class CircuitText {

  private CircuitText() {}

  /**
   * Returns a line of sizes and a table of the levels.
   *
   * @param name of the file
   * @param sparsity the largest number of active inputs
   */
  public static String render(String name, Stages stages, int sparsity, ActiveCounts counts) {
    Circuit circuit = stages.circuit();
    TextTable table =
        new TextTable()
            .column("level", Align.RIGHT)
            .column("gates", Align.RIGHT)
            .column("carried", Align.RIGHT)
            .column(counts.exact() ? "most active" : "most active (bound)", Align.RIGHT);
    table.row(List.of("inputs", "", "", Numbers.count(counts.largest().getFirst())));
    for (int i = 0; i < stages.stages().size(); i++) {
      Stage stage = stages.stages().get(i);
      table.row(
          List.of(
              String.valueOf(i + 1),
              Numbers.count(stage.size() - stage.carried()),
              Numbers.count(stage.carried()),
              Numbers.count(counts.largest().get(i + 1))));
    }
    return "%s: %s inputs, %s gates in %s levels, %s outputs, %s negated; %s\n\n%s"
        .formatted(
            name,
            Numbers.count(circuit.features()),
            Numbers.count(circuit.nodes()),
            circuit.levels(),
            Numbers.count(circuit.outputs()),
            Numbers.count(negated(circuit)),
            sparsity == circuit.features()
                ? "on all inputs"
                : "on inputs with at most %s ones".formatted(sparsity),
            table.render());
  }

  private static int negated(Circuit circuit) {
    int negated = 0;
    for (int output = 0; output < circuit.outputs(); output++) {
      negated += circuit.negated(output) ? 1 : 0;
    }
    return negated;
  }

  /** Returns the same for programs. */
  public static Map<String, Object> map(
      String name, Stages stages, int sparsity, ActiveCounts counts) {
    Circuit circuit = stages.circuit();
    List<Map<String, Object>> levels = new ArrayList<>();
    for (int i = 0; i < stages.stages().size(); i++) {
      Stage stage = stages.stages().get(i);
      Map<String, Object> level = new LinkedHashMap<>();
      level.put("gates", stage.size() - stage.carried());
      level.put("carried", stage.carried());
      level.put("most_active", counts.largest().get(i + 1));
      levels.add(level);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("circuit", name);
    map.put("inputs", circuit.features());
    map.put("outputs", circuit.outputs());
    map.put("negated_outputs", negated(circuit));
    map.put("gates", circuit.nodes());
    map.put("sparsity", sparsity);
    map.put("levels", levels);
    map.put("exact", counts.exact());
    return map;
  }
}
