package org.superpose.runner.remote;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.superpose.core.construction.Sizing;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.config.ConfigurationReader;
import org.superpose.runner.config.EngineChoice;
import org.superpose.runner.config.ResolvedYaml;
import org.superpose.runner.plugin.PluginRegistry;
import org.superpose.runner.run.Cell;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.run.PlannedOutcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A cell as text: a comparison of this one cell, in which everything is explicit, with what the
 * plan foresees. So it means the same wherever the same plugins are.
 */
final class CellText {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String NAME = "name";
  private static final String AUDITED = "audited";
  private static final String COMPARISON = "comparison";
  private static final String NEURONS = "neurons";
  private static final String PREDICTED_FAILURE = "predicted_failure";
  private static final String BYTES = "bytes";
  private static final String SEARCH_FROM = "search_from";
  private static final String CAPACITY_FROM = "capacity_from";

  private CellText() {}

  /** A cell with its comparison of one cell. */
  record Read(Comparison comparison, PlannedCell cell) {}

  /**
   * Returns the text of a cell.
   *
   * @throws IllegalArgumentException if no network can come of the cell
   */
  static String write(Comparison comparison, PlannedCell planned) {
    Cell cell = planned.cell();
    Comparison own =
        new Comparison(
            comparison.name(),
            Optional.empty(),
            List.of(cell.seed()),
            List.of(cell.task()),
            List.of(cell.construction()),
            comparison.bounds(),
            comparison.criterion(),
            List.of(),
            false,
            comparison.limits(),
            comparison.search(),
            List.of(),
            EngineChoice.of(EngineChoice.LOCAL),
            List.of());
    Map<String, Object> text = new LinkedHashMap<>();
    text.put(NAME, cell.name());
    text.put(AUDITED, cell.audited());
    text.putAll(outcome(planned.outcome()));
    text.put(COMPARISON, ResolvedYaml.write(own));
    return MAPPER.writeValueAsString(text);
  }

  private static Map<String, Object> outcome(PlannedOutcome outcome) {
    return switch (outcome) {
      case PlannedOutcome.Ready(
              Sizing.Sized(int neurons, OptionalDouble predicted, long bytes)) -> {
        Map<String, Object> size = new LinkedHashMap<>();
        size.put(NEURONS, neurons);
        size.put(BYTES, bytes);
        predicted.ifPresent(failure -> size.put(PREDICTED_FAILURE, failure));
        yield size;
      }
      case PlannedOutcome.Search(int start, long bytes) -> Map.of(SEARCH_FROM, start, BYTES, bytes);
      case PlannedOutcome.Capacity(int start, long bytes) ->
          Map.of(CAPACITY_FROM, start, BYTES, bytes);
      case PlannedOutcome.Unsupported _, PlannedOutcome.Broken _ ->
          throw new IllegalArgumentException("no network can come of " + outcome);
    };
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param registry the plugins of this machine
   * @throws ConfigurationException if a plugin is missing or understands its settings differently
   */
  static Read read(String text, PluginRegistry registry) throws ConfigurationException {
    JsonNode order = MAPPER.readTree(text);
    String name = order.get(NAME).asString();
    Comparison comparison =
        ConfigurationReader.read(name, order.get(COMPARISON).asString(), registry);
    Cell cell =
        new Cell(
            name,
            comparison.tasks().getFirst(),
            comparison.constructions().getFirst(),
            comparison.seeds().getFirst(),
            0,
            order.get(AUDITED).asBoolean());
    return new Read(comparison, new PlannedCell(cell, outcome(order)));
  }

  private static PlannedOutcome outcome(JsonNode order) {
    long bytes = order.get(BYTES).asLong();
    if (order.has(SEARCH_FROM)) {
      return new PlannedOutcome.Search(order.get(SEARCH_FROM).asInt(), bytes);
    }
    if (order.has(CAPACITY_FROM)) {
      return new PlannedOutcome.Capacity(order.get(CAPACITY_FROM).asInt(), bytes);
    }
    OptionalDouble predicted =
        order.has(PREDICTED_FAILURE)
            ? OptionalDouble.of(order.get(PREDICTED_FAILURE).asDouble())
            : OptionalDouble.empty();
    return new PlannedOutcome.Ready(new Sizing.Sized(order.get(NEURONS).asInt(), predicted, bytes));
  }
}
