package org.superpose.console.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.superpose.runner.plugin.PluginRegistry;
import org.superpose.runner.store.ResultsStore;
import org.superpose.runner.text.OneLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands understand. */
final class SharedOptions {

  /** Names the folder of plugins for all who use an installed release; its launcher sets it. */
  private static final String INSTALLED = "SUPERPOSE_PLUGINS";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description =
          "Look for plugins in DIR/NAME/*.jar too, besides plugins/ here and plugins/ of the"
              + " installation.")
  private List<Path> pluginFolders = new ArrayList<>();

  /** Finds the plugins; those that cannot be used are reported and passed over. */
  PluginRegistry registry() {
    PluginRegistry registry = quietRegistry();
    registry.problems().forEach(problem -> err().println("superpose: plugin " + problem));
    return registry;
  }

  /** Finds the plugins and reports nothing. */
  PluginRegistry quietRegistry() {
    return PluginRegistry.discover(pluginFolders());
  }

  /** Returns the folders to look for plugins in. */
  List<Path> pluginFolders() {
    List<Path> folders = PluginRegistry.standardFolders(pluginFolders);
    return Optional.ofNullable(System.getenv(INSTALLED))
        .map(installed -> with(Path.of(installed), folders))
        .orElse(folders);
  }

  /** Adds the folder of the installation, if it is there and none of the others. */
  static List<Path> with(Path installed, List<Path> folders) {
    boolean isAdded =
        Files.isDirectory(installed)
            && folders.stream().noneMatch(folder -> isSame(folder, installed));
    return isAdded ? Stream.concat(folders.stream(), Stream.of(installed)).toList() : folders;
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false; // one of them is not there, which its reader says
    }
  }

  /** Says which finished cells cannot be read any more. */
  void tellDamage(ResultsStore store) {
    store.tellDamage(line -> err().println("superpose: " + OneLine.of(line)));
  }

  /** Returns where results go. */
  PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** Returns where progress and diagnostics go. */
  PrintWriter err() {
    return command.commandLine().getErr();
  }
}
