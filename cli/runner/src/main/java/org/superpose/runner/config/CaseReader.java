package org.superpose.runner.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.superpose.core.settings.EdgeList;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.runner.plugin.Catalogue;
import org.superpose.runner.plugin.Plugin;

/**
 * Reads the list of tasks or of constructions: expands sweeps, finds the plugins and checks every
 * value against the parameters that they declare.
 *
 * @param <T> the contract of the plugins
 */
final class CaseReader<T> {

  static final String ID = "id";

  private final Catalogue<T> catalogue;
  private final String kind;
  private final List<String> ownKeys;
  private final EdgeLists edgeLists;
  private final Diagnostics problems;
  private final Set<String> namedIds = new LinkedHashSet<>();
  private final Map<String, String> pathOfCase = new HashMap<>();

  /**
   * @param kind what the plugins are, in one word
   * @param ownKeys keys beside the plugin's parameters, {@code id} not included
   */
  CaseReader(
      Catalogue<T> catalogue,
      String kind,
      List<String> ownKeys,
      EdgeLists edgeLists,
      Diagnostics problems) {
    this.catalogue = catalogue;
    this.kind = kind;
    this.ownKeys = ownKeys;
    this.edgeLists = edgeLists;
    this.problems = problems;
  }

  /**
   * One combination of a sweep, checked.
   *
   * @param graphLabel what reports call the graph; empty if there is none
   * @param given the values as written, own keys included
   */
  record Case<T>(
      Plugin<T> plugin,
      Settings settings,
      String graphLabel,
      Map<String, Sweep.Choice> given,
      Source source) {}

  /** Returns all ids that entries name, known or not. */
  Set<String> namedIds() {
    return namedIds;
  }

  List<Case<T>> read(Section root, String key) {
    String allowed = "a list of " + kind + "s, each with an id";
    Optional<Node> node = root.require(key, allowed);
    if (node.isEmpty()) {
      return List.of();
    }
    List<Node> entries = root.list(node.get(), key, allowed);
    List<Case<T>> cases = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      String path = key + "[" + i + "]";
      asMapping(entries.get(i), path)
          .ifPresent(mapping -> cases.addAll(expand(new Section(mapping, path, problems))));
    }
    return cases;
  }

  private Optional<Node.Mapping> asMapping(Node entry, String path) {
    if (entry instanceof Node.Mapping mapping) {
      return Optional.of(mapping);
    }
    if (entry instanceof Node.Scalar word && word.value() instanceof String) {
      return Optional.of(Shorthand.expand(word, ID));
    }
    problems.add(
        entry.mark().at(path), entry.show() + " is not allowed; allowed: an id or {id: ...}");
    return Optional.empty();
  }

  private List<Case<T>> expand(Section entry) {
    if (entry.require(ID, "the id of a " + kind + known()).isEmpty()) {
      return List.of();
    }
    List<Case<T>> cases = new ArrayList<>();
    for (Map<String, Sweep.Choice> given : new Sweep(problems).combinations(entry)) {
      plugin(given.get(ID)).flatMap(found -> check(entry, found, given)).ifPresent(cases::add);
    }
    return cases;
  }

  private Optional<Plugin<T>> plugin(Sweep.Choice id) {
    if (!(id.node() instanceof Node.Scalar(_, String name))) {
      problems.add(
          id.location(),
          id.node().show() + " is not allowed; allowed: the id of a " + kind + known());
      return Optional.empty();
    }
    namedIds.add(name);
    Optional<Plugin<T>> plugin = catalogue.find(name);
    if (plugin.isEmpty()) {
      problems.add(
          id.location(),
          "'" + name + "' is not a known " + kind + known() + Section.guess(catalogue.ids(), name));
    }
    return plugin;
  }

  private String known() {
    return "; known: " + (catalogue.ids().isEmpty() ? "none" : String.join(", ", catalogue.ids()));
  }

  private Optional<Case<T>> check(
      Section entry, Plugin<T> plugin, Map<String, Sweep.Choice> given) {
    Diagnostics own = new Diagnostics();
    List<Parameter> parameters = plugin.description().parameters();
    Section checked = new Section(entry.mapping(), entry.path(), own);
    checked.rejectUnknownKeys(allowedKeys(parameters));
    parameters.stream()
        .filter(Parameter::required)
        .forEach(parameter -> checked.require(parameter.name(), parameter.allowed()));
    ParameterValues values = new ParameterValues(edgeLists, own);
    for (Parameter parameter : parameters) {
      Sweep.Choice choice = given.get(parameter.name());
      if (choice != null) {
        values.add(parameter, isMaximal(parameter, choice) ? single(choice) : choice);
      }
    }
    problems.addAll(own);
    if (!own.isEmpty() || !values.complete()) {
      return Optional.empty();
    }
    return Optional.of(
        new Case<>(
            plugin,
            Settings.of(parameters, values.byName()),
            values.graphLabel(parameters),
            given,
            source(entry, given)));
  }

  /** The host searches for the number of outputs, whatever words the task knows for it. */
  private static boolean isMaximal(Parameter parameter, Sweep.Choice choice) {
    return TaskCase.mayBeMaximal(parameter)
        && choice.node() instanceof Node.Scalar(_, Object word)
        && word.equals(TaskCase.MAXIMAL);
  }

  private static Sweep.Choice single(Sweep.Choice choice) {
    return new Sweep.Choice(new Node.Scalar(choice.node().mark(), 1L), choice.path());
  }

  private List<String> allowedKeys(List<Parameter> parameters) {
    List<String> keys = new ArrayList<>(List.of(ID));
    keys.addAll(ownKeys);
    parameters.forEach(parameter -> keys.add(parameter.name()));
    return keys;
  }

  private static Source source(Section entry, Map<String, Sweep.Choice> given) {
    Map<String, Location> keys = new HashMap<>();
    given.forEach((key, choice) -> keys.put(key, choice.location()));
    return new Source(entry.mapping().mark().at(entry.path()), keys);
  }

  /** Notes a case that reports could not tell apart from an earlier one. */
  boolean isNew(Case<T> one, String width) {
    Map<String, Object> shown = new LinkedHashMap<>(one.settings().asMap());
    shown.replaceAll((_, value) -> value instanceof EdgeList ? one.graphLabel() : value);
    String identity = one.plugin().id() + " " + width + " " + shown;
    String earlier = pathOfCase.putIfAbsent(identity, one.source().whole().key());
    if (earlier != null) {
      problems.add(
          one.source().whole(),
          "repeats a case of " + earlier + ": " + identity.replace("  ", " "));
    }
    return earlier == null;
  }
}
