package org.superpose.runner.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.RowValues;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a directory of results says, read from its files alone: no plugin is needed, and nothing
 * runs.
 *
 * @param rows the cells, from {@code results.csv}
 * @param probes the networks that searches tried, from {@code probes.csv}; empty without it
 * @param fits growth models, from {@code fits.csv}: value by column; empty without it
 * @param configuration the comparison as run, from {@code resolved.yaml}
 * @param environment what it ran on, JSON, from {@code environment.json}
 */
public record StoredResults(
    List<CellResult> rows,
    List<CellResult> probes,
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
   * @throws StoreException if a later version wrote it
   */
  public static StoredResults read(Path directory) throws IOException {
    ResultsFormat.requireReadable(directory);
    return new StoredResults(
        cells(text(directory.resolve(ResultsDirectory.ROWS + ".csv"))),
        rows(
            lines(textIfAny(directory.resolve(ResultsDirectory.PROBES + ".csv")), "probes.csv"),
            "probes.csv"),
        lines(textIfAny(directory.resolve(ResultsDirectory.FITS)), ResultsDirectory.FITS),
        text(directory.resolve(CONFIGURATION)),
        text(directory.resolve(ENVIRONMENT)));
  }

  /**
   * Returns the version of superpose that ran the comparison, {@code ?} if it is not said.
   *
   * @throws IllegalArgumentException if {@code environment.json} is damaged
   */
  public String version() {
    try {
      return JsonMapper.shared().readTree(environment).path(Environment.VERSION).asString("?");
    } catch (JacksonException e) {
      throw new IllegalArgumentException(ENVIRONMENT + " is damaged: " + e.getOriginalMessage(), e);
    }
  }

  private static String text(Path file) throws IOException {
    return StoredText.read(file);
  }

  private static String textIfAny(Path file) throws IOException {
    return Files.exists(file) ? text(file) : "";
  }

  /** A comparison has a cell, and every cell a name. */
  private static List<CellResult> cells(String csv) {
    List<Map<String, String>> lines = lines(csv, "results.csv");
    if (lines.isEmpty() || !lines.stream().allMatch(l -> l.containsKey(Column.CELL.label()))) {
      throw new IllegalArgumentException("results.csv: holds no cells");
    }
    return rows(lines, "results.csv");
  }

  private static List<CellResult> rows(List<Map<String, String>> lines, String file) {
    try {
      return lines.stream().map(StoredResults::row).toList();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(file + ": no number: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
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
  private static CellResult row(Map<String, String> line) {
    RowValues row = new RowValues();
    line.forEach((label, value) -> Column.labelled(label).ifPresent(c -> row.set(c, value)));
    return row.build();
  }
}
