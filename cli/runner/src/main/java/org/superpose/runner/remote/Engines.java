package org.superpose.runner.remote;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.engine.ClusterEngine;
import org.superpose.runner.run.Engine;
import org.superpose.runner.run.EngineProvider;

/** Finds the engines that the program was started with, as services. */
public final class Engines {

  private Engines() {}

  /** Returns all engines, clusters last. */
  public static List<EngineProvider> all() {
    // Engines with their libraries are no modules: they come on the class path.
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

  /** Returns the engine with an id. */
  public static Optional<EngineProvider> find(String id) {
    return all().stream().filter(engine -> engine.id().equals(id)).findFirst();
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
