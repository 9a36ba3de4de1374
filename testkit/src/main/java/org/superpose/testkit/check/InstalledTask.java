package org.superpose.testkit.check;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.superpose.core.netlist.Netlist;
import org.superpose.core.netlist.NetlistBuilder;
import org.superpose.core.netlist.NodeFunction;
import org.superpose.core.settings.CircuitList;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Task;
import org.superpose.testkit.TaskContract;

/** The contract of a task at the standard sizes, as far as it knows settings of their names. */
public final class InstalledTask extends TaskContract {

  private static final int LEAST_SPARSITY = 2;
  private static final int MOST_SPARSITY = 5;

  private final Task task;

  InstalledTask(Task task) {
    this.task = task;
  }

  @Override
  protected Task task() {
    return task;
  }

  /** Returns the settings at the smallest sparsity that the task takes; any, if it takes none. */
  @Override
  protected List<Map<String, ?>> samples() {
    return List.of(
        IntStream.rangeClosed(LEAST_SPARSITY, MOST_SPARSITY)
            .mapToObj(this::settings)
            .filter(this::isAccepted)
            .findFirst()
            .orElse(settings(LEAST_SPARSITY)));
  }

  private Map<String, ?> settings(int sparsity) {
    Map<String, Object> settings = new TreeMap<>(StandardSamples.SIZES);
    settings.put("sparsity", sparsity);
    settings
        .keySet()
        .retainAll(task.describe().parameters().stream().map(Parameter::name).toList());
    for (Parameter parameter : task.describe().parameters()) {
      if (parameter.kind() == Parameter.Kind.CIRCUIT && parameter.fallback().isEmpty()) {
        settings.put(parameter.name(), new CircuitList(List.of(halfAdder())));
      }
    }
    return settings;
  }

  private static Netlist halfAdder() {
    NetlistBuilder netlist = new NetlistBuilder();
    netlist.input("a");
    netlist.input("b");
    netlist.node("sum", NodeFunction.Logic.XOR, List.of("a", "b"));
    netlist.node("carry", NodeFunction.Logic.AND, List.of("a", "b"));
    netlist.output("sum");
    netlist.output("carry");
    return netlist.build();
  }

  private boolean isAccepted(Map<String, ?> settings) {
    try {
      return task.shape(Settings.of(task.describe().parameters(), settings)) != null;
    } catch (InvalidSettingException e) {
      return false;
    }
  }

  @Override
  protected List<Map<String, ?>> contradictions() {
    return List.of(); // nobody knows them but the author
  }
}
