package org.superpose.runner.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.superpose.runner.run.Column;
import org.superpose.runner.run.Row;
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

  /** Jackson writes what is no finite number as a string. */
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

  private static Map<String, Object> values(Row row) {
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
      List<Row> probes = member(entry, PROBES).valueStream().map(EntryJson::row).toList();
      Entry read = new Entry(new CellKey(parts), row(member(entry, ROW)), probes);
      RowCheck.require(read);
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

  private static Row row(JsonNode node) {
    Row.Builder row = Row.builder();
    node.properties().forEach(value -> set(row, value.getKey(), value.getValue()));
    return row.build();
  }

  /**
   * Columns of another version are passed over: their keys differ, so their rows are not reused.
   */
  private static void set(Row.Builder row, String label, JsonNode value) {
    Column column;
    try {
      column = Column.valueOf(label.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return;
    }
    boolean fits =
        switch (column.kind()) {
          case TEXT -> value.isString();
          case WHOLE -> value.isIntegralNumber() && value.canConvertToLong();
          case REAL -> value.isNumber() || INFINITE.contains(value.asString(""));
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "the column %s holds %s".formatted(label, OneLine.of(value.toString())));
    }
    switch (column.kind()) {
      case TEXT -> row.set(column, value.asString());
      case WHOLE -> row.set(column, value.asLong());
      case REAL ->
          row.set(
              column, value.isString() ? Double.parseDouble(value.asString()) : value.asDouble());
    }
  }
}
