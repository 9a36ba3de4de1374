package org.superpose.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.superpose.cli.config.Comparison;
import org.superpose.cli.config.ResolvedYaml;
import org.superpose.cli.plugin.Plugin;
import org.superpose.cli.report.ResultsFiles;
import org.superpose.cli.run.Row;

/** The directory that a comparison writes; every file appears whole or not at all. */
final class ResultsDirectory {

  static final String CONFIGURATION = "resolved.yaml";
  static final String ROWS = "results.csv";
  static final String ENVIRONMENT = "environment.json";

  private final Path directory;

  private ResultsDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * Makes the directory if it is missing and writes what is known before the run.
   *
   * @throws UserException if the directory cannot be made or written
   */
  static ResultsDirectory open(Path directory, Comparison comparison) {
    ResultsDirectory results = new ResultsDirectory(directory);
    try {
      Files.createDirectories(directory);
      results.write(CONFIGURATION, ResolvedYaml.write(comparison));
      results.write(ENVIRONMENT, Json.text(environment(comparison)));
    } catch (IOException e) {
      throw new UserException("cannot write to " + directory + ": " + e.getMessage());
    }
    return results;
  }

  /** Writes the rows as CSV. */
  void writeRows(List<Row> rows) throws IOException {
    write(ROWS, ResultsFiles.csv(rows));
  }

  private void write(String name, String text) throws IOException {
    Path temporary = Files.createTempFile(directory, name, ".part");
    Files.writeString(temporary, text);
    Files.move(
        temporary,
        directory.resolve(name),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  private static Map<String, Object> environment(Comparison comparison) {
    Map<String, Object> environment = new LinkedHashMap<>();
    environment.put("superpose", Version.current());
    environment.put("jdk", Runtime.version().toString());
    environment.put("vm", System.getProperty("java.vm.name"));
    environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    environment.put("processors", Runtime.getRuntime().availableProcessors());
    environment.put("memory_bytes", Runtime.getRuntime().maxMemory());
    environment.put(
        "plugins",
        Stream.of(
                comparison.tasks().stream().map(task -> task.plugin()),
                comparison.constructions().stream().map(construction -> construction.plugin()),
                comparison.bounds().stream())
            .flatMap(plugins -> plugins)
            .distinct()
            .map(ResultsDirectory::describe)
            .toList());
    return environment;
  }

  private static Map<String, String> describe(Plugin<?> plugin) {
    Map<String, String> description = new LinkedHashMap<>();
    description.put("id", plugin.id());
    description.put("module", plugin.origin().module());
    description.put("version", plugin.origin().version());
    description.put("sha256", plugin.origin().digest());
    return description;
  }
}
