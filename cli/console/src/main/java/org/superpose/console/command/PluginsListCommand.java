package org.superpose.console.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.superpose.console.report.TextTable;
import org.superpose.console.report.TextTable.Align;
import org.superpose.runner.plugin.Plugin;
import org.superpose.runner.plugin.PluginOrigin;
import org.superpose.runner.plugin.PluginRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows which jars there are and what each offers. */
@Command(
    name = "list",
    description = "List the plugin jars: where, which version and digest, what each offers.",
    mixinStandardHelpOptions = true)
final class PluginsListCommand implements Callable<Integer> {

  private static final int SHORT_DIGEST = 12;

  @Mixin private SharedOptions shared;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Map<PluginOrigin, List<String>> jars = offers(shared.registry());
    if (json) {
      List<Map<String, Object>> entries = new ArrayList<>();
      jars.forEach((origin, offers) -> entries.add(map(origin, offers)));
      Json.print(shared.out(), entries);
    } else {
      shared.out().print(table(jars));
    }
    return ExitCode.DONE;
  }

  /** Returns what each jar offers, as {@code construction ID} and the like. */
  static Map<PluginOrigin, List<String>> offers(PluginRegistry registry) {
    Map<PluginOrigin, List<String>> offers =
        new TreeMap<>(
            Comparator.comparing(PluginOrigin::toString).thenComparing(PluginOrigin::module));
    registry.tasks().all().forEach(plugin -> add(offers, "task", plugin));
    registry.constructions().all().forEach(plugin -> add(offers, "construction", plugin));
    registry.bounds().all().forEach(plugin -> add(offers, "bound", plugin));
    return offers;
  }

  private static void add(
      Map<PluginOrigin, List<String>> offers, String contract, Plugin<?> plugin) {
    offers
        .computeIfAbsent(plugin.origin(), _ -> new ArrayList<>())
        .add(contract + " " + plugin.id());
  }

  private static String table(Map<PluginOrigin, List<String>> jars) {
    TextTable table =
        new TextTable()
            .column("module", Align.LEFT)
            .column("version", Align.LEFT)
            .column("for core", Align.LEFT)
            .column("sha256", Align.LEFT)
            .column("from", Align.LEFT)
            .column("offers", Align.LEFT);
    jars.forEach(
        (origin, offers) -> {
          String digest = origin.digest();
          table.row(
              List.of(
                  origin.module(),
                  origin.version(),
                  origin.api().orElse("-"),
                  digest.substring(0, Math.min(SHORT_DIGEST, digest.length())),
                  origin.toString(),
                  String.join(", ", offers)));
        });
    return table.render();
  }

  private static Map<String, Object> map(PluginOrigin origin, List<String> offers) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("module", origin.module());
    map.put("version", origin.version());
    map.put("core", origin.api().orElse(null));
    map.put("sha256", origin.digest());
    map.put("jar", origin.location().map(Path::toString).orElse(null));
    map.put("offers", offers);
    return map;
  }
}
