package org.superpose.console.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.superpose.runner.plugin.PluginRegistry;
import org.superpose.runner.store.ResultsStore;
import org.superpose.runner.text.OneLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands understand. */
final class SharedOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "Look for plugins in DIR/NAME/*.jar too, besides plugins/ here.")
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
    return PluginRegistry.standardFolders(pluginFolders);
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
