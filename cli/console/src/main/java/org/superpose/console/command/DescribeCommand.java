package org.superpose.console.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.runner.config.Setting;
import org.superpose.runner.plugin.Catalogue;
import org.superpose.runner.plugin.Plugin;
import org.superpose.runner.plugin.PluginRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what one plugin says about itself. */
@Command(
    name = "describe",
    description = "Show what a task, construction or bound does and which settings it takes.",
    mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared;

  @Parameters(index = "0", paramLabel = "ID", description = "The id, as list shows it.")
  private String id;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Plugin<?> plugin = find(shared.registry());
    if (json) {
      Json.print(shared.out(), map(plugin));
    } else {
      print(plugin);
    }
    return ExitCode.DONE;
  }

  private Plugin<?> find(PluginRegistry registry) {
    List<Catalogue<?>> catalogues =
        List.of(registry.tasks(), registry.constructions(), registry.bounds());
    return catalogues.stream()
        .flatMap(catalogue -> catalogue.find(id).stream())
        .findFirst()
        .orElseThrow(() -> new UserException(unknown(catalogues)));
  }

  private String unknown(List<Catalogue<?>> catalogues) {
    Stream<String> nearest =
        catalogues.stream().map(catalogue -> catalogue.nearest(id)).flatMap(Optional::stream);
    return "no task, construction or bound is called '%s'%s; superpose list shows all"
        .formatted(id, nearest.findFirst().map(near -> ", did you mean " + near).orElse(""));
  }

  private void print(Plugin<?> plugin) {
    PrintWriter out = shared.out();
    Description description = plugin.description();
    out.println(description.id());
    out.println("  " + description.summary());
    out.println("  from " + plugin.origin().module() + " " + plugin.origin().version());
    print("Settings", Setting.own(plugin));
    print("Settings of every construction", Setting.common(plugin));
    list("Facts", description.facts(), out);
    list("References", description.references(), out);
  }

  private static void list(String heading, List<String> sentences, PrintWriter out) {
    if (!sentences.isEmpty()) {
      out.println("\n" + heading + ":");
      sentences.forEach(sentence -> out.println("  " + sentence));
    }
  }

  private void print(String heading, List<Setting> settings) {
    if (!settings.isEmpty()) {
      shared.out().println("\n" + heading + ":");
    }
    for (Setting setting : settings) {
      Parameter parameter = setting.parameter();
      shared
          .out()
          .println("  " + parameter.name() + ": " + setting.allowed() + fallback(parameter));
      shared.out().println("      " + parameter.meaning());
    }
  }

  private static String fallback(Parameter parameter) {
    return parameter.required()
        ? " (required)"
        : parameter.fallback().map(value -> " (default " + value + ")").orElse(" (optional)");
  }

  private static Map<String, Object> map(Plugin<?> plugin) {
    Description description = plugin.description();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", description.id());
    map.put("summary", description.summary());
    map.put("module", plugin.origin().module());
    map.put("version", plugin.origin().version());
    map.put("parameters", maps(Setting.own(plugin)));
    if (!Setting.common(plugin).isEmpty()) {
      map.put("common_parameters", maps(Setting.common(plugin)));
    }
    map.put("references", description.references());
    map.put("facts", description.facts());
    return map;
  }

  private static List<Map<String, Object>> maps(List<Setting> settings) {
    return settings.stream().map(DescribeCommand::map).toList();
  }

  private static Map<String, Object> map(Setting setting) {
    Parameter parameter = setting.parameter();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", parameter.name());
    map.put("kind", parameter.kind().name().toLowerCase(Locale.ROOT));
    map.put("required", parameter.required());
    map.put("default", parameter.fallback().orElse(null));
    map.put("allowed", setting.allowed());
    map.put("meaning", parameter.meaning());
    return map;
  }
}
