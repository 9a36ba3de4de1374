package org.superpose.runner.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.superpose.runner.plugin.PluginRegistry;

/**
 * Reads comparison files. Everything is checked before anything runs, and all problems of a file
 * are reported together.
 */
public final class ConfigurationReader {

  private static final int LARGEST_FILE = 1 << 26;

  private ConfigurationReader() {}

  /**
   * Reads a comparison.
   *
   * @param file the comparison file; files that it names are relative to its folder
   * @param overrides {@code path=value} each, applied in turn before anything is checked
   * @param registry the plugins that the file may name
   * @throws ConfigurationException if anything is wrong with the file, an override, or a file that
   *     it names; carries every problem with file, line and key
   */
  public static Comparison read(Path file, List<String> overrides, PluginRegistry registry)
      throws ConfigurationException {
    Diagnostics problems = new Diagnostics();
    Optional<Node> tree = parse(file, problems);
    Optional<Comparison> comparison =
        tree.flatMap(
            root -> {
              Node changed = Overrides.apply(root, overrides, problems);
              Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
              return read(changed, folder, registry, problems);
            });
    problems.throwIfAny();
    return comparison.orElseThrow();
  }

  /**
   * Reads a comparison from text that names no file, such as {@link ResolvedYaml} writes.
   *
   * @param name what to call the text in messages
   * @param registry the plugins that it may name
   * @throws ConfigurationException if anything is wrong with it
   */
  public static Comparison read(String name, String text, PluginRegistry registry)
      throws ConfigurationException {
    Diagnostics problems = new Diagnostics();
    Optional<Comparison> comparison =
        YamlText.parse(name, text, problems)
            .flatMap(root -> read(root, Path.of(""), registry, problems));
    problems.throwIfAny();
    return comparison.orElseThrow();
  }

  private static Optional<Comparison> read(
      Node root, Path folder, PluginRegistry registry, Diagnostics problems) {
    return new ComparisonReader(registry, new UserFiles(folder, problems), problems).read(root);
  }

  private static Optional<Node> parse(Path file, Diagnostics problems) {
    try {
      return YamlText.parse(file.toString(), TextFile.read(file, LARGEST_FILE), problems);
    } catch (TextFile.UnreadableException e) {
      problems.add(new Location(file.toString(), e.line, 0, ""), e.getMessage());
      return Optional.empty();
    }
  }
}
