package org.superpose.runner.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Runs cells from their texts: the service by which an engine reaches the application on another
 * machine. Its methods have types of the JDK only, because the caller has another copy of this
 * class, or none.
 */
public interface CellService {

  /**
   * Returns what runs cells with the plugins of some folders besides the application's own: from
   * the text of a cell and the number of threads that it may use to a text for {@link
   * ClusterEngine.Listener#finished}. Safe for use by several threads; a cell waits while those
   * that run leave it too little memory.
   *
   * @param pluginFolders each holds one folder per plugin, or single jars
   */
  BiFunction<String, Integer, String> open(List<Path> pluginFolders);
}
