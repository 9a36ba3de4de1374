package org.superpose.runner.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars of one plugin: its own and the libraries that only it uses.
 *
 * @param path the folder, or the jar of a plugin that is a single jar
 */
record PluginFolder(Path path, List<Path> jars) {

  /** Returns the plugins within some folders, sorted by name within each. */
  static List<PluginFolder> within(List<Path> folders, List<PluginProblem> problems) {
    List<PluginFolder> found = new ArrayList<>();
    for (Path folder : folders) {
      for (Path entry : entries(folder, problems)) {
        if (Files.isDirectory(entry)) {
          found.add(folder(entry, problems));
        } else if (isJar(entry)) {
          found.add(new PluginFolder(entry, List.of(entry)));
        }
      }
    }
    return found;
  }

  /** Returns the plugin that is a jar, or the jars of a folder. */
  static PluginFolder at(Path path, List<PluginProblem> problems) {
    return Files.isDirectory(path) ? folder(path, problems) : new PluginFolder(path, List.of(path));
  }

  /** Returns the only jar, or the folder where there are several. */
  String place() {
    return (jars.size() == 1 ? jars.getFirst() : path).toString();
  }

  private static PluginFolder folder(Path path, List<PluginProblem> problems) {
    return new PluginFolder(
        path, entries(path, problems).stream().filter(PluginFolder::isJar).toList());
  }

  private static List<Path> entries(Path folder, List<PluginProblem> problems) {
    if (Files.isDirectory(folder)) { // of a pipe, the listing would wait for ever
      try (Stream<Path> entries = Files.list(folder)) {
        return entries.sorted().toList();
      } catch (IOException e) {
        // Said below.
      }
    }
    problems.add(
        new PluginProblem(
            folder.toString(),
            "is not a folder that can be read",
            "name a folder that holds plugins"));
    return List.of();
  }

  private static boolean isJar(Path path) {
    return path.toString().endsWith(".jar") && Files.isRegularFile(path);
  }
}
