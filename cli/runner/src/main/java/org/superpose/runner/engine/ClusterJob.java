package org.superpose.runner.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cells to run elsewhere.
 *
 * @param name of the comparison
 * @param master which cluster, in the engine's own words; empty for the engine's default
 * @param settings the engine's own settings by name
 * @param archive a zip of the jars that the cells need: the application's in {@code lib/}, the
 *     user's plugins in {@code plugins/}
 * @param digest the SHA-256 digest of the archive in hexadecimal
 * @param cells a text for each cell, that the {@link CellService} understands
 */
public record ClusterJob(
    String name,
    Optional<String> master,
    Map<String, String> settings,
    Path archive,
    String digest,
    List<String> cells) {

  /** The folder of the archive that holds the application's jars. */
  public static final String APPLICATION = "lib";

  /** The folder of the archive that holds folders of plugins. */
  public static final String PLUGINS = "plugins";

  /** Copies the settings and the cells. */
  public ClusterJob {
    settings = Map.copyOf(settings);
    cells = List.copyOf(cells);
  }
}
