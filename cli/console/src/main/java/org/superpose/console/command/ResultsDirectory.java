package org.superpose.console.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.superpose.console.report.ParquetFile;
import org.superpose.console.report.ReportPage;
import org.superpose.console.report.ResultsFiles;
import org.superpose.console.report.ScalingFiles;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ResolvedYaml;
import org.superpose.runner.run.Outcome;
import org.superpose.runner.run.Row;
import org.superpose.runner.scaling.Series;
import org.superpose.runner.store.ResultsStore;
import org.superpose.runner.store.StoreInUseException;

/**
 * The directory that a comparison writes. Finished cells are in its store at once; every other file
 * appears whole or not at all.
 */
final class ResultsDirectory implements AutoCloseable {

  static final String CONFIGURATION = "resolved.yaml";
  static final String ROWS = "results";
  static final String PROBES = "probes";
  static final String SIZES = "sizes.csv";
  static final String FITS = "fits.csv";
  static final String ENVIRONMENT = "environment.json";
  static final String REPORT = "report.html";

  private static final List<String> RESULTS =
      List.of(
          ROWS + ".csv",
          ROWS + ".parquet",
          PROBES + ".csv",
          PROBES + ".parquet",
          SIZES,
          FITS,
          REPORT);

  private final Path directory;
  private final ResultsStore store;

  private ResultsDirectory(Path directory, ResultsStore store) {
    this.directory = directory;
    this.store = store;
  }

  /**
   * Opens a directory for results; makes it if it is missing.
   *
   * @throws UserException if the directory cannot be made or written, or another process writes to
   *     it
   */
  static ResultsDirectory open(Path directory) {
    try {
      Files.createDirectories(directory);
      return new ResultsDirectory(directory, ResultsStore.open(directory));
    } catch (StoreInUseException e) {
      throw new UserException(e.getMessage());
    } catch (IOException e) {
      throw new UserException("cannot write to " + directory + ": " + UserException.reason(e));
    }
  }

  /** Returns the finished cells. */
  ResultsStore store() {
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
  void begin(Comparison comparison, Map<String, Object> environment, boolean isOutdated)
      throws IOException {
    String configuration = ResolvedYaml.write(comparison);
    Path written = directory.resolve(CONFIGURATION);
    if (isOutdated || !Files.exists(written) || !Files.readString(written).equals(configuration)) {
      for (String name : RESULTS) {
        Files.deleteIfExists(directory.resolve(name));
      }
    }
    write(CONFIGURATION, configuration);
    write(ENVIRONMENT, Json.text(environment));
  }

  /**
   * Writes the rows for other programs, those of all networks that searches tried, how sizes grow,
   * and the report.
   */
  void write(List<Outcome> outcomes) throws IOException {
    List<Row> rows = outcomes.stream().map(Outcome::row).toList();
    write(ROWS, rows);
    List<Series> series = Series.of(rows);
    write(SIZES, ScalingFiles.sizes(series));
    write(FITS, ScalingFiles.fits(series));
    List<Row> probes = outcomes.stream().flatMap(outcome -> outcome.probes().stream()).toList();
    if (probes.isEmpty()) { // those of another shard may be there
      Files.deleteIfExists(directory.resolve(PROBES + ".csv"));
      Files.deleteIfExists(directory.resolve(PROBES + ".parquet"));
    } else {
      write(PROBES, probes);
    }
    writeReport(directory);
  }

  /**
   * Makes the report of a directory from its other files.
   *
   * @return the page
   * @throws java.nio.file.NoSuchFileException if the directory has no finished comparison
   * @throws IllegalArgumentException if a file is malformed; the message names it
   */
  static Path writeReport(Path directory) throws IOException {
    write(directory, REPORT, ReportPage.render(directory).getBytes(StandardCharsets.UTF_8));
    return directory.resolve(REPORT);
  }

  private void write(String name, List<Row> rows) throws IOException {
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
    Files.write(temporary, bytes);
    Files.move(
        temporary,
        directory.resolve(name),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
