package org.superpose.runner.config;

import java.util.LinkedHashMap;
import java.util.List;
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
  private static final String TASK = "task";
  private static final String CONSTRUCTION = "construction";

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
    definitions.put(TASK, Schema.ids(registry.tasks().all()));
    definitions.put(CONSTRUCTION, Schema.ids(registry.constructions().all()));
    for (Key<?> key : ConstructionCase.KEYS.all()) {
      definitions.put(key.name(), key.described(Schema.sweep(key.schema())));
    }
    definitions.put(EdgeLists.DEFINITION, EdgeLists.schema());
    return definitions;
  }

  private Schema root() {
    return Schema.mapping()
        .key(ComparisonReader.NAME, Schema.text().described("what reports call the comparison"))
        .key(ComparisonReader.DESCRIPTION, Schema.text().described("free text"))
        .key(ComparisonReader.SEEDS, seeds())
        .key(
            ComparisonReader.TASKS,
            new CaseSchema(registry.tasks().all(), Schema.defined(TASK), new Keys<>(List.of()))
                .list()
                .described("what to compute"))
        .key(
            ComparisonReader.CONSTRUCTIONS,
            new CaseSchema(
                    registry.constructions().all(),
                    Schema.defined(CONSTRUCTION),
                    ConstructionCase.KEYS)
                .list()
                .described("what builds networks"))
        .key(ComparisonReader.BOUNDS, bounds())
        .key(
            ComparisonReader.CRITERION,
            CriterionReader.schema().described("when a network counts as right"))
        .key(
            ComparisonReader.EXPECT,
            Schema.list(ExpectationReader.schema(registry.constructions().ids()))
                .with("minItems", 0)
                .described("turns the comparison into a check: exit code 3 if one is not met"))
        .key(
            ComparisonReader.PROOFS,
            Schema.flag()
                .described("whether others get a proof of every verdict that they can check")
                .withDefault(false))
        .key(
            ComparisonReader.LIMITS,
            Limits.KEYS.schema(Schema.mapping()).described("how much work each cell may spend"))
        .key(
            ComparisonReader.SEARCH,
            Search.KEYS
                .schema(Schema.mapping())
                .described("how the smallest width and the most outputs are found"))
        .key(
            ComparisonReader.ENGINE,
            EngineReader.schema().described("where cells run; results do not depend on it"))
        .requiring(ComparisonReader.NAME, ComparisonReader.TASKS, ComparisonReader.CONSTRUCTIONS);
  }

  private static Schema seeds() {
    Schema seed = Schema.whole(Long.MIN_VALUE, Long.MAX_VALUE);
    return Schema.anyOf(seed, Schema.distinct(seed))
        .described("roots of all randomness; every cell runs once with each")
        .withDefault(ComparisonReader.STANDARD_SEEDS);
  }

  private Schema bounds() {
    return Schema.anyOf(
            Schema.words(ComparisonReader.ALL, ComparisonReader.NONE),
            Schema.distinct(Schema.ids(registry.bounds().all())))
        .described("what results are held against: all, none, or a list of ids")
        .withDefault(ComparisonReader.ALL);
  }
}
