package org.superpose.runner.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.superpose.core.settings.Parameter;
import org.superpose.runner.config.ResolvedYaml.Flow;
import org.superpose.runner.plugin.Plugin;
import org.superpose.runner.plugin.PluginRegistry;

/**
 * The keys of a comparison file, in the order in which they are shown and written. What has keys of
 * its own declares them: {@link ConstructionCase#KEYS}, {@link Limits#KEYS}, {@link Search#KEYS},
 * {@link CorpusVariant#KEYS}, {@link CriterionReader} and {@link EngineReader}.
 */
@SuppressWarnings("ImmutableEnumChecker") // lambdas without state
enum ComparisonKey {
  NAME("what reports call the comparison", _ -> Schema.text(), Comparison::name),
  DESCRIPTION("free text", _ -> Schema.text(), Comparison::description),
  SEEDS(
      "roots of all randomness; every cell runs once with each",
      _ -> seeds(),
      comparison -> new Flow(comparison.seeds())),
  TASKS(
      "what to compute",
      CaseSchema::tasks,
      comparison -> comparison.tasks().stream().map(TaskCase::keys).toList()),
  CONSTRUCTIONS(
      "what builds networks",
      CaseSchema::constructions,
      comparison -> comparison.constructions().stream().map(ConstructionCase::keys).toList()),
  BOUNDS(
      "the bounds that results are compared with: all, none, or a list of ids",
      ComparisonKey::bounds,
      ComparisonKey::bounds),
  CRITERION(
      "when a network counts as right",
      _ -> CriterionReader.schema(),
      comparison -> new Flow(CriterionReader.keys(comparison.criterion()))),
  EXPECT(
      "turns the comparison into a check: exit code 3 if one is not met",
      ExpectationReader::schema,
      ComparisonKey::sentences),
  PROOFS(
      Key.of(
          Parameter.flag(
              "proofs", false, "whether to write a proof of every verdict that others can check"),
          Comparison::proofs)),
  LIMITS(
      "how much work each cell may spend",
      _ -> Limits.KEYS.schema(Schema.mapping()),
      comparison -> Limits.KEYS.values(comparison.limits())),
  SEARCH(
      "how the smallest width and the most outputs are found",
      _ -> Search.KEYS.schema(Schema.mapping()),
      comparison -> Search.KEYS.values(comparison.search())),
  CORPUS(
      "what 'superpose corpus' makes of each network before it is written",
      _ -> CorpusVariant.schema(),
      comparison ->
          comparison.corpus().isEmpty()
              ? Optional.empty()
              : CorpusVariant.keys(comparison.corpus())),
  ENGINE(
      "where cells run; results do not depend on it",
      _ -> EngineReader.schema(),
      comparison -> EngineReader.keys(comparison.engine())),
  ISOLATION(
      "process: cells of foreign plugins run in processes of their own",
      _ -> EngineReader.isolation(),
      _ -> Optional.empty()); // resolved as a setting of the engine

  /** Every bound, or no bound. */
  static final String ALL = "all";

  static final String NONE = "none";

  static final List<Long> STANDARD_SEEDS = List.of(1L);

  private final List<Key<Comparison>> single;
  private final Function<PluginRegistry, Schema> schema;
  private final Function<Comparison, ?> value;

  /**
   * @param value what is written: a value, list or mapping; an empty {@code Optional} for nothing
   */
  ComparisonKey(
      String meaning, Function<PluginRegistry, Schema> schema, Function<Comparison, ?> value) {
    this.single = List.of();
    this.schema = registry -> schema.apply(registry).described(meaning);
    this.value = value;
  }

  /** A key that holds a single value. */
  ComparisonKey(Key<Comparison> key) {
    this.single = List.of(key);
    this.schema = _ -> key.described(key.schema());
    this.value = key.value();
  }

  /** Returns the keys that hold a single value and need no reader of their own. */
  static Keys<Comparison> single() {
    return new Keys<>(Stream.of(values()).flatMap(key -> key.single.stream()).toList());
  }

  static List<String> names() {
    return Stream.of(values()).map(ComparisonKey::key).toList();
  }

  /** Returns the key as it is written. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Says what the key may hold. */
  Schema schema(PluginRegistry registry) {
    return schema.apply(registry);
  }

  /** Returns what is written of a comparison: a value, list or mapping, perhaps nothing. */
  Object value(Comparison comparison) {
    return value.apply(comparison);
  }

  private static Schema seeds() {
    Schema seed = Schema.whole(Long.MIN_VALUE, Long.MAX_VALUE);
    return Schema.anyOf(seed, Schema.distinct(seed)).withDefault(STANDARD_SEEDS);
  }

  private static Schema bounds(PluginRegistry registry) {
    Schema ids = Schema.distinct(Schema.ids(registry.bounds().all()));
    return Schema.anyOf(Schema.words(ALL, NONE), ids).withDefault(ALL);
  }

  private static Object bounds(Comparison comparison) {
    List<String> ids = comparison.bounds().stream().<String>map(Plugin::id).toList();
    return ids.isEmpty() ? NONE : new Flow(ids);
  }

  private static Object sentences(Comparison comparison) {
    List<String> sentences =
        comparison.expectations().stream().<String>map(Expectation::sentence).toList();
    return sentences.isEmpty() ? Optional.empty() : sentences;
  }
}
