package org.superpose.runner.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.superpose.core.settings.CircuitList;
import org.superpose.core.settings.EdgeList;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.SetList;
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

  /** The parameter of tasks that a graph of one's own says, too. */
  static final String FEATURES = "features";

  private static final String ARITY = "arity";

  private final Catalogue<T> catalogue;
  private final String kind;
  private final Keys<?> common;
  private final UserFiles files;
  private final Diagnostics problems;
  private final Set<String> namedIds = new LinkedHashSet<>();
  private final Map<String, String> pathOfCase = new HashMap<>();

  /**
   * @param kind what the plugins are, in one word
   * @param common keys beside the plugins' own, {@code id} not included
   */
  CaseReader(
      Catalogue<T> catalogue, String kind, Keys<?> common, UserFiles files, Diagnostics problems) {
    this.catalogue = catalogue;
    this.kind = kind;
    this.common = common;
    this.files = files;
    this.problems = problems;
  }

  /**
   * One combination of a sweep, checked.
   *
   * @param graphLabel what reports call the graph or circuits; empty if there are none
   * @param common the values of the keys that all have in common
   * @param given the values as written
   */
  record Case<T>(
      Plugin<T> plugin,
      Settings settings,
      Settings common,
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
    List<Case<T>> cases = new ArrayList<>();
    for (Sweep.Choice entry : root.list(node.get(), key, allowed)) {
      asMapping(entry)
          .ifPresent(mapping -> cases.addAll(expand(new Section(mapping, entry.path(), problems))));
    }
    return cases;
  }

  private Optional<Node.Mapping> asMapping(Sweep.Choice entry) {
    if (entry.node() instanceof Node.Mapping mapping) {
      return Optional.of(mapping);
    }
    if (entry.node() instanceof Node.Scalar word && word.value() instanceof String) {
      return Optional.of(word.under(ID));
    }
    problems.add(
        entry.location(), entry.node().show() + " is not allowed; allowed: an id or {id: ...}");
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
        .filter(parameter -> !followsFromGraph(parameter, parameters, given))
        .forEach(parameter -> checked.require(parameter.name(), parameter.allowed()));
    Optional<Map<String, Object>> values =
        values(parameters.stream().map(Key::of).toList(), given, own);
    Optional<Map<String, Object>> commonValues = values(common.all(), given, own);
    problems.addAll(own);
    if (!own.isEmpty() || values.isEmpty() || commonValues.isEmpty()) {
      return Optional.empty();
    }
    String label = graphLabel(parameters, values.get());
    unwrapGiven(parameters, values.get());
    return Optional.of(
        new Case<>(
            plugin,
            Settings.of(parameters, values.get()),
            Settings.of(common.parameters(), commonValues.get()),
            label,
            given,
            source(entry, given)));
  }

  /** A graph of one's own has a number of features, which need not be said. */
  private static boolean followsFromGraph(
      Parameter parameter, List<Parameter> parameters, Map<String, Sweep.Choice> given) {
    return parameter.name().equals(FEATURES)
        && parameters.stream()
            .filter(CaseReader::saysTheFeatures)
            .map(graph -> given.get(graph.name()))
            .anyMatch(choice -> choice != null && choice.node() instanceof Node.Mapping);
  }

  /** Returns whether a value of one's own for a parameter has a number of features. */
  static boolean saysTheFeatures(Parameter parameter) {
    return parameter.kind() == Parameter.Kind.GRAPH || parameter.kind() == Parameter.Kind.SETS;
  }

  private static void unwrapGiven(List<Parameter> parameters, Map<String, Object> values) {
    List<String> names = parameters.stream().map(Parameter::name).toList();
    for (Map.Entry<String, Object> entry : List.copyOf(values.entrySet())) {
      if (entry.getValue() instanceof Given given) {
        values.put(entry.getKey(), given.value());
        sizes(given.value()).forEach((name, size) -> putSize(values, names, name, size));
      }
    }
  }

  private static void putSize(
      Map<String, Object> values, List<String> names, String name, int size) {
    if (names.contains(name)) {
      values.putIfAbsent(name, (long) size);
    }
  }

  /** Returns the settings that follow from a graph or sets of one's own. */
  private static Map<String, Integer> sizes(Object given) {
    return switch (given) {
      case EdgeList edges -> Map.of(FEATURES, edges.features());
      case SetList sets -> Map.of(FEATURES, sets.features(), ARITY, sets.size());
      default -> Map.of();
    };
  }

  /** Returns the values of the keys that are given, or empty, noted, if one is not allowed. */
  private Optional<Map<String, Object>> values(
      List<? extends Key<?>> keys, Map<String, Sweep.Choice> given, Diagnostics own) {
    Map<String, Object> values = new LinkedHashMap<>();
    boolean complete = true;
    for (Key<?> key : keys) {
      Sweep.Choice choice = given.get(key.name());
      if (choice != null) {
        Optional<Object> value = value(key, choice, own);
        value.ifPresent(allowed -> values.put(key.name(), allowed));
        complete &= value.isPresent();
      }
    }
    return complete ? Optional.of(values) : Optional.empty();
  }

  private Optional<Object> value(Key<?> key, Sweep.Choice choice, Diagnostics own) {
    if (UserFiles.mayGive(key.parameter()) && choice.node() instanceof Node.Mapping mapping) {
      return files
          .read(key.parameter(), new Section(mapping, choice.path(), own))
          .map(given -> given);
    }
    return isMaximal(key.parameter(), choice)
        ? Optional.of(1L)
        : key.read(choice.node(), choice.path(), own);
  }

  /** The host searches for the number of outputs, whatever words the task knows for it. */
  private static boolean isMaximal(Parameter parameter, Sweep.Choice choice) {
    return TaskCase.mayBeMaximal(parameter)
        && choice.node() instanceof Node.Scalar(_, Object word)
        && word.equals(TaskCase.MAXIMAL);
  }

  /** Returns what reports call the graph or circuits: a word or the name of the user's own. */
  private static String graphLabel(List<Parameter> parameters, Map<String, Object> values) {
    return parameters.stream()
        .filter(UserFiles::mayGive)
        .findFirst()
        .flatMap(graph -> Optional.ofNullable(values.get(graph.name())).or(() -> graph.fallback()))
        .map(graph -> graph instanceof Given given ? given.label() : graph.toString())
        .orElse("");
  }

  private List<String> allowedKeys(List<Parameter> parameters) {
    List<String> keys = new ArrayList<>(List.of(ID));
    keys.addAll(common.names());
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
    shown.replaceAll(
        (_, value) ->
            value instanceof EdgeList || value instanceof CircuitList || value instanceof SetList
                ? one.graphLabel()
                : value);
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
