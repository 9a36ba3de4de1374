package org.superpose.runner.config;

import java.util.List;
import org.superpose.core.settings.Parameter;
import org.superpose.runner.plugin.Plugin;
import org.superpose.runner.plugin.PluginRegistry;

/**
 * Says what the list of tasks or of constructions may be, as {@link CaseReader} reads it.
 *
 * <p>Every plugin brings a rule: an entry that names it, alone or in a list of ids, has none but
 * its keys.
 */
final class CaseSchema {

  /** What ids are defined as. */
  static final String TASK = "task";

  static final String CONSTRUCTION = "construction";

  private final List<? extends Plugin<?>> plugins;
  private final Schema id;
  private final Keys<?> common;

  private CaseSchema(List<? extends Plugin<?>> plugins, String id, Keys<?> common) {
    this.plugins = plugins;
    this.id = Schema.defined(id);
    this.common = common;
  }

  static Schema tasks(PluginRegistry registry) {
    return new CaseSchema(registry.tasks().all(), TASK, TaskCase.KEYS).list();
  }

  static Schema constructions(PluginRegistry registry) {
    return new CaseSchema(registry.constructions().all(), CONSTRUCTION, ConstructionCase.KEYS)
        .list();
  }

  private Schema list() {
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
    for (String name : common.names()) {
      keys = keys.key(name, Schema.defined(name));
    }
    List<Parameter> parameters = plugin.description().parameters();
    for (Parameter parameter : parameters) {
      keys = keys.key(parameter.name(), schema(parameter));
    }
    return keys.requiring(parameters);
  }

  private static Schema schema(Parameter parameter) {
    Schema values =
        Schema.sweep(Key.of(TaskCase.orMaximal(parameter)).schema())
            .described(parameter.meaning() + "; " + parameter.allowed());
    return parameter.fallback().map(values::withDefault).orElse(values);
  }
}
