package org.superpose.runner.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.superpose.runner.run.Column;
import org.superpose.runner.run.Row;

/**
 * What a directory of results says, read from its files alone: no plugin is needed, and nothing
 * runs.
 *
 * @param rows the cells, from {@code results.csv}
 * @param probes the networks that searches tried, from {@code probes.csv}; empty without it
 * @param fits laws of growth, from {@code fits.csv}: value by column; empty without it
 * @param configuration the comparison as run, from {@code resolved.yaml}
 * @param environment what it ran on, JSON, from {@code environment.json}
 */
public record StoredResults(
    List<Row> rows,
    List<Row> probes,
    List<Map<String, String>> fits,
    String configuration,
    String environment) {

  private static final String CONFIGURATION = ResultsDirectory.CONFIGURATION;
  private static final String ENVIRONMENT = ResultsDirectory.ENVIRONMENT;

  /**
   * Reads a directory.
   *
   * @throws NoSuchFileException if it has no finished comparison
   * @throws IllegalArgumentException if a file is malformed; the message names it
   */
  public static StoredResults read(Path directory) throws IOException {
    return new StoredResults(
        cells(text(directory.resolve(ResultsDirectory.ROWS + ".csv"))),
        rows(
            textIfAny(directory.resolve(ResultsDirectory.PROBES + ".csv")),
            ResultsDirectory.PROBES + ".csv"),
        lines(textIfAny(directory.resolve(ResultsDirectory.FITS)), ResultsDirectory.FITS),
        text(directory.resolve(CONFIGURATION)),
        text(directory.resolve(ENVIRONMENT)));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static String textIfAny(Path file) throws IOException {
    return Files.exists(file) ? text(file) : "";
  }

  /** A comparison has a cell, and every cell a name. */
  private static List<Row> cells(String csv) {
    List<Row> rows = rows(csv, ResultsDirectory.ROWS + ".csv");
    if (rows.isEmpty() || rows.stream().anyMatch(row -> row.get(Column.CELL).isEmpty())) {
      throw new IllegalArgumentException("results.csv: holds no cells");
    }
    return rows;
  }

  private static List<Row> rows(String csv, String file) {
    try {
      return lines(csv, file).stream().map(StoredResults::row).toList();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(file + ": no number: " + e.getMessage(), e);
    }
  }

  private static List<Map<String, String>> lines(String csv, String file) {
    try {
      return CsvReader.read(csv);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /** Columns of other versions are passed over. */
  private static Row row(Map<String, String> line) {
    Row.Builder row = Row.builder();
    for (Column column : Column.values()) {
      String value = line.get(column.label());
      if (value != null) {
        switch (column.kind()) {
          case TEXT -> row.set(column, value);
          case WHOLE -> row.set(column, Long.parseLong(value));
          case REAL -> row.set(column, Double.parseDouble(value));
        }
      }
    }
    return row.build();
  }
}
