package org.superpose.console.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.config.ConfigurationReader;
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
   * Reads the comparison.
   *
   * @throws ConfigurationException naming all that is wrong with it
   */
  Comparison read(SharedOptions shared) throws ConfigurationException {
    return ConfigurationReader.read(file, overrides, shared.registry());
  }
}
