package org.superpose.runner.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.superpose.runner.plugin.PluginRegistry;

/**
 * The JSON Schema of comparison files, for editors: what {@link ConfigurationReader} accepts, as
 * far as a schema can tell. Each part comes from the reader of that part and from what plugins say
 * about their settings. What takes a look at several values or at other files is the reader's
 * alone: a sparsity above the features, a case that repeats another, a missing edge list.
 *
 * <p>Draft 7, since the YAML language server, which is behind the YAML support of most editors,
 * knows that draft in full and of later ones only a part.
 */
public final class ComparisonSchema {

  private static final String DRAFT = "http://json-schema.org/draft-07/schema#";

  private final PluginRegistry registry;

  private ComparisonSchema(PluginRegistry registry) {
    this.registry = registry;
  }

  /**
   * Returns the schema of the files that may name some plugins.
   *
   * @param registry the plugins
   * @return keywords and values, to be written as JSON
   */
  public static Map<String, Object> of(PluginRegistry registry) {
    ComparisonSchema schema = new ComparisonSchema(registry);
    return Schema.of("$schema", DRAFT)
        .withAll(schema.root().described("A comparison of superpose"))
        .with(Schema.DEFINITIONS, schema.definitions())
        .keywords();
  }

  /** What several places share. */
  private Map<String, Schema> definitions() {
    Map<String, Schema> definitions = new LinkedHashMap<>();
    definitions.put(CaseSchema.TASK, Schema.ids(registry.tasks().all()));
    definitions.put(CaseSchema.CONSTRUCTION, Schema.ids(registry.constructions().all()));
    for (Key<?> key : ConstructionCase.KEYS.all()) {
      definitions.put(key.name(), key.described(Schema.sweep(key.schema())));
    }
    definitions.put(EdgeLists.DEFINITION, EdgeLists.schema());
    definitions.put(CircuitFiles.DEFINITION, CircuitFiles.schema());
    definitions.put(SetLists.DEFINITION, SetLists.schema());
    return definitions;
  }

  private Schema root() {
    Schema root = Schema.mapping();
    for (ComparisonKey key : ComparisonKey.values()) {
      root = root.key(key.key(), key.schema(registry));
    }
    return root.requiring(
        ComparisonKey.NAME.key(), ComparisonKey.TASKS.key(), ComparisonKey.CONSTRUCTIONS.key());
  }
}
