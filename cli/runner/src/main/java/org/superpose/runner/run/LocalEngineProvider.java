package org.superpose.runner.run;

import java.nio.file.Path;
import java.util.List;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.EngineChoice;

/** Opens the engine that every comparison has. */
public final class LocalEngineProvider implements EngineProvider {

  /** For the service loader. */
  public LocalEngineProvider() {}

  @Override
  public String id() {
    return EngineChoice.LOCAL;
  }

  @Override
  public Engine open(Comparison comparison, int workers, List<Path> pluginFolders) {
    return new LocalEngine(new CellRunner(comparison), workers);
  }
}
