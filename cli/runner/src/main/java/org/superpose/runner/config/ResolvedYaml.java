package org.superpose.runner.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.superpose.core.settings.EdgeList;
import org.superpose.core.task.Criterion;
import org.superpose.runner.plugin.Plugin;

/**
 * Writes the full configuration of a comparison as it runs: defaults explicit, sweeps expanded,
 * overrides applied, edge lists embedded. Names no file, so that it reads back to the same
 * comparison from wherever it is.
 */
public final class ResolvedYaml {

  private static final Pattern PLAIN_WORD =
      Pattern.compile("(?!(true|false|null|yes|no|on|off|y|n)$)[a-z]+(-[a-z0-9]+)*");

  private final StringBuilder out = new StringBuilder();

  private ResolvedYaml() {}

  /** Returns the comparison as text that {@link ConfigurationReader} reads. */
  public static String write(Comparison comparison) {
    ResolvedYaml yaml = new ResolvedYaml();
    yaml.comparison(comparison);
    return yaml.out.toString();
  }

  private void comparison(Comparison comparison) {
    line("# The configuration as run: defaults filled in, sweeps expanded.");
    line(ComparisonReader.NAME + ": " + quote(comparison.name()));
    comparison
        .description()
        .ifPresent(text -> line(ComparisonReader.DESCRIPTION + ": " + quote(text)));
    line(ComparisonReader.SEEDS + ": " + comparison.seeds());
    line(ComparisonReader.TASKS + ":");
    for (TaskCase task : comparison.tasks()) {
      Map<String, Object> settings = new LinkedHashMap<>(task.settings().asMap());
      if (task.isMaximal()) {
        settings.put(TaskCase.OUTPUTS, TaskCase.MAXIMAL);
      }
      entry(task.plugin(), List.of(), settings, task.graphLabel());
    }
    line(ComparisonReader.CONSTRUCTIONS + ":");
    for (ConstructionCase construction : comparison.constructions()) {
      String neurons = ComparisonReader.NEURONS + ": " + construction.neurons();
      Reduction reduction = construction.reduction();
      List<String> own = new ArrayList<>(List.of(neurons));
      if (!reduction.isNone()) {
        own.add(ComparisonReader.BITS + ": " + reduction.bitsWord());
        own.add(ComparisonReader.PRUNE + ": " + reduction.pruneWord());
      }
      entry(construction.plugin(), own, construction.options().asMap(), "");
    }
    line(ComparisonReader.BOUNDS + ": " + bounds(comparison));
    line(ComparisonReader.CRITERION + ": " + criterion(comparison.criterion()));
    if (!comparison.expectations().isEmpty()) {
      line(ComparisonReader.EXPECT + ":");
      comparison.expectations().forEach(expected -> line("  - " + quote(expected.sentence())));
    }
    line(ComparisonReader.PROOFS + ": " + comparison.proofs());
    limits(comparison.limits());
    search(comparison.search());
    engine(comparison.engine());
  }

  private void entry(
      Plugin<?> plugin, List<String> first, Map<String, Object> settings, String graphLabel) {
    line("  - id: " + plugin.id());
    first.forEach(text -> line("    " + text));
    settings.forEach((key, value) -> line("    " + key + ": " + value(value, graphLabel)));
  }

  private static String bounds(Comparison comparison) {
    List<String> ids = comparison.bounds().stream().map(Plugin::id).toList();
    return ids.isEmpty() ? ComparisonReader.NONE : ids.toString();
  }

  private static String value(Object value, String graphLabel) {
    return switch (value) {
      case String word -> quote(word);
      case EdgeList edges -> edgeList(edges, graphLabel);
      default -> value.toString();
    };
  }

  private static String edgeList(EdgeList edges, String label) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < edges.size(); i++) {
      pairs.add("[" + edges.first(i) + ", " + edges.second(i) + "]");
    }
    return "{%s: %s, %s: %s}".formatted(EdgeLists.LABEL, quote(label), EdgeLists.PAIRS, pairs);
  }

  private static String criterion(Criterion criterion) {
    return switch (criterion) {
      case Criterion.EveryInput() -> "{kind: %s}".formatted(CriterionReader.EVERY_INPUT);
      case Criterion.RandomInput(double failure, double confidence) ->
          "{kind: %s, %s: %s, %s: %s}"
              .formatted(
                  CriterionReader.RANDOM_INPUT,
                  CriterionReader.FAILURE,
                  failure,
                  CriterionReader.CONFIDENCE,
                  confidence);
      case Criterion.ExpectedWrongOutputs(double limit, double confidence) ->
          "{kind: %s, %s: %s, %s: %s}"
              .formatted(
                  CriterionReader.EXPECTED_WRONG_OUTPUTS,
                  CriterionReader.LIMIT,
                  limit,
                  CriterionReader.CONFIDENCE,
                  confidence);
    };
  }

  private void limits(Limits limits) {
    OptionalLong memory = limits.memory();
    line(ComparisonReader.LIMITS + ":");
    line("  " + LimitsReader.EXHAUSTIVE_INPUTS + ": " + limits.exhaustiveInputs());
    line("  " + LimitsReader.SAMPLES_PER_STRATUM + ": " + limits.samplesPerStratum());
    line(
        "  "
            + LimitsReader.MEMORY
            + ": "
            + (memory.isPresent() ? memory.getAsLong() : LimitsReader.AVAILABLE));
    line("  " + LimitsReader.TIMEOUT + ": " + seconds(limits.timeout()));
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  private void search(Search search) {
    line(ComparisonReader.SEARCH + ":");
    line("  " + SearchReader.SUCCESS + ": " + search.success());
    line("  " + SearchReader.CONFIDENCE + ": " + search.confidence());
    line("  " + SearchReader.NETWORKS + ": " + search.networks());
    line("  " + SearchReader.RESOLUTION + ": " + search.resolution());
  }

  private void engine(EngineChoice engine) {
    line(ComparisonReader.ENGINE + ":");
    line("  " + EngineReader.ID + ": " + quote(engine.id()));
    engine.master().ifPresent(master -> line("  " + EngineReader.MASTER + ": " + quote(master)));
    if (!engine.settings().isEmpty()) {
      line("  " + EngineReader.SETTINGS + ":");
      engine.settings().forEach((name, value) -> line("    " + quote(name) + ": " + quote(value)));
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  /** Quotes all but kebab-case words that no YAML reader takes for anything else. */
  private static String quote(String text) {
    if (PLAIN_WORD.matcher(text).matches()) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                  if (point >= ' ' && point != 0x85 && StreamReader.isPrintable(point)) {
                    quoted.appendCodePoint(point);
                  } else {
                    quoted.append(String.format(Locale.ROOT, "\\U%08X", point));
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }
}
