package org.superpose.runner.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.superpose.core.settings.InvalidSettingException;
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

  /** Adds the value of a parameter, or notes why it is not allowed. */
  void add(Parameter parameter, Sweep.Choice choice) {
    Optional<Object> value = plain(parameter, choice);
    value.ifPresent(allowed -> values.put(parameter.name(), allowed));
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

  /** Says what {@link #add} accepts for a parameter: one value, or several to sweep over. */
  static Schema schema(Parameter parameter) {
    Schema value =
        switch (parameter.kind()) {
          case INTEGER -> orWords(range("integer", parameter), parameter);
          case REAL -> orWords(range("number", parameter), parameter);
          case FLAG -> Schema.flag();
          case WORD -> Schema.words(parameter.words());
          case GRAPH ->
              Schema.anyOf(Schema.words(parameter.words()), Schema.defined(EdgeLists.DEFINITION));
        };
    Schema schema = Schema.sweep(value).described(parameter.meaning() + "; " + parameter.allowed());
    return parameter.fallback().map(schema::withDefault).orElse(schema);
  }

  private static Schema range(String type, Parameter parameter) {
    return Schema.range(type, parameter.minimum(), parameter.maximum());
  }

  private static Schema orWords(Schema number, Parameter parameter) {
    List<String> words = new ArrayList<>(parameter.words());
    if (TaskCase.mayBeMaximal(parameter)) {
      words.add(TaskCase.MAXIMAL);
    }
    return words.isEmpty() ? number : Schema.anyOf(number, Schema.words(words));
  }

  private Optional<Object> plain(Parameter parameter, Sweep.Choice choice) {
    return switch (choice.node()) {
      case Node.Scalar(_, Object value) -> checked(parameter, value, choice);
      case Node.Mapping mapping when parameter.kind() == Parameter.Kind.GRAPH ->
          edgeLists
              .read(new Section(mapping, choice.path(), problems))
              .map(
                  labelled -> {
                    labels.put(parameter.name(), labelled.label());
                    return labelled.edges();
                  });
      default -> {
        problems.add(
            choice.location(),
            choice.node().show() + " is not allowed; allowed: " + parameter.allowed());
        yield Optional.empty();
      }
    };
  }

  private Optional<Object> checked(Parameter parameter, Object value, Sweep.Choice choice) {
    try {
      Object allowed = parameter.check(value);
      labels.put(parameter.name(), allowed.toString());
      return Optional.of(allowed);
    } catch (InvalidSettingException e) {
      String guess = value instanceof String word ? Section.guess(parameter.words(), word) : "";
      problems.add(choice.location(), e.getMessage() + guess);
      return Optional.empty();
    }
  }
}
