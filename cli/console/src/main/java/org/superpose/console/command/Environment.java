package org.superpose.console.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.plugin.Plugin;
import org.superpose.runner.run.Shard;

/** Says what a comparison runs on. */
final class Environment {

  static final String SHARD = "shard";

  private Environment() {}

  /** Returns versions, machine, the shard if it is one, and plugins with digests, for JSON. */
  static Map<String, Object> of(Comparison comparison, Shard shard) {
    Map<String, Object> environment = new LinkedHashMap<>();
    environment.put("superpose", Version.current());
    environment.put("jdk", Runtime.version().toString());
    environment.put("vm", System.getProperty("java.vm.name"));
    environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    environment.put("processors", Runtime.getRuntime().availableProcessors());
    environment.put("memory_bytes", Runtime.getRuntime().maxMemory());
    if (!shard.isWhole()) {
      environment.put(SHARD, shard.toString());
    }
    environment.put(
        "plugins",
        Stream.of(
                comparison.tasks().stream().map(task -> task.plugin()),
                comparison.constructions().stream().map(construction -> construction.plugin()),
                comparison.bounds().stream())
            .flatMap(plugins -> plugins)
            .distinct()
            .map(Environment::describe)
            .toList());
    return environment;
  }

  private static Map<String, String> describe(Plugin<?> plugin) {
    Map<String, String> description = new LinkedHashMap<>();
    description.put("id", plugin.id());
    description.put("module", plugin.origin().module());
    description.put("version", plugin.origin().version());
    description.put("sha256", plugin.origin().digest());
    return description;
  }
}
