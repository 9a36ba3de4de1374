package org.superpose.runner.remote;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.engine.CellService;
import org.superpose.runner.plugin.PluginOrigin;
import org.superpose.runner.plugin.PluginRegistry;
import org.superpose.runner.run.CellRunner;
import org.superpose.runner.run.Isolation;
import org.superpose.runner.run.MemoryGate;
import org.superpose.runner.run.Outcome;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.store.CellKeys;
import org.superpose.runner.store.Entry;

/** Runs cells that came as texts with the plugins of this machine. */
public final class LocalCellService implements CellService {

  @Override
  public BiFunction<String, Integer, String> open(List<Path> pluginFolders) {
    PluginRegistry registry = PluginRegistry.discover(pluginFolders);
    Function<PluginOrigin, String> digests = CellKeys.digests();
    MemoryGate gate = new MemoryGate(Runtime.getRuntime().maxMemory());
    Isolation isolation = new Isolation();
    return (text, threads) -> run(text, threads, registry, digests, gate, isolation);
  }

  private static String run(
      String text,
      int threads,
      PluginRegistry registry,
      Function<PluginOrigin, String> digests,
      MemoryGate gate,
      Isolation isolation) {
    try {
      CellText.Read read = CellText.read(text, registry);
      PlannedCell cell = read.cell();
      try (MemoryGate.Pass _ = gate.enter(cell.memory())) {
        Outcome outcome = new CellRunner(read.comparison(), isolation).run(cell, threads);
        return Reply.ended(
            new Entry(
                new CellKeys(read.comparison(), digests).of(cell.cell()),
                outcome.row(),
                outcome.probes()));
      }
    } catch (ConfigurationException e) {
      return Reply.refused(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.refused("interrupted");
    }
  }
}
