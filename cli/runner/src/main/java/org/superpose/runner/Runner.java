package org.superpose.runner;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.config.ConfigurationReader;
import org.superpose.runner.plugin.PluginProblem;
import org.superpose.runner.plugin.PluginRegistry;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Where a program begins that runs comparisons: the plugins that were found, and what reads
 * comparisons that name them. Immutable, for use by any thread.
 *
 * <pre>{@code
 * Experiment experiment = Runner.discover().read(Path.of("config/quickstart.yaml"));
 * Results results = experiment.run(RunListener.NONE);
 * }</pre>
 */
public final class Runner {

  private static final YAMLMapper YAML = new YAMLMapper();

  private final PluginRegistry plugins;
  private final List<Path> folders;

  private Runner(PluginRegistry plugins, List<Path> folders) {
    this.plugins = plugins;
    this.folders = List.copyOf(folders);
  }

  /**
   * Finds the plugins that the program was started with and those in folders.
   *
   * @param folders each holds one folder per plugin, {@code FOLDER/NAME/*.jar}, or single jars
   */
  public static Runner discover(Path... folders) {
    List<Path> all = List.of(folders);
    return new Runner(PluginRegistry.discover(all), all);
  }

  /** Returns a sentence for each plugin that was found and cannot be used. */
  public List<String> problems() {
    return plugins.problems().stream().map(PluginProblem::toString).toList();
  }

  /**
   * Reads a comparison file.
   *
   * @param file files that it names are relative to its folder
   * @param overrides {@code path=value} each, such as {@code tasks[0].features=512}
   * @throws IllegalArgumentException if anything is wrong; the message has a line for every
   *     problem, with file, line and key
   */
  public Experiment read(Path file, String... overrides) {
    try {
      return experiment(ConfigurationReader.read(file, List.of(overrides), plugins));
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Reads a comparison from the text of a file.
   *
   * @param yaml as a comparison file has it
   * @throws IllegalArgumentException as {@link #read}
   */
  public Experiment parse(String yaml) {
    try {
      return experiment(ConfigurationReader.read("comparison", yaml, plugins));
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Builds a comparison from values.
   *
   * @param keys those of a comparison file; values are texts, numbers, truth values, lists and maps
   * @throws IllegalArgumentException as {@link #read}
   */
  public Experiment build(Map<String, ?> keys) {
    return parse(YAML.writeValueAsString(keys));
  }

  private Experiment experiment(Comparison comparison) throws ConfigurationException {
    return new Experiment(comparison, folders);
  }
}
