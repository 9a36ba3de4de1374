package org.superpose.console.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.superpose.console.report.TextTable;
import org.superpose.console.report.TextTable.Align;
import org.superpose.runner.plugin.Plugin;
import org.superpose.runner.plugin.PluginRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the tasks, constructions and bounds there are. */
@Command(
    name = "list",
    description = "List tasks, constructions and bounds.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

  /** What can be listed. */
  enum Kind {
    TASKS,
    CONSTRUCTIONS,
    BOUNDS;

    String one() {
      String plural = name().toLowerCase(Locale.ROOT);
      return plural.substring(0, plural.length() - 1);
    }
  }

  @Mixin private SharedOptions shared;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "tasks|constructions|bounds",
      description = "Only these.")
  private Kind kind;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Map<Kind, List<? extends Plugin<?>>> plugins = find(shared.registry());
    List<Map<String, String>> entries = new ArrayList<>();
    plugins.forEach((of, found) -> found.forEach(plugin -> entries.add(entry(of, plugin))));
    if (json) {
      Json.print(shared.out(), entries);
    } else {
      TextTable table =
          new TextTable()
              .column("kind", Align.LEFT)
              .column("id", Align.LEFT)
              .column("from", Align.LEFT)
              .column("summary", Align.LEFT);
      entries.forEach(entry -> table.row(List.copyOf(entry.values())));
      shared.out().print(table.render());
    }
    return ExitCode.DONE;
  }

  private Map<Kind, List<? extends Plugin<?>>> find(PluginRegistry registry) {
    Map<Kind, List<? extends Plugin<?>>> plugins = new LinkedHashMap<>();
    plugins.put(Kind.TASKS, registry.tasks().all());
    plugins.put(Kind.CONSTRUCTIONS, registry.constructions().all());
    plugins.put(Kind.BOUNDS, registry.bounds().all());
    plugins.keySet().removeIf(of -> kind != null && kind != of);
    return plugins;
  }

  private static Map<String, String> entry(Kind kind, Plugin<?> plugin) {
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put("kind", kind.one());
    entry.put("id", plugin.id());
    entry.put("module", plugin.origin().module());
    entry.put("summary", plugin.description().summary());
    return entry;
  }
}
