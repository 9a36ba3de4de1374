package org.superpose.runner.run;

import java.nio.file.Path;
import java.util.List;
import org.superpose.runner.config.Comparison;

/** Opens engines of one kind; a service. */
public interface EngineProvider {

  /** Returns what a comparison calls them, such as {@code local}. */
  String id();

  /**
   * Returns an engine for the cells of a comparison.
   *
   * @param workers how many threads of this machine it may use, at least 1
   * @param pluginFolders where the user's plugins are
   */
  Engine open(Comparison comparison, int workers, List<Path> pluginFolders);
}
