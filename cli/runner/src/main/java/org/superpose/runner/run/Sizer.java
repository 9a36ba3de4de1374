package org.superpose.runner.run;

import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.task.Problem;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConstructionCase;
import org.superpose.runner.config.Neurons;
import org.superpose.runner.result.Status;

/** Asks constructions for the size of networks; whatever goes wrong there is an answer. */
final class Sizer {

  private final Comparison comparison;
  private final Problems problems;

  Sizer(Comparison comparison, Problems problems) {
    this.comparison = comparison;
    this.problems = problems;
  }

  /**
   * Foresees what comes of a cell, whose problem is made first.
   *
   * @throws InvalidSettingException if options contradict each other or the width
   */
  PlannedOutcome foresee(Cell cell, CellBudget budget) {
    try {
      Problem problem = budget.call(() -> problems.of(cell));
      return foresee(cell, problem, budget);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InvalidSettingException invalid) {
        throw invalid;
      }
      return PlannedOutcome.Broken.failing("the task broke: " + Failures.describe(e.getCause()));
    } catch (TimeoutException e) {
      return new PlannedOutcome.Broken(Status.TIMEOUT, "making the problem: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return PlannedOutcome.Broken.failing("interrupted");
    }
  }

  /**
   * Foresees what comes of a cell for its problem.
   *
   * @throws InvalidSettingException if options contradict each other
   */
  PlannedOutcome foresee(Cell cell, Problem problem, CellBudget budget) {
    if (cell.task().isMaximal() && cell.construction().neurons() instanceof Neurons.Fixed(int n)) {
      PlannedOutcome least = size(cell, problem, OptionalInt.of(n), budget);
      return least instanceof PlannedOutcome.Ready(Sizing.Sized size)
          ? new PlannedOutcome.Capacity(n, size.bytes())
          : least;
    }
    return switch (cell.construction().neurons()) {
      case Neurons.Fixed(int count) -> size(cell, problem, OptionalInt.of(count), budget);
      case Neurons.Auto() -> size(cell, problem, OptionalInt.empty(), budget);
      case Neurons.Minimal() -> search(cell, problem, budget);
    };
  }

  /** A construction without a width of its own may still accept one: as many as outputs. */
  private PlannedOutcome search(Cell cell, Problem problem, CellBudget budget) {
    PlannedOutcome own = size(cell, problem, OptionalInt.empty(), budget);
    if (own instanceof PlannedOutcome.Ready(Sizing.Sized size)) {
      return new PlannedOutcome.Search(size.neurons(), size.bytes());
    }
    int outputs = cell.task().shape().outputs();
    return size(cell, problem, OptionalInt.of(outputs), budget)
            instanceof PlannedOutcome.Ready(var size)
        ? new PlannedOutcome.Search(outputs, size.bytes())
        : own;
  }

  private PlannedOutcome size(Cell cell, Problem problem, OptionalInt neurons, CellBudget budget) {
    ConstructionCase construction = cell.construction();
    Construction service = construction.plugin().service();
    SizeRequest request =
        new SizeRequest(problem, neurons, construction.options(), comparison.criterion());
    try {
      return outcome(request, budget.call(() -> service.size(request)));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InvalidSettingException invalid) {
        throw invalid;
      }
      return PlannedOutcome.Broken.failing("sizing broke: " + Failures.describe(e.getCause()));
    } catch (TimeoutException e) {
      return new PlannedOutcome.Broken(Status.TIMEOUT, "sizing: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return PlannedOutcome.Broken.failing("interrupted");
    }
  }

  private static PlannedOutcome outcome(SizeRequest request, Sizing sizing) {
    return switch (sizing) {
      case null -> PlannedOutcome.Broken.failing("sizing broke: the construction returned null");
      case Sizing.Unsupported(String reason) -> new PlannedOutcome.Unsupported(reason);
      case Sizing.Sized size -> {
        int allowed = request.neurons().orElse(Integer.MAX_VALUE);
        yield size.neurons() > allowed
            ? PlannedOutcome.Broken.failing(
                "sizing broke: %s neurons, but %s were requested"
                    .formatted(size.neurons(), allowed))
            : new PlannedOutcome.Ready(size);
      }
    };
  }
}
