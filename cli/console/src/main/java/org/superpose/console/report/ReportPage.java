package org.superpose.console.report;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.Column.Kind;
import org.superpose.runner.store.ResultsDirectory;
import org.superpose.runner.store.StoredResults;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The report of a comparison: one page with a summary in words, plots and a table, in which every
 * number leads to its cell and to the command that shows it again.
 *
 * <p>Made from the files of a results directory alone, so that equal results give equal pages.
 */
public final class ReportPage {

  private static final long LARGEST_EXACT = 1L << 53;
  private static final List<Column> OF_PROBES =
      List.of(
          Column.CELL,
          Column.TASK,
          Column.GRAPH,
          Column.M,
          Column.M_OUT,
          Column.SPARSITY,
          Column.SEED,
          Column.STATUS,
          Column.NEURONS,
          Column.CRITERION_MET,
          Column.FAILURE_RATE,
          Column.FAILURE_LOW,
          Column.FAILURE_HIGH,
          Column.PREDICTED_FAILURE,
          Column.TRIAL);

  /** In the order in which they run: plots, the table, and what puts both on the page. */
  static final List<String> SCRIPTS =
      List.of(
          "vega.min.js",
          "vega-lite.min.js",
          "growth.js",
          "statistics.js",
          "marks.js",
          "growth-marks.js",
          "figures.js",
          "plots.js",
          "pdf.js",
          "values.js",
          "address.js",
          "columns.js",
          "export.js",
          "plot-export.js",
          "drawing.js",
          "table.js",
          "report.js");

  private ReportPage() {}

  /**
   * Returns the page.
   *
   * @param directory has {@code results.csv}, {@code resolved.yaml}, {@code environment.json}; also
   *     read, if there, are {@code probes.csv} and {@code fits.csv}
   * @throws NoSuchFileException if the directory has no finished comparison
   * @throws IllegalArgumentException if a file is malformed; the message names it
   */
  public static String render(Path directory) throws IOException {
    StoredResults results = StoredResults.read(directory);
    JsonNode configuration =
        tree(YAMLMapper.shared(), results.configuration(), ResultsDirectory.CONFIGURATION);
    JsonNode environment =
        tree(JsonMapper.shared(), results.environment(), ResultsDirectory.ENVIRONMENT);
    Map<String, Object> texts = new LinkedHashMap<>();
    texts.put("name", configuration.path("name").asString("comparison"));
    texts.put("description", configuration.path("description").asString(""));
    texts.put("summary", SummaryText.sentences(results.rows()));
    texts.put("configuration", results.configuration());
    texts.put("environment", results.environment());
    texts.put("version", environment.path("superpose").asString("?"));
    Map<String, Object> data = new LinkedHashMap<>();
    DesignNames names = DesignNames.of(results.rows());
    data.put("cells", table(results.rows(), Arrays.asList(Column.values()), names));
    data.put("probes", table(results.probes(), OF_PROBES, names));
    data.put("fits", results.fits().stream().map(fit -> named(fit, names)).toList());
    return WebPage.of("report.html", texts, data, SCRIPTS);
  }

  private static JsonNode tree(ObjectMapper mapper, String text, String file) {
    try {
      return mapper.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(file + " is damaged: " + e.getOriginalMessage(), e);
    }
  }

  private static Map<String, String> named(Map<String, String> fit, DesignNames names) {
    Map<String, String> named = new LinkedHashMap<>(fit);
    named.put(
        "design",
        names.of(
            fit.getOrDefault(Column.CONSTRUCTION.label(), ""),
            fit.getOrDefault(Column.OPTIONS.label(), ""),
            fit.getOrDefault(Column.NEURONS_ASKED.label(), "")));
    return named;
  }

  /** Returns columns and rows, with the names of the design with and without width at the end. */
  private static Map<String, Object> table(
      List<CellResult> rows, List<Column> columns, DesignNames names) {
    List<List<Object>> values = new ArrayList<>();
    for (CellResult row : rows) {
      List<Object> line = new ArrayList<>();
      columns.forEach(column -> line.add(value(row, column)));
      line.add(names.of(row));
      line.add(names.ofAnyWidth(row));
      values.add(line);
    }
    return Map.of(
        "columns",
        Stream.concat(columns.stream().map(Column::label), Stream.of("design", "any_width"))
            .toList(),
        "kinds",
        Stream.concat(columns.stream().map(Column::kind), Stream.of(Kind.TEXT, Kind.TEXT)).toList(),
        "rows",
        values);
  }

  /** Returns a value that survives a browser, whose numbers are exact up to 2^53 only. */
  private static Object value(CellResult row, Column column) {
    Object value = row.get(column).filter(some -> !some.equals("")).orElse(null);
    return value instanceof Long number && Math.abs(number) > LARGEST_EXACT
        ? number.toString()
        : value;
  }
}
