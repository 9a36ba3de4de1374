package org.superpose.runner.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.superpose.core.construction.Sizing;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.task.Problem;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.config.ConstructionCase;
import org.superpose.runner.config.Diagnostics;
import org.superpose.runner.config.TaskCase;
import org.superpose.runner.result.Status;
import org.superpose.runner.text.Numbers;

/**
 * Turns a comparison into cells and asks every construction for the size of every network, so that
 * what cannot work is known before anything is built.
 */
public final class Planner {

  private final Comparison comparison;
  private final Problems problems = new Problems();
  private final Diagnostics diagnostics = new Diagnostics();
  private final Sizer sizer;
  private final long memory;

  private Planner(Comparison comparison) {
    this.comparison = comparison;
    this.sizer = new Sizer(comparison, problems);
    this.memory = comparison.limits().availableMemory();
  }

  /**
   * Plans a comparison: tasks, then seeds, then constructions, each in the order of the file.
   *
   * @throws ConfigurationException if options contradict each other; it names all such places
   */
  public static List<PlannedCell> plan(Comparison comparison) throws ConfigurationException {
    Planner planner = new Planner(comparison);
    List<PlannedCell> plan = planner.planAll();
    planner.diagnostics.throwIfAny();
    return plan;
  }

  private List<PlannedCell> planAll() {
    List<PlannedCell> plan = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (TaskCase task : comparison.tasks()) {
      for (long seed : comparison.seeds()) {
        for (ConstructionCase construction : comparison.constructions()) {
          String name = CellNames.unique(CellNames.of(task, construction, seed), names);
          Cell cell = new Cell(name, task, construction, seed, 0, true);
          plan.add(new PlannedCell(cell, foresee(cell)));
        }
      }
    }
    return plan;
  }

  private PlannedOutcome foresee(Cell cell) {
    Problem problem;
    try {
      problem = budget(cell).call(() -> problems.of(cell));
    } catch (ExecutionException e) {
      return broken(e.getCause());
    } catch (TimeoutException e) {
      return new PlannedOutcome.Broken(Status.TIMEOUT, "making the problem: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return PlannedOutcome.Broken.failing("interrupted");
    }
    return foresee(cell, problem);
  }

  private CellBudget budget(Cell cell) {
    return new CellBudget(cell.name(), 1, comparison.limits().timeout());
  }

  private static PlannedOutcome broken(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return PlannedOutcome.Broken.failing(
          "the problem itself does not fit in the available memory");
    }
    return PlannedOutcome.Broken.failing("the task broke: " + Failures.describe(failure));
  }

  private PlannedOutcome foresee(Cell cell, Problem problem) {
    try {
      PlannedOutcome outcome = sizer.foresee(cell, problem, budget(cell));
      return outcome instanceof PlannedOutcome.Ready(Sizing.Sized size) && size.bytes() > memory
          ? tooLarge(cell, size)
          : outcome;
    } catch (InvalidSettingException e) {
      diagnostics.add(
          cell.construction().source().at(e.parameter()), e.parameter() + ": " + e.getMessage());
      return PlannedOutcome.Broken.failing(e.getMessage());
    }
  }

  /** Fails this cell only: all others run. */
  private PlannedOutcome tooLarge(Cell cell, Sizing.Sized size) {
    return PlannedOutcome.Broken.failing(
        String.format(
            Locale.ROOT,
            "%s with %,d neurons for %s of %,d features would take about %s of memory; allowed: %s",
            cell.construction().plugin().id(),
            size.neurons(),
            cell.task().plugin().id(),
            cell.task().shape().features(),
            Numbers.memory(size.bytes()),
            Numbers.memory(memory)));
  }
}
