package org.superpose.runner.config;

import java.util.List;
import java.util.Map;
import org.superpose.core.settings.Parameter;
import org.superpose.runner.plugin.Plugin;

/**
 * Says what the list of tasks or of constructions may be, as {@link CaseReader} reads it.
 *
 * <p>Every plugin brings a rule: an entry that names it, alone or in a list of ids, has none but
 * its keys.
 */
final class CaseSchema {

  private final List<? extends Plugin<?>> plugins;
  private final Schema id;
  private final Map<String, Schema> own;

  /**
   * @param id what an id may be
   * @param own what the keys beside the plugins' parameters may be
   */
  CaseSchema(List<? extends Plugin<?>> plugins, Schema id, Map<String, Schema> own) {
    this.plugins = plugins;
    this.id = id;
    this.own = own;
  }

  /** Returns the schema of the list. */
  Schema list() {
    Schema entry = Schema.decidedBy(CaseReader.ID, Schema.sweep(id), rules());
    List<? extends Plugin<?>> brief = plugins.stream().filter(CaseSchema::needsNothing).toList();
    return Schema.list(brief.isEmpty() ? entry : Schema.anyOf(Schema.ids(brief), entry));
  }

  /** Returns whether the id alone may stand for an entry. */
  private static boolean needsNothing(Plugin<?> plugin) {
    return plugin.description().parameters().stream().noneMatch(Parameter::required);
  }

  private List<Schema> rules() {
    return plugins.stream()
        .map(plugin -> Schema.when(CaseReader.ID, named(plugin.id()), keys(plugin)))
        .toList();
  }

  private static Schema named(String id) {
    Schema same = Schema.word(id);
    return Schema.anyOf(same, Schema.of("type", "array").with("contains", same));
  }

  private Schema keys(Plugin<?> plugin) {
    Schema keys = Schema.mapping().key(CaseReader.ID, Schema.ANYTHING);
    for (Map.Entry<String, Schema> key : own.entrySet()) {
      keys = keys.key(key.getKey(), key.getValue());
    }
    List<Parameter> parameters = plugin.description().parameters();
    for (Parameter parameter : parameters) {
      keys = keys.key(parameter.name(), ParameterValues.schema(parameter));
    }
    String[] required =
        parameters.stream().filter(Parameter::required).map(Parameter::name).toArray(String[]::new);
    return required.length == 0 ? keys : keys.requiring(required);
  }
}
