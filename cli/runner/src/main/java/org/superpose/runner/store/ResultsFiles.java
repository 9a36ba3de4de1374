package org.superpose.runner.store;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;

/** Rows for programs: CSV text and plain maps for JSON, the same columns in both. */
public final class ResultsFiles {

  private ResultsFiles() {}

  /** Returns the rows as CSV (RFC 4180, line feeds), with a heading; missing values are empty. */
  public static String csv(List<CellResult> rows) {
    StringBuilder text = new StringBuilder();
    text.append(Csv.line(Arrays.stream(Column.values()).map(Column::label).toArray()));
    for (CellResult row : rows) {
      text.append(
          Csv.line(Arrays.stream(Column.values()).map(column -> show(row, column)).toArray()));
    }
    return text.toString();
  }

  private static String show(CellResult row, Column column) {
    return column.isTiming() && row.number(column).isPresent()
        ? String.format(Locale.ROOT, "%.3f", row.number(column).getAsDouble())
        : row.text(column);
  }

  /** Returns the columns of a file of rows. */
  public static List<ParquetFile.Column> columns() {
    return Arrays.stream(Column.values())
        .map(
            column ->
                new ParquetFile.Column(
                    column.label(),
                    switch (column.kind()) {
                      case TEXT -> ParquetFile.Type.TEXT;
                      case WHOLE -> ParquetFile.Type.WHOLE;
                      case REAL -> ParquetFile.Type.REAL;
                    }))
        .toList();
  }

  /** Returns the values of the rows in the order of {@link #columns}, null where missing. */
  public static List<List<Object>> values(List<CellResult> rows) {
    return rows.stream()
        .map(
            row ->
                Arrays.stream(Column.values()).map(column -> row.get(column).orElse(null)).toList())
        .toList();
  }

  /** Returns the rows as maps from column to value, in the order of the columns. */
  public static List<Map<String, Object>> maps(List<CellResult> rows) {
    return rows.stream().map(ResultsFiles::map).toList();
  }

  private static Map<String, Object> map(CellResult row) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Column column : Column.values()) {
      map.put(column.label(), row.get(column).orElse(null));
    }
    return map;
  }
}
