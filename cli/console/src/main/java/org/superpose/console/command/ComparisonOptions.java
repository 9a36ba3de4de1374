package org.superpose.console.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.config.ConfigurationReader;
import org.superpose.runner.config.GraphSource;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands that read a comparison file understand. */
final class ComparisonOptions {

  @Parameters(index = "0", paramLabel = "FILE.yaml", description = "The comparison.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Override a value of the file, e.g. --set tasks[0].features=512.")
  private List<String> overrides = new ArrayList<>();

  /**
   * Reads the comparison and says what of the files that it names is left out.
   *
   * @throws ConfigurationException naming all that is wrong with it
   */
  Comparison read(SharedOptions shared) throws ConfigurationException {
    Comparison comparison = ConfigurationReader.read(file, overrides, shared.registry());
    comparison.graphs().stream()
        .flatMap(ComparisonOptions::notes)
        .distinct()
        .forEach(note -> shared.err().println("superpose: " + note));
    return comparison;
  }

  private static Stream<String> notes(GraphSource graph) {
    Stream<String> names =
        graph.names().isEmpty()
            ? Stream.empty()
            : Stream.of(
                String.format(
                    Locale.ROOT,
                    "%,d names; features.csv of the results numbers them",
                    graph.names().size()));
    return Stream.concat(graph.remarks().stream(), names)
        .map(remark -> graph.file() + ": " + remark);
  }
}
