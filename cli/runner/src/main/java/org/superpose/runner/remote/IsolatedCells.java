package org.superpose.runner.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.engine.EngineException;
import org.superpose.runner.plugin.Plugin;
import org.superpose.runner.plugin.PluginRegistry;
import org.superpose.runner.plugin.TimeLimit;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Status;
import org.superpose.runner.run.Cell;
import org.superpose.runner.run.CellRunner;
import org.superpose.runner.run.Engine;
import org.superpose.runner.run.LocalEngine;
import org.superpose.runner.run.Outcome;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.store.CellKeys;

/**
 * Runs the cells of foreign plugins in processes of their own, all others here. A plugin that ends
 * its process, breaks the virtual machine or does not end in time costs its own cell only.
 *
 * <p>A process runs one cell at a time and then the next; it is replaced when a cell has ended it
 * or has left code running.
 */
public final class IsolatedCells implements Engine {

  /** How much longer than the cell's own limit a process may take. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** A signal that ends all processes of a terminal reaches this one within that time, too. */
  private static final Duration SIGNAL = Duration.ofMillis(500);

  private static final int SIGNALLED = 128;

  private final Comparison comparison;
  private final List<Path> pluginFolders;
  private final Set<Path> foreign = new HashSet<>();
  private final CellRunner here;
  private final CellKeys keys;
  private final int workers;
  private final Deque<ChildProcess> idle = new ArrayDeque<>();

  /**
   * Runs cells with some workers.
   *
   * @param pluginFolders where the foreign plugins are
   * @param workers how many cells run at once, at least 1
   */
  public IsolatedCells(Comparison comparison, List<Path> pluginFolders, int workers) {
    this.comparison = comparison;
    this.pluginFolders = List.copyOf(pluginFolders);
    pluginFolders.forEach(folder -> foreign.addAll(PluginRegistry.jarsIn(folder)));
    this.here = new CellRunner(comparison);
    this.keys = new CellKeys(comparison);
    this.workers = workers;
  }

  @Override
  public void run(List<PlannedCell> cells, Watcher watcher)
      throws EngineException, InterruptedException {
    try {
      new LocalEngine(this::run, workers).run(cells, watcher);
    } finally {
      synchronized (idle) {
        idle.forEach(ChildProcess::close);
        idle.clear();
      }
    }
  }

  private Outcome run(PlannedCell planned, int threads) {
    if (!planned.isPossible() || !isForeign(planned.cell())) {
      return here.run(planned, threads);
    }
    try {
      return runElsewhere(planned, threads);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(planned, "interrupted");
    } catch (IOException e) {
      return failed(planned, "no process can be started for it: " + e.getMessage());
    }
  }

  private boolean isForeign(Cell cell) {
    return isForeign(cell.construction().plugin()) || isForeign(cell.task().plugin());
  }

  private boolean isForeign(Plugin<?> plugin) {
    return plugin
        .origin()
        .location()
        .filter(jar -> foreign.stream().anyMatch(one -> isSame(one, jar)))
        .isPresent();
  }

  private static boolean isSame(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  private Outcome runElsewhere(PlannedCell planned, int threads)
      throws IOException, InterruptedException {
    ChildProcess process = borrow();
    Duration patience = comparison.limits().timeout().plus(GRACE);
    ChildProcess.Answer answer =
        process.ask(CellText.write(comparison, planned), threads, patience);
    return switch (answer) {
      case ChildProcess.Answer.Given(String text) -> {
        Outcome outcome = outcome(planned, text);
        giveBack(process, outcome);
        yield outcome;
      }
      case ChildProcess.Answer.Late() ->
          new Outcome(
              CellResult.ended(
                  failed(planned, "").row().cell(),
                  Status.TIMEOUT,
                  "still running after %s; its process was ended"
                      .formatted(TimeLimit.show(comparison.limits().timeout()))),
              List.of());
      case ChildProcess.Answer.Ended(int code) -> {
        if (code > SIGNALLED) {
          Thread.sleep(SIGNAL.toMillis());
        }
        yield failed(
            planned,
            "%s ended its process with exit code %s".formatted(culprits(planned.cell()), code));
      }
    };
  }

  private String culprits(Cell cell) {
    Plugin<?> construction = cell.construction().plugin();
    Plugin<?> task = cell.task().plugin();
    Plugin<?> culprit = isForeign(construction) ? construction : task;
    return "%s (%s)".formatted(culprit.id(), culprit.origin());
  }

  private Outcome outcome(PlannedCell planned, String text) {
    return switch (Reply.read(text)) {
      case Reply.Refused(String reason) -> failed(planned, reason);
      case Reply.Ended(var entry) ->
          keys.of(planned.cell())
              .differenceFrom(entry.key())
              .map(difference -> failed(planned, "the plugins changed meanwhile: " + difference))
              .orElseGet(() -> new Outcome(entry.row(), entry.probes()));
    };
  }

  private Outcome failed(PlannedCell planned, String reason) {
    return CellRunner.failed(planned.cell(), comparison, reason);
  }

  private ChildProcess borrow() throws IOException {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return ChildProcess.start(pluginFolders);
  }

  /** What ran over its time or out of memory may have left threads and memory behind. */
  private void giveBack(ChildProcess process, Outcome outcome) {
    if (outcome.row().isFailed()) {
      process.close();
      return;
    }
    synchronized (idle) {
      idle.push(process);
    }
  }
}
