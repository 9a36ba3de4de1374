package org.superpose.runner.remote;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.engine.ClusterEngine;
import org.superpose.runner.engine.EngineException;
import org.superpose.runner.run.Engine;
import org.superpose.runner.run.EngineProvider;

/** Finds the engines that the program was started with, as services. */
public final class Engines {

  private Engines() {}

  /** Returns all engines, clusters last. */
  static List<EngineProvider> all() {
    // Engines with their libraries are not modules: they come on the class path.
    return all(ClassLoader.getSystemClassLoader());
  }

  static List<EngineProvider> all(ClassLoader loader) {
    return Stream.concat(
            ServiceLoader.load(EngineProvider.class, loader).stream()
                .map(ServiceLoader.Provider::get),
            ServiceLoader.load(ClusterEngine.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .map(Cluster::new))
        .toList();
  }

  /**
   * Returns the engine that a comparison names.
   *
   * @param workers how many threads of this machine it may use, at least 1
   * @param pluginFolders where the user's plugins are
   * @throws EngineException if the program was started without it
   */
  public static Engine open(Comparison comparison, int workers, List<Path> pluginFolders)
      throws EngineException {
    if (comparison.engine().isIsolated()) {
      return new IsolatedCells(comparison, pluginFolders, workers);
    }
    String id = comparison.engine().id();
    for (EngineProvider engine : all()) {
      if (engine.id().equals(id)) {
        return engine.open(comparison, workers, pluginFolders);
      }
    }
    List<String> found = all().stream().map(EngineProvider::id).toList();
    throw new EngineException(
        "no engine is called '%s' here, only %s".formatted(id, String.join(", ", found)));
  }

  private record Cluster(ClusterEngine engine) implements EngineProvider {
    @Override
    public String id() {
      return engine.id();
    }

    @Override
    public Engine open(Comparison comparison, int workers, List<Path> pluginFolders) {
      return new RemoteEngine(engine, comparison, pluginFolders);
    }
  }
}
