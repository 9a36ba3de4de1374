package org.superpose.runner.store;

import java.lang.module.ModuleDescriptor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.plugin.Plugin;
import org.superpose.runner.run.Shard;

/** Says what a comparison runs on. */
public final class Environment {

  static final String VERSION = "superpose";
  static final String SHARD = "shard";

  /** What stands for the version of classes outside modules. */
  public static final String DEVELOPMENT = "development";

  private Environment() {}

  /** Returns versions, machine, the shard if it is one, and plugins with digests, for JSON. */
  public static Map<String, Object> of(Comparison comparison, Shard shard) {
    Map<String, Object> environment = new LinkedHashMap<>();
    environment.put(ResultsFormat.KEY, ResultsFormat.LATEST);
    environment.put(VERSION, version());
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

  /** Returns the version of the runner's module, or {@code development} where it has none. */
  public static String version() {
    return Optional.ofNullable(Environment.class.getModule().getDescriptor())
        .flatMap(ModuleDescriptor::rawVersion)
        .orElse(DEVELOPMENT);
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
