package org.superpose.runner.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.RowValues;
import org.superpose.runner.text.OneLine;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads an entry as one line of JSON, wherever it goes. */
public final class EntryJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String KEY = "key";
  private static final String ROW = "row";
  private static final String PROBES = "probes";

  /** Jackson writes numbers that are not finite as strings. */
  private static final Set<String> INFINITE = Set.of("Infinity", "-Infinity", "NaN");

  private EntryJson() {}

  /** Returns the entry as one line without line break. */
  public static String write(Entry entry) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(KEY, entry.key().parts());
    map.put(ROW, values(entry.row()));
    map.put(PROBES, entry.probes().stream().map(EntryJson::values).toList());
    return MAPPER.writeValueAsString(map);
  }

  private static Map<String, Object> values(CellResult row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Column column : Column.values()) {
      row.get(column).ifPresent(value -> values.put(column.label(), value));
    }
    return values;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the line is something else
   */
  public static Entry read(String line) {
    try {
      if (!(MAPPER.readTree(line) instanceof ObjectNode entry)) {
        throw new IllegalArgumentException("not an object");
      }
      Map<String, String> parts = new LinkedHashMap<>();
      member(entry, KEY).properties().forEach(p -> parts.put(p.getKey(), p.getValue().asString()));
      List<CellResult> probes = member(entry, PROBES).valueStream().map(EntryJson::row).toList();
      Entry read = new Entry(new CellKey(parts), row(member(entry, ROW)), probes);
      requireKey(read, "the seed", Column.SEED);
      requireKey(read, "the construction", Column.CONSTRUCTION);
      return read;
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  private static JsonNode member(JsonNode node, String name) {
    JsonNode member = node.get(name);
    if (member == null) {
      throw new IllegalArgumentException("has no '" + name + "'");
    }
    return member;
  }

  private static CellResult row(JsonNode node) {
    RowValues row = new RowValues();
    node.properties().forEach(value -> set(row, value.getKey(), value.getValue()));
    return row.build();
  }

  /**
   * Columns of another version are passed over: their keys differ, so their rows are not reused.
   */
  private static void set(RowValues row, String label, JsonNode value) {
    Column.labelled(label).ifPresent(column -> set(row, column, value));
  }

  private static void set(RowValues row, Column column, JsonNode value) {
    boolean fits =
        switch (column.kind()) {
          case TEXT -> value.isString();
          case WHOLE -> value.isIntegralNumber() && value.canConvertToLong();
          case REAL -> value.isNumber() || INFINITE.contains(value.asString(""));
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "the column %s holds %s".formatted(column.label(), OneLine.of(value.toString())));
    }
    row.set(column, value.asString());
  }

  private static void requireKey(Entry entry, String part, Column column) {
    String expected = entry.key().parts().get(part);
    if (expected != null && !expected.equals(entry.row().text(column))) {
      throw new IllegalArgumentException(
          "the column %s differs from the key".formatted(column.label()));
    }
  }
}
