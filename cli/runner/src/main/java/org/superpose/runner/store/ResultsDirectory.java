package org.superpose.runner.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.GraphSource;
import org.superpose.runner.config.ResolvedYaml;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.run.Failures;
import org.superpose.runner.run.Outcome;
import org.superpose.runner.scaling.Series;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The directory that a comparison writes. Finished cells are in its store at once; every other file
 * appears whole or not at all.
 */
public final class ResultsDirectory implements AutoCloseable {

  /** The comparison as run. */
  public static final String CONFIGURATION = "resolved.yaml";

  static final String ROWS = "results";
  static final String PROBES = "probes";
  static final String SIZES = "sizes.csv";
  static final String FITS = "fits.csv";

  /** The names of the features of graphs that have names. */
  static final String FEATURES = "features.csv";

  /** What the comparison ran on. */
  public static final String ENVIRONMENT = "environment.json";

  /** The page that shows the results. */
  public static final String REPORT = "report.html";

  /** The folder of pages about single cells, which are made on request and belong to no run. */
  public static final String PAGES = "pages";

  private static final List<String> RESULTS =
      List.of(
          ROWS + ".csv",
          ROWS + ".parquet",
          PROBES + ".csv",
          PROBES + ".parquet",
          SIZES,
          FITS,
          REPORT);

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          // Not the system's line ends, which a plugin may change.
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
          .build();

  private final Path directory;
  private final ResultsStore store;

  private ResultsDirectory(Path directory, ResultsStore store) {
    this.directory = directory;
    this.store = store;
  }

  /**
   * Opens a directory for results; makes it if it is missing.
   *
   * @throws StoreException if the directory cannot be made or written, or another process writes to
   *     it
   */
  public static ResultsDirectory open(Path directory) {
    try {
      Files.createDirectories(directory);
      return new ResultsDirectory(directory, ResultsStore.open(directory));
    } catch (IOException e) {
      throw new StoreException("cannot write to " + directory + ": " + Failures.reason(e), e);
    }
  }

  /** Returns the finished cells. */
  public ResultsStore store() {
    return store;
  }

  /**
   * Writes what is known before the run, and removes results that it will make anew, so that a run
   * that is stopped leaves none which are not its own. The rows that they were made of stay in the
   * store.
   *
   * @param environment what the comparison runs on
   * @param isOutdated whether any cell is to run
   */
  public void begin(Comparison comparison, Map<String, Object> environment, boolean isOutdated)
      throws IOException {
    String configuration = ResolvedYaml.write(comparison);
    Path written = directory.resolve(CONFIGURATION);
    if (isOutdated || !Files.exists(written) || !StoredText.read(written).equals(configuration)) {
      for (String name : RESULTS) {
        Files.deleteIfExists(directory.resolve(name));
      }
    }
    write(CONFIGURATION, configuration);
    if (comparison.graphs().stream().anyMatch(graph -> !graph.names().isEmpty())) {
      write(FEATURES, features(comparison.graphs()));
    }
    write(ENVIRONMENT, JSON.writeValueAsString(environment) + "\n");
  }

  /** Says which feature has which name in a user's graphs. */
  private static String features(List<GraphSource> graphs) {
    StringBuilder text = new StringBuilder(Csv.line("graph", "feature", "name"));
    for (GraphSource graph : graphs) {
      for (int i = 0; i < graph.names().size(); i++) {
        text.append(Csv.line(graph.label(), i, graph.names().get(i)));
      }
    }
    return text.toString();
  }

  /**
   * Writes the rows for other programs, those of all networks that searches tried, and how sizes
   * grow.
   */
  public void write(List<Outcome> outcomes) throws IOException {
    List<CellResult> rows = outcomes.stream().map(Outcome::row).toList();
    write(ROWS, rows);
    List<Series> series = Series.of(rows);
    write(SIZES, ScalingFiles.sizes(series));
    write(FITS, ScalingFiles.fits(series));
    List<CellResult> probes =
        outcomes.stream().flatMap(outcome -> outcome.probes().stream()).toList();
    if (probes.isEmpty()) { // those of another shard may be there
      Files.deleteIfExists(directory.resolve(PROBES + ".csv"));
      Files.deleteIfExists(directory.resolve(PROBES + ".parquet"));
    } else {
      write(PROBES, probes);
    }
  }

  /**
   * Writes the page of a directory.
   *
   * @return where it is
   */
  public static Path writeReport(Path directory, String page) throws IOException {
    write(directory, REPORT, page.getBytes(StandardCharsets.UTF_8));
    return directory.resolve(REPORT);
  }

  private void write(String name, List<CellResult> rows) throws IOException {
    write(name + ".csv", ResultsFiles.csv(rows));
    write(name + ".parquet", ParquetFile.bytes(ResultsFiles.columns(), ResultsFiles.values(rows)));
  }

  private void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String name, byte[] bytes) throws IOException {
    write(directory, name, bytes);
  }

  private static void write(Path directory, String name, byte[] bytes) throws IOException {
    Path temporary = directory.resolve("." + name + ".part");
    try {
      Files.write(temporary, bytes);
      Files.move(
          temporary,
          directory.resolve(name),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary); // what does not fit on the disk
    }
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
