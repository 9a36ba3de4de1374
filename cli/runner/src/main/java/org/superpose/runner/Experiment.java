package org.superpose.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.engine.EngineException;
import org.superpose.runner.remote.Engines;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.run.Engine;
import org.superpose.runner.run.Outcome;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.run.Planner;
import org.superpose.runner.run.Shard;
import org.superpose.runner.store.Recorder;
import org.superpose.runner.store.StoredRun;

/** A comparison that was read and planned, ready to run as often as one likes. Immutable. */
public final class Experiment {

  private final Comparison comparison;
  private final List<Path> pluginFolders;
  private final List<PlannedCell> plan;
  private final int workers;

  Experiment(Comparison comparison, List<Path> pluginFolders) throws ConfigurationException {
    this(
        comparison,
        pluginFolders,
        Planner.plan(comparison),
        Runtime.getRuntime().availableProcessors());
  }

  private Experiment(
      Comparison comparison, List<Path> pluginFolders, List<PlannedCell> plan, int workers) {
    this.comparison = comparison;
    this.pluginFolders = pluginFolders;
    this.plan = plan;
    this.workers = workers;
  }

  /**
   * Returns the same comparison, run on some threads of this machine; results do not depend on it.
   *
   * @throws IllegalArgumentException if there is not at least one
   */
  public Experiment withWorkers(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("workers must be at least 1, was " + count);
    }
    return new Experiment(comparison, pluginFolders, plan, count);
  }

  /** Returns the name of the comparison. */
  public String name() {
    return comparison.name();
  }

  /** Returns the names of the cells in the order of their results. */
  public List<String> cells() {
    return plan.stream().map(planned -> planned.cell().name()).toList();
  }

  /**
   * Runs all cells and keeps their results in memory only.
   *
   * @throws EngineException if the engine that the comparison asks for cannot run cells
   * @throws InterruptedException if the calling thread is interrupted; running cells are given up
   */
  public Results run(RunListener listener) throws EngineException, InterruptedException {
    Map<PlannedCell, Outcome> outcomes = new ConcurrentHashMap<>();
    engine().run(plan, new Audience(listener, outcomes));
    return new Results(comparison, plan.stream().map(cell -> outcomes.get(cell).row()).toList());
  }

  /**
   * Runs the cells that have not finished in a directory before, and writes there what {@code
   * superpose compare} does but the page; see {@link #writeReport}.
   *
   * @param directory made if it is missing
   * @throws org.superpose.runner.store.StoreException if the directory cannot be used, another
   *     process writes to it, or it is damaged
   * @throws IOException if a file cannot be written
   * @throws EngineException as {@link #run}
   * @throws InterruptedException as {@link #run}; cells that finished are stored
   */
  public Results runIn(Path directory, RunListener listener)
      throws IOException, EngineException, InterruptedException {
    try (StoredRun run = StoredRun.open(comparison, plan, Shard.WHOLE, directory, sentence -> {})) {
      Recorder recorder = run.begin(new Audience(listener, new ConcurrentHashMap<>()), false);
      engine().run(run.resumption().toRun(), recorder);
      List<CellResult> rows = run.finish(recorder);
      if (!run.writeProofs(rows, workers)) {
        throw new IOException("some proofs could not be written to " + directory);
      }
      return new Results(comparison, rows);
    }
  }

  /**
   * Writes the page of a directory in which a comparison finished.
   *
   * @return where it is
   * @throws IllegalStateException if the module with the page, {@code org.superpose.console}, is
   *     not on the module path
   * @throws IOException if a file cannot be read or written
   */
  public static Path writeReport(Path directory) throws IOException {
    return ServiceLoader.load(ReportWriter.class)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("add the module org.superpose.console for reports"))
        .write(directory);
  }

  private Engine engine() throws EngineException {
    return Engines.open(comparison, workers, pluginFolders);
  }

  /** Tells a listener of cells, one at a time, and keeps their outcomes. */
  private record Audience(RunListener listener, Map<PlannedCell, Outcome> outcomes)
      implements Engine.Watcher {

    @Override
    public void started(PlannedCell cell) {
      // Listeners are told of results only.
    }

    @Override
    public void finished(PlannedCell cell, Outcome outcome) {
      outcomes.put(cell, outcome);
      synchronized (listener) {
        listener.finished(outcome.row());
      }
    }

    @Override
    public boolean hasSeenEnough() {
      return false;
    }
  }
}
