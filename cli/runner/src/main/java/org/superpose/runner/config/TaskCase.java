package org.superpose.runner.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.superpose.core.settings.CircuitList;
import org.superpose.core.settings.EdgeList;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.SetList;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.runner.plugin.Plugin;

/**
 * One problem family of a comparison: a task with one value for each setting.
 *
 * @param plugin the task
 * @param settings its settings, checked, defaults filled in
 * @param graphLabel the graph's word, or the name of the user's edge list or circuits; empty for
 *     tasks without
 * @param shape the sizes that the settings give
 * @param isMaximal whether the largest number of outputs is requested; settings and shape then have
 *     a single one
 * @param source where it was written
 */
public record TaskCase(
    Plugin<Task> plugin,
    Settings settings,
    String graphLabel,
    ProblemShape shape,
    boolean isMaximal,
    Source source) {

  /** Nothing but a task's own settings. */
  static final Keys<TaskCase> KEYS = new Keys<>(List.of());

  static final String OUTPUTS = "outputs";

  /** The word for as many outputs as are possible. */
  static final String MAXIMAL = "maximal";

  /** Returns whether a parameter is a number of outputs, so that the most may be requested. */
  static boolean mayBeMaximal(Parameter parameter) {
    return parameter.name().equals(OUTPUTS) && parameter.kind() == Parameter.Kind.INTEGER;
  }

  /** Returns a parameter of a task as the host takes it: the most outputs may be requested. */
  static Parameter orMaximal(Parameter parameter) {
    if (!mayBeMaximal(parameter)) {
      return parameter;
    }
    List<String> words = new ArrayList<>(parameter.words());
    words.add(MAXIMAL);
    return new Parameter(
        OUTPUTS,
        parameter.kind(),
        parameter.fallback(),
        parameter.required(),
        parameter.minimum(),
        parameter.maximum(),
        words,
        parameter.meaning() + "; maximal: the most that a given number of neurons computes");
  }

  /** Returns the keys of an entry that is read to this task. */
  Map<String, Object> keys() {
    Map<String, Object> keys = new LinkedHashMap<>(Map.of(CaseReader.ID, plugin.id()));
    keys.putAll(settings.asMap());
    keys.replaceAll((_, value) -> written(value));
    if (isMaximal) {
      keys.put(OUTPUTS, MAXIMAL);
    }
    return keys;
  }

  private Object written(Object value) {
    return switch (value) {
      case EdgeList edges -> EdgeLists.keys(graphLabel, edges);
      case CircuitList circuits -> CircuitFiles.keys(graphLabel, circuits);
      case SetList sets -> SetLists.keys(graphLabel, sets);
      default -> value;
    };
  }

  /** Returns the same task with a given number of outputs; empty if it does not have as many. */
  public Optional<TaskCase> withOutputs(int outputs) {
    Map<String, Object> values = new LinkedHashMap<>(settings.asMap());
    values.put(OUTPUTS, (long) outputs);
    try {
      Settings other = Settings.of(plugin.description().parameters(), values);
      ProblemShape otherShape = plugin.service().shape(other);
      return Optional.of(new TaskCase(plugin, other, graphLabel, otherShape, false, source));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
