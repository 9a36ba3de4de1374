package org.superpose.runner.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.superpose.core.settings.Parameter;
import org.superpose.runner.plugin.Plugin;

/**
 * A JSON Schema, draft 7: what editors need to know of a part of a comparison file. Immutable.
 *
 * @param keywords what JSON holds, in the order in which it is shown
 */
record Schema(Map<String, Object> keywords) {

  /** The keyword of the schemas that others refer to by name. */
  static final String DEFINITIONS = "definitions";

  private static final String PROPERTIES = "properties";
  private static final String REQUIRED = "required";
  private static final double NO_LIMIT = 1e19;

  /** Accepts whatever another place describes. */
  static final Schema ANYTHING = new Schema(Map.of());

  static Schema of(String keyword, Object value) {
    return ANYTHING.with(keyword, value);
  }

  /** Returns this schema with another keyword, which may hold schemas. */
  Schema with(String keyword, Object value) {
    Map<String, Object> longer = new LinkedHashMap<>(keywords);
    longer.put(keyword, plain(value));
    return new Schema(longer);
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Schema schema -> schema.keywords();
      case Collection<?> items -> items.stream().map(Schema::plain).toList();
      case Map<?, ?> entries -> {
        Map<Object, Object> copy = new LinkedHashMap<>();
        entries.forEach((key, entry) -> copy.put(key, plain(entry)));
        yield copy;
      }
      default -> value;
    };
  }

  /** Returns this schema with what an editor shows of it, before all else. */
  Schema described(String text) {
    return of("description", text).withAll(this);
  }

  /** Returns this schema with the keywords of another. */
  Schema withAll(Schema more) {
    Map<String, Object> longer = new LinkedHashMap<>(keywords);
    longer.putAll(more.keywords);
    return new Schema(longer);
  }

  /** Returns this schema with the value that leaving the key out stands for. */
  Schema withDefault(Object value) {
    return with("default", value instanceof Double number ? Numbers.shortest(number) : value);
  }

  /** Accepts a text that is not blank. */
  static Schema text() {
    return of("type", "string").with("pattern", "\\S");
  }

  /**
   * Accepts a text that matches a pattern as a whole.
   *
   * @param allowed what editors of the YAML language server say in place of the pattern
   */
  static Schema matching(String pattern, String allowed) {
    return of("type", "string")
        .with("pattern", "^(" + pattern + ")$")
        .with("patternErrorMessage", "allowed: " + allowed);
  }

  static Schema word(String word) {
    return of("const", word);
  }

  static Schema words(Collection<String> words) {
    return of("enum", words);
  }

  static Schema words(String... words) {
    return words(List.of(words));
  }

  static Schema flag() {
    return of("type", "boolean");
  }

  static Schema whole(long minimum, long maximum) {
    return of("type", "integer").with("minimum", minimum).with("maximum", maximum);
  }

  /**
   * Accepts the numbers that a parameter does; what is too large to be meant as a limit is none.
   */
  static Schema range(String type, Parameter parameter, boolean isOpen) {
    Schema number = of("type", type);
    if (parameter.minimum() > -NO_LIMIT) {
      number =
          number.with(
              isOpen ? "exclusiveMinimum" : "minimum", Numbers.shortest(parameter.minimum()));
    }
    return parameter.maximum() < NO_LIMIT
        ? number.with(
            isOpen ? "exclusiveMaximum" : "maximum", Numbers.shortest(parameter.maximum()))
        : number;
  }

  static Schema anyOf(Schema... choices) {
    return of("anyOf", List.of(choices));
  }

  /** Accepts a list that is not empty. */
  static Schema list(Schema item) {
    return of("type", "array").with("items", item).with("minItems", 1);
  }

  /** Accepts a list as {@link #list} that has nothing twice. */
  static Schema distinct(Schema item) {
    return list(item).with("uniqueItems", true);
  }

  /** Accepts one value, or several to sweep over. */
  static Schema sweep(Schema value) {
    return anyOf(value, list(value));
  }

  /** Accepts what a definition of the whole schema does. */
  static Schema defined(String name) {
    return of("$ref", "#/" + DEFINITIONS + "/" + name);
  }

  /** Accepts the id of a plugin; says of each what it does. */
  static Schema ids(List<? extends Plugin<?>> plugins) {
    Stream<Schema> ids =
        plugins.stream().map(plugin -> word(plugin.id()).described(plugin.description().summary()));
    return plugins.isEmpty() ? words() : of("anyOf", ids.toList());
  }

  /** Accepts a mapping with none but the keys that {@link #key} adds. */
  static Schema mapping() {
    return of("type", "object").with(PROPERTIES, Map.of()).with("additionalProperties", false);
  }

  /** Returns this mapping with another key. */
  Schema key(String name, Schema value) {
    Map<Object, Object> keys = new LinkedHashMap<>((Map<?, ?>) keywords.get(PROPERTIES));
    keys.put(name, value);
    return with(PROPERTIES, keys);
  }

  /**
   * Accepts a mapping in which the value of one key, which has to be there, decides about all keys.
   *
   * <p>Conditions, not alternatives, so that an editor offers every value of that key and then the
   * keys that go with the written one, and complains about those.
   *
   * @param rules made by {@link #when}
   */
  static Schema decidedBy(String key, Schema value, List<Schema> rules) {
    Schema mapping =
        of("type", "object").with(PROPERTIES, Map.of(key, value)).with(REQUIRED, List.of(key));
    return rules.isEmpty() ? mapping : mapping.with("allOf", rules);
  }

  /** Demands something of mappings of which a key has some value. */
  static Schema when(String key, Schema value, Schema then) {
    Schema condition = of(PROPERTIES, Map.of(key, value)).with(REQUIRED, List.of(key));
    return of("if", condition).with("then", then);
  }

  /** Returns this mapping with keys that have to be there. */
  Schema requiring(String... names) {
    return with(REQUIRED, List.of(names));
  }

  /**
   * Returns this mapping with those keys of some parameters that have to be there. A graph of one's
   * own says the number of features.
   */
  Schema requiring(List<Parameter> parameters) {
    List<String> required =
        parameters.stream().filter(Parameter::required).map(Parameter::name).toList();
    Optional<String> graph =
        parameters.stream().filter(CaseReader::saysTheFeatures).map(Parameter::name).findAny();
    if (graph.isEmpty() || !required.contains(CaseReader.FEATURES)) {
      return required.isEmpty() ? this : requiring(required.toArray(String[]::new));
    }
    Schema given = of("type", "object");
    Schema graphs = of(PROPERTIES, Map.of(graph.get(), anyOf(given, list(given))));
    Schema choice =
        anyOf(
            of(REQUIRED, List.of(CaseReader.FEATURES)),
            graphs.with(REQUIRED, List.of(graph.get())));
    String[] others =
        required.stream().filter(name -> !name.equals(CaseReader.FEATURES)).toArray(String[]::new);
    return (others.length == 0 ? this : requiring(others)).withAll(choice);
  }
}
