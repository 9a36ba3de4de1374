package org.superpose.runner.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.superpose.core.settings.Parameter;

/** The values of one case, checked one by one against the parameters that they are for. */
final class ParameterValues {

  private final EdgeLists edgeLists;
  private final Diagnostics problems;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, String> labels = new LinkedHashMap<>();
  private boolean complete = true;

  ParameterValues(EdgeLists edgeLists, Diagnostics problems) {
    this.edgeLists = edgeLists;
    this.problems = problems;
  }

  /** Adds the value of a key, or notes why it is not allowed. */
  void add(Key<?> key, Sweep.Choice choice) {
    Optional<Object> value = plain(key, choice);
    value.ifPresent(allowed -> values.put(key.name(), allowed));
    complete &= value.isPresent();
  }

  /** Returns whether every added value is allowed. */
  boolean complete() {
    return complete;
  }

  Map<String, Object> byName() {
    return values;
  }

  /** Returns what reports call the graph: its word or the name of the user's pairs. */
  String graphLabel(List<Parameter> parameters) {
    return parameters.stream()
        .filter(parameter -> parameter.kind() == Parameter.Kind.GRAPH)
        .map(
            parameter ->
                Optional.ofNullable(labels.get(parameter.name()))
                    .or(() -> parameter.fallback().map(Object::toString))
                    .orElse(""))
        .findFirst()
        .orElse("");
  }

  private Optional<Object> plain(Key<?> key, Sweep.Choice choice) {
    if (key.parameter().kind() == Parameter.Kind.GRAPH
        && choice.node() instanceof Node.Mapping mapping) {
      return edgeLists
          .read(new Section(mapping, choice.path(), problems))
          .map(
              labelled -> {
                labels.put(key.name(), labelled.label());
                return labelled.edges();
              });
    }
    Optional<Object> value = key.read(choice.node(), choice.path(), problems);
    value.ifPresent(allowed -> labels.put(key.name(), allowed.toString()));
    return value;
  }
}
