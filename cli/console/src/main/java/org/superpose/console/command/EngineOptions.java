package org.superpose.console.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.EngineChoice;
import org.superpose.runner.engine.EngineException;
import org.superpose.runner.remote.Engines;
import org.superpose.runner.run.Engine;
import picocli.CommandLine.Option;

/** Where cells run: what the file says, unless the command line says otherwise. */
final class EngineOptions {

  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "Threads of this machine that run cells; results do not depend on it. Default: all.")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--engine",
      paramLabel = "ID",
      description = "Run cells here (local) or on another engine, such as spark.")
  private Optional<String> engine = Optional.empty();

  @Option(
      names = "--isolation",
      paramLabel = "KIND",
      description = "process: run cells of plugins in folders in processes of their own. Or none.")
  private Optional<String> isolation = Optional.empty();

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "The cluster, for instance spark://host:7077 or local[*].")
  private Optional<String> master = Optional.empty();

  @Option(
      names = "--engine-setting",
      paramLabel = "NAME=VALUE",
      description = "A setting of the cluster's engine, for instance spark.executor.memory=4g.")
  private Map<String, String> settings = new LinkedHashMap<>();

  /** Returns how many threads of this machine may be used. */
  int workers() {
    return workers;
  }

  /**
   * Returns the comparison with what the command line says of engines.
   *
   * @throws UserException if that is not possible
   */
  Comparison apply(Comparison comparison) {
    UserException.requireWorkers(workers);
    EngineChoice given = comparison.engine();
    EngineChoice choice = engine.map(given::withId).orElse(given);
    choice = master.map(choice::withMaster).orElse(choice).withSettings(settings);
    if (choice.isLocal() && (choice.master().isPresent() || !settings.isEmpty())) {
      throw new UserException(
          "--master and --engine-setting are for a cluster: give --engine spark too");
    }
    if (isolation.isPresent()) {
      if (!choice.isLocal() || !EngineChoice.ISOLATIONS.contains(isolation.get())) {
        throw new UserException(
            "--isolation is one of %s, for the local engine; was %s"
                .formatted(String.join(", ", EngineChoice.ISOLATIONS), isolation.get()));
      }
      choice = choice.withSettings(Map.of(EngineChoice.ISOLATION, isolation.get()));
    }
    return comparison.on(choice);
  }

  /**
   * Returns the engine of a comparison that {@link #apply} returned.
   *
   * @throws EngineException if the program was started without it
   */
  Engine open(Comparison comparison, SharedOptions shared) throws EngineException {
    return Engines.open(comparison, workers, shared.pluginFolders());
  }
}
