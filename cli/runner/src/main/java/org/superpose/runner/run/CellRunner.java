package org.superpose.runner.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.superpose.core.circuit.StageDesign;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.MalformedNetworkException;
import org.superpose.core.network.Network;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.SearchSummary;
import org.superpose.runner.result.Status;

/**
 * Runs cells: what a plan foresees comes to a network that is judged, to a search for one, or to
 * none. Whatever a plugin does wrong becomes the reason of its own cell and touches no other.
 */
public final class CellRunner {

  private final Comparison comparison;
  private final Problems problems = new Problems();
  private final Isolation isolation;
  private final Sizer sizer;
  private final Judge judge;

  /** Runs cells of a comparison. */
  public CellRunner(Comparison comparison) {
    this(comparison, new Isolation());
  }

  /**
   * Runs cells of a comparison beside those of others.
   *
   * @param isolation what all of them share
   */
  public CellRunner(Comparison comparison, Isolation isolation) {
    this.comparison = comparison;
    this.isolation = isolation;
    this.sizer = new Sizer(comparison, problems);
    this.judge = new Judge(comparison);
  }

  /**
   * Runs one cell.
   *
   * @param threads how many threads the cell may use; the row does not depend on it
   */
  public Outcome run(PlannedCell planned, int threads) {
    Cell cell = planned.cell();
    CellBudget budget = new CellBudget(cell.name(), threads, comparison.limits().timeout());
    return switch (planned.outcome()) {
      case PlannedOutcome.Search(int start, _) ->
          new MinimalWidth(trials(cell, budget), comparison.search(), cell).search(start);
      case PlannedOutcome.Capacity(int start, _) ->
          new MaximalOutputs(trials(cell, budget), comparison.search(), cell).search(start);
      default -> new Outcome(run(cell, planned.outcome(), budget), List.of());
    };
  }

  private Trials trials(Cell whole, CellBudget budget) {
    return new Trials(
        attempts(budget), whole.identity(comparison.criterion()), comparison.search());
  }

  /** Returns what runs the networks of a search; those of one size are sized once. */
  private Function<Cell, CellResult> attempts(CellBudget budget) {
    Map<Cell, PlannedOutcome> sizes = new HashMap<>();
    return cell ->
        run(
            cell,
            sizes.computeIfAbsent(
                cell.trial(0).unaudited(), first -> foreseeAttempt(first, budget)),
            budget);
  }

  /** A size that the options contradict, or that memory cannot hold, is not enough. */
  private PlannedOutcome foreseeAttempt(Cell cell, CellBudget budget) {
    try {
      PlannedOutcome outcome = sizer.foresee(cell, budget);
      return outcome instanceof PlannedOutcome.Ready(Sizing.Sized size)
              && size.bytes() > comparison.limits().availableMemory()
          ? new PlannedOutcome.Unsupported("does not fit in memory")
          : outcome;
    } catch (InvalidSettingException e) {
      return new PlannedOutcome.Unsupported(e.parameter() + ": " + e.getMessage());
    }
  }

  /** Runs a cell that needs no search, as foreseen. */
  private CellResult run(Cell cell, PlannedOutcome outcome, CellBudget budget) {
    return switch (outcome) {
      case PlannedOutcome.Unsupported(String reason) -> ended(cell, Status.UNSUPPORTED, reason);
      case PlannedOutcome.Broken(Status status, String reason) -> ended(cell, status, reason);
      case PlannedOutcome.Ready(Sizing.Sized size) ->
          guarded(cell, budget, () -> judge.judge(cell, size, problems.of(cell), budget.threads()));
      case PlannedOutcome.Search _, PlannedOutcome.Capacity _ ->
          throw new IllegalArgumentException("the cell needs a search");
    };
  }

  private CellResult guarded(Cell cell, CellBudget budget, Callable<CellResult> work) {
    try {
      return isolation.run(budget, work);
    } catch (ExecutionException e) {
      return ended(cell, Status.FAILED, reason(e.getCause()));
    } catch (TimeoutException e) {
      return ended(cell, Status.TIMEOUT, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ended(cell, Status.FAILED, "interrupted");
    }
  }

  private static String reason(Throwable failure) {
    return switch (failure) {
      case MalformedNetworkException malformed -> "malformed network: " + malformed.getMessage();
      case TooLargeException tooLarge -> tooLarge.getMessage();
      default -> Failures.describe(failure);
    };
  }

  /**
   * Returns the cell whose network a result shows, fit to {@link #build}: of a search, the network
   * that it found. Empty if there is none.
   */
  public Optional<PlannedCell> shownBy(PlannedCell planned, CellResult result) {
    if (planned.isReady()) {
      return Optional.of(planned);
    }
    CellBudget budget = new CellBudget(planned.cell().name(), 1, comparison.limits().timeout());
    return result
        .search()
        .flatMap(search -> found(planned.cell().trial(result.cell().trial()), search.found()))
        .map(found -> new PlannedCell(found, sizer.foresee(found, budget)))
        .filter(PlannedCell::isReady);
  }

  /** Returns the cell with a network of another width, as far as its construction allows it. */
  public PlannedCell widened(Cell cell, int neurons) {
    CellBudget budget = new CellBudget(cell.name(), 1, comparison.limits().timeout());
    Cell wider = cell.at(neurons);
    return new PlannedCell(wider, foreseeAttempt(wider, budget));
  }

  private static Optional<Cell> found(Cell cell, SearchSummary.Found found) {
    return switch (found) {
      case SearchSummary.Found.Width(int width, _) -> Optional.of(cell.at(width));
      case SearchSummary.Found.Outputs(int outputs, _) ->
          cell.task().withOutputs(outputs).map(cell::with);
    };
  }

  /**
   * Builds the network of a cell as its row shows it: shapes, width, alphabets and public parts are
   * checked, nothing is judged.
   *
   * @throws MalformedNetworkException if the network does not keep what it declares
   * @throws TooLargeException if its reduction would take more memory than is allowed
   */
  public Network build(Cell cell, Sizing.Sized size) {
    return judge.network(cell, size, problems.of(cell));
  }

  /**
   * Builds the network of a cell once more whose row was made by {@link #run}: that public parts do
   * not depend on the instance was checked then, which takes many times as long as building.
   *
   * @throws MalformedNetworkException if the network does not keep what it declares
   * @throws TooLargeException if its reduction would take more memory than is allowed
   */
  public Network buildAgain(Cell cell, Sizing.Sized size) {
    return build(cell.unaudited(), size);
  }

  /** Returns what the neurons of the network of a cell stand for, if it computes a circuit. */
  public List<StageDesign> stages(Cell cell, Sizing.Sized size) {
    return judge.stages(cell, size, problems.of(cell));
  }

  /** Returns the problem of a cell. */
  public Problem problem(Cell cell) {
    return problems.of(cell);
  }

  /**
   * Returns how the network of a cell is judged.
   *
   * @param threads how many threads may work at once; the verdict does not depend on it
   */
  public VerificationRequest verificationRequest(Cell cell, Network network, int threads) {
    return judge.request(cell, problems.of(cell), network, threads);
  }

  /** Returns what there is of a cell that could not be run. */
  public static Outcome failed(Cell cell, Comparison comparison, String reason) {
    return new Outcome(
        CellResult.ended(cell.identity(comparison.criterion()), Status.FAILED, reason), List.of());
  }

  private CellResult ended(Cell cell, Status status, String reason) {
    return CellResult.ended(cell.identity(comparison.criterion()), status, reason);
  }
}
