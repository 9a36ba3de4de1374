package org.superpose.runner.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.EngineChoice;
import org.superpose.runner.engine.ClusterEngine;
import org.superpose.runner.engine.ClusterJob;
import org.superpose.runner.engine.EngineException;
import org.superpose.runner.run.CellRunner;
import org.superpose.runner.run.Engine;
import org.superpose.runner.run.PlannedCell;

/**
 * Runs cells on a cluster. Cells that come to no network need none and end here; the others travel
 * as texts.
 */
final class RemoteEngine implements Engine {

  private final ClusterEngine cluster;
  private final Comparison comparison;
  private final List<Path> pluginFolders;

  /**
   * Runs cells of a comparison.
   *
   * @param pluginFolders where the user's plugins are
   */
  RemoteEngine(ClusterEngine cluster, Comparison comparison, List<Path> pluginFolders) {
    this.cluster = cluster;
    this.comparison = comparison;
    this.pluginFolders = List.copyOf(pluginFolders);
  }

  @Override
  public void run(List<PlannedCell> cells, Watcher watcher)
      throws InterruptedException, EngineException {
    Map<Boolean, List<PlannedCell>> parts =
        cells.stream().collect(Collectors.partitioningBy(PlannedCell::isPossible));
    CellRunner runner = new CellRunner(comparison);
    for (PlannedCell cell : parts.get(false)) {
      if (watcher.hasSeenEnough()) {
        return;
      }
      watcher.started(cell);
      watcher.finished(cell, runner.run(cell, 1));
    }
    if (parts.get(true).isEmpty() || watcher.hasSeenEnough()) {
      return;
    }
    try {
      Path file = Files.createTempFile("superpose-", ".zip");
      try {
        send(Archive.write(file, pluginFolders), parts.get(true), watcher);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new EngineException("cannot gather the jars for the cluster: " + e.getMessage(), e);
    }
  }

  private void send(Archive archive, List<PlannedCell> cells, Watcher watcher)
      throws InterruptedException, EngineException {
    EngineChoice choice = comparison.engine();
    cluster.run(
        new ClusterJob(
            comparison.name(),
            choice.master(),
            choice.settings(),
            archive.file(),
            archive.digest(),
            cells.stream().map(cell -> CellText.write(comparison, cell)).toList()),
        new Replies(comparison, cells, watcher));
  }
}
