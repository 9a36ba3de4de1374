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
    definitions.put(ComparisonReader.NEURONS, NeuronsReader.schema());
    definitions.put(ComparisonReader.BITS, ReductionReader.bits());
    definitions.put(ComparisonReader.PRUNE, ReductionReader.prune());
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
            new CaseSchema(registry.tasks().all(), Schema.defined(TASK), Map.of())
                .list()
                .described("what to compute"))
        .key(ComparisonReader.CONSTRUCTIONS, constructions().described("what builds networks"))
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
            LimitsReader.schema().described("how much work each cell may spend"))
        .key(
            ComparisonReader.SEARCH,
            SearchReader.schema()
                .described("how the smallest width and the most outputs are found"))
        .key(
            ComparisonReader.ENGINE,
            EngineReader.schema().described("where cells run; results do not depend on it"))
        .key(EngineChoice.ISOLATION, EngineReader.isolation())
        .requiring(ComparisonReader.NAME, ComparisonReader.TASKS, ComparisonReader.CONSTRUCTIONS);
  }

  private Schema constructions() {
    Map<String, Schema> own = new LinkedHashMap<>();
    ComparisonReader.KEYS_OF_CONSTRUCTIONS.forEach(key -> own.put(key, Schema.defined(key)));
    return new CaseSchema(registry.constructions().all(), Schema.defined(CONSTRUCTION), own).list();
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
