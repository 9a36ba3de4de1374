package org.superpose.runner.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.fixtures.ForeignJar;
import org.superpose.runner.engine.ClusterEngine;
import org.superpose.runner.run.EngineProvider;

class EnginesTest {

  private static final String TOY =
      """
      package foreign.cluster;

      import org.superpose.runner.engine.*;

      public final class Toy implements ClusterEngine {
        public String id() { return "toy"; }
        public void run(ClusterJob job, Listener listener) {}
      }
      """;

  @TempDir private Path directory;

  @Test
  void onlyTheLocalOneComesWithTheRunner() {
    assertThat(Engines.all()).extracting(EngineProvider::id).containsExactly("local");
  }

  @Test
  void aClusterOfAnotherProjectIsFoundByItsService() throws Exception {
    Path runner =
        Path.of(Engines.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar =
        ForeignJar.plain("cluster")
            .with(runner)
            .announced(ClusterEngine.class, "Toy", TOY)
            .writeTo(directory.resolve("toy.jar"));
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, Engines.class.getClassLoader())) {
      assertThat(Engines.all(loader))
          .extracting(EngineProvider::id)
          .containsExactly("local", "toy");
    }
  }
}
