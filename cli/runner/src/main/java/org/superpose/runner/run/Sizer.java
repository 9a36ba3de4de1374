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
  Prospect foresee(Cell cell, Share share) {
    try {
      Problem problem = share.call(() -> problems.of(cell));
      return foresee(cell, problem, share);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InvalidSettingException invalid) {
        throw invalid;
      }
      return Prospect.Broken.failing("the task broke: " + Failures.describe(e.getCause()));
    } catch (TimeoutException e) {
      return new Prospect.Broken(Status.TIMEOUT, "making the problem: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Prospect.Broken.failing("interrupted");
    }
  }

  /**
   * Foresees what comes of a cell for its problem.
   *
   * @throws InvalidSettingException if options contradict each other
   */
  Prospect foresee(Cell cell, Problem problem, Share share) {
    if (cell.task().isMaximal() && cell.construction().neurons() instanceof Neurons.Fixed(int n)) {
      Prospect least = size(cell, problem, OptionalInt.of(n), share);
      return least instanceof Prospect.Ready(Sizing.Sized size)
          ? new Prospect.Capacity(n, size.bytes())
          : least;
    }
    return switch (cell.construction().neurons()) {
      case Neurons.Fixed(int count) -> size(cell, problem, OptionalInt.of(count), share);
      case Neurons.Auto() -> size(cell, problem, OptionalInt.empty(), share);
      case Neurons.Minimal() -> search(cell, problem, share);
    };
  }

  /** A construction without a width of its own may still accept one: as many as outputs. */
  private Prospect search(Cell cell, Problem problem, Share share) {
    Prospect own = size(cell, problem, OptionalInt.empty(), share);
    if (own instanceof Prospect.Ready(Sizing.Sized size)) {
      return new Prospect.Search(size.neurons(), size.bytes());
    }
    int outputs = cell.task().shape().outputs();
    return size(cell, problem, OptionalInt.of(outputs), share) instanceof Prospect.Ready(var size)
        ? new Prospect.Search(outputs, size.bytes())
        : own;
  }

  private Prospect size(Cell cell, Problem problem, OptionalInt neurons, Share share) {
    ConstructionCase construction = cell.construction();
    Construction asked = construction.plugin().service();
    SizeRequest request =
        new SizeRequest(problem, neurons, construction.options(), comparison.criterion());
    try {
      return prospect(request, share.call(() -> asked.size(request)));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InvalidSettingException invalid) {
        throw invalid;
      }
      return Prospect.Broken.failing("sizing broke: " + Failures.describe(e.getCause()));
    } catch (TimeoutException e) {
      return new Prospect.Broken(Status.TIMEOUT, "sizing: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Prospect.Broken.failing("interrupted");
    }
  }

  private static Prospect prospect(SizeRequest request, Sizing sizing) {
    return switch (sizing) {
      case null -> Prospect.Broken.failing("sizing broke: the construction returned null");
      case Sizing.Unsupported(String reason) -> new Prospect.Unsupported(reason);
      case Sizing.Sized size -> {
        int allowed = request.neurons().orElse(Integer.MAX_VALUE);
        yield size.neurons() > allowed
            ? Prospect.Broken.failing(
                "sizing broke: %s neurons, but %s were asked".formatted(size.neurons(), allowed))
            : new Prospect.Ready(size);
      }
    };
  }
}
