package org.superpose.runner.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.superpose.core.audit.NetworkAudit;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.MalformedNetworkException;
import org.superpose.core.network.Network;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.verify.Verdict;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Verifier;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConstructionCase;

/**
 * Runs cells: the construction builds, the host checks, counts, judges and compares with bounds.
 * Whatever a plugin does wrong becomes the reason of its own cell and touches no other.
 */
public final class CellRunner {

  private final Comparison comparison;
  private final Problems problems = new Problems();
  private final Isolation isolation;
  private final Sizer sizer;
  private final LowerBounds bounds;

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
    this.sizer = new Sizer(comparison);
    this.bounds = new LowerBounds(comparison.bounds(), comparison.criterion());
  }

  /**
   * Runs one cell.
   *
   * @param threads how many threads the cell may use; the row does not depend on it
   */
  public Outcome run(PlannedCell planned, int threads) {
    Cell cell = planned.cell();
    Share share = new Share(cell.name(), threads, comparison.limits().timeout());
    return switch (planned.prospect()) {
      case Prospect.Search(int start, _) ->
          new MinimalWidth(this, comparison, cell, share).search(start);
      case Prospect.Capacity(int start, _) ->
          new MaximalOutputs(this, comparison, cell, share).search(start);
      default -> new Outcome(run(cell, planned.prospect(), share), List.of());
    };
  }

  /** Runs a cell that needs no search, as foreseen. */
  Row run(Cell cell, Prospect prospect, Share share) {
    return switch (prospect) {
      case Prospect.Unsupported(String reason) -> end(cell, Status.UNSUPPORTED, reason);
      case Prospect.Broken(Status status, String reason) -> end(cell, status, reason);
      case Prospect.Ready(Sizing.Sized size) -> runGuarded(cell, size, share);
      case Prospect.Search _, Prospect.Capacity _ ->
          throw new IllegalArgumentException("the cell needs a search");
    };
  }

  /**
   * Foresees what comes of a cell of a given width.
   *
   * @throws InvalidSettingException if options contradict each other or the width
   */
  Prospect foresee(Cell cell, Share share) {
    try {
      Problem problem = share.call(() -> problems.of(cell));
      return sizer.foresee(cell, problem, share);
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
   * Returns the cell whose network a row shows, fit to {@link #build}: of a search, the network
   * that it found. Empty if there is none.
   */
  public Optional<PlannedCell> shownBy(PlannedCell planned, Row row) {
    if (planned.isReady()) {
      return Optional.of(planned);
    }
    OptionalDouble width = row.number(Column.SEARCH_WIDTH);
    OptionalDouble outputs = row.number(Column.SEARCH_OUTPUTS);
    Cell cell = planned.cell().trial((long) row.number(Column.TRIAL).orElse(0));
    Optional<Cell> shown =
        width.isPresent()
            ? Optional.of(cell.at((int) width.getAsDouble()))
            : outputs.isPresent()
                ? cell.task().withOutputs((int) outputs.getAsDouble()).map(cell::with)
                : Optional.empty();
    Share share = new Share(cell.name(), 1, comparison.limits().timeout());
    return shown
        .map(found -> new PlannedCell(found, foresee(found, share)))
        .filter(PlannedCell::isReady);
  }

  private Row runGuarded(Cell cell, Sizing.Sized size, Share share) {
    try {
      return isolation.run(
          share, () -> judge(cell, size, share.threads(), describe(cell, comparison)));
    } catch (ExecutionException e) {
      return end(cell, Status.FAILED, reason(e.getCause()));
    } catch (TimeoutException e) {
      return end(cell, Status.TIMEOUT, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return end(cell, Status.FAILED, "interrupted");
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
   * Builds the network of a cell as its row shows it: shapes, width, alphabets and public parts are
   * checked, nothing is judged.
   *
   * @throws MalformedNetworkException if the network does not keep what it declares
   * @throws TooLargeException if its reduction would take more memory than is allowed
   */
  public Network build(Cell cell, Sizing.Sized size) {
    return reduce(cell, size, problems.of(cell), construct(cell, size).network(), 1).network();
  }

  /**
   * A network as the construction built it.
   *
   * @param seconds how long that took, without the audit
   */
  private record Constructed(BuildRequest request, Network network, double seconds) {}

  private Constructed construct(Cell cell, Sizing.Sized size) {
    BuildRequest request = buildRequest(cell, size, problems.of(cell));
    Optional<NetworkAudit> audit =
        cell.audited()
            ? Optional.of(NetworkAudit.begin(constructionOf(cell), request))
            : Optional.empty();
    long started = System.nanoTime();
    Network network = constructionOf(cell).build(request);
    double seconds = seconds(started);
    requireFits(network, request.problem(), size);
    List<String> complaints = audit.map(some -> some.complaints(network)).orElse(List.of());
    if (!complaints.isEmpty()) {
      throw new MalformedNetworkException(String.join("; ", complaints));
    }
    return new Constructed(request, network, seconds);
  }

  /** Takes from a network what the comparison asks for. */
  private Reducer.Reduced reduce(
      Cell cell, Sizing.Sized size, Problem problem, Network network, int threads) {
    return new Reducer(cell.construction().reduction(), comparison.limits().availableMemory())
        .reduce(network, size.bytes(), candidate -> isMet(cell, problem, candidate, threads));
  }

  private boolean isMet(Cell cell, Problem problem, Network network, int threads) {
    return Verifier.verify(verificationRequest(cell, problem, network, threads)).decision()
        == Verification.Decision.MET;
  }

  private static Construction constructionOf(Cell cell) {
    return cell.construction().plugin().service();
  }

  /** Returns the problem of a cell. */
  public Problem problem(Cell cell) {
    return problems.of(cell);
  }

  private BuildRequest buildRequest(Cell cell, Sizing.Sized size, Problem problem) {
    return new BuildRequest(
        problem,
        size.neurons(),
        cell.construction().options(),
        comparison.criterion(),
        cell.derive("network"));
  }

  private static void requireFits(Network network, Problem problem, Sizing.Sized size) {
    if (network == null) {
      throw new MalformedNetworkException("the construction returned none");
    }
    if (network.features() != problem.features() || network.outputs() != problem.outputs()) {
      throw new MalformedNetworkException(
          "maps %s features to %s outputs, but the problem has %s and %s"
              .formatted(
                  network.features(), network.outputs(), problem.features(), problem.outputs()));
    }
    if (network.neurons() > size.neurons()) {
      throw new MalformedNetworkException(
          "has %s neurons, but %s were agreed".formatted(network.neurons(), size.neurons()));
    }
    network.requireAlphabets();
  }

  private Row judge(Cell cell, Sizing.Sized size, int threads, Row.Builder row) {
    Constructed constructed = construct(cell, size);
    Problem problem = constructed.request().problem();
    Reducer.Reduced reduced = reduce(cell, size, problem, constructed.network(), threads);
    Network network = reduced.network();
    if (!cell.construction().reduction().isNone()) {
      row.set(Column.PRUNED, reduced.pruned());
    }
    Accounting accounting = Accounting.of(network);
    row.set(Column.ROLE, problem.isRepresentation() ? "represent" : "compute")
        .set(Column.NEURONS, accounting.neurons())
        .set(Column.LAYERS, accounting.layers())
        .set(Column.PARAMETERS, accounting.parameters())
        .set(Column.NONZEROS, accounting.nonzeros())
        .set(Column.PARAMETER_BITS, accounting.parameterBits())
        .set(
            Column.NEURONS_PER_OUTPUT,
            (double) accounting.neurons() / cell.task().shape().outputs())
        .set(Column.PREDICTED_FAILURE, size.predictedFailure());
    long started = System.nanoTime();
    Verification verification =
        Verifier.verify(verificationRequest(cell, problem, network, threads));
    row.set(Column.BUILD_SECONDS, constructed.seconds())
        .set(Column.VERIFY_SECONDS, seconds(started));
    record(verification, row);
    LowerBounds.Held held =
        bounds.hold(
            new LowerBounds.Candidate(
                constructionOf(cell),
                constructed.request(),
                network,
                accounting,
                other -> isRight(cell, size, other, threads),
                cell.audited()),
            verification.verdict() instanceof Verdict.Verified,
            row);
    String reason =
        Stream.concat(Stream.of(reason(verification)), held.notes().stream())
            .filter(note -> !note.isEmpty())
            .collect(Collectors.joining("; "));
    return held.contradiction().isPresent()
        ? end(row, Status.FAILED, held.contradiction().get())
        : end(row, Status.OK, reason);
  }

  /**
   * Returns whether the network of a cell for another problem of its family meets the criterion.
   */
  private boolean isRight(Cell cell, Sizing.Sized size, Problem other, int threads) {
    try {
      Network network = constructionOf(cell).build(buildRequest(cell, size, other));
      requireFits(network, other, size);
      return isMet(cell, other, reduce(cell, size, other, network, threads).network(), threads);
    } catch (RuntimeException e) { // no network for this problem, so none that is right
      return false;
    }
  }

  /**
   * Returns how the network of a cell is judged.
   *
   * @param threads how many threads may work at once; the verdict does not depend on it
   */
  public VerificationRequest verificationRequest(Cell cell, Network network, int threads) {
    return verificationRequest(cell, problems.of(cell), network, threads);
  }

  private VerificationRequest verificationRequest(
      Cell cell, Problem problem, Network network, int threads) {
    return new VerificationRequest(
        network,
        problem,
        comparison.criterion(),
        comparison.limits().forThreads(threads),
        cell.derive("verification"));
  }

  private static void record(Verification verification, Row.Builder row) {
    row.set(Column.VERDICT, verification.verdict().label())
        .set(Column.METHOD, verification.method().toString())
        .set(Column.FAILURE_RATE, verification.failureRate())
        .set(Column.FAILURE_LOW, verification.failureLow())
        .set(Column.FAILURE_HIGH, verification.failureHigh())
        .set(Column.INPUTS_CHECKED, verification.inputsChecked())
        .set(Column.WRONG_INPUTS, verification.wrongInputs())
        .set(Column.WRONG_OUTPUTS, verification.wrongOutputs())
        .set(Column.MARGIN, verification.margin())
        .set(Column.VERIFY_MEMORY, verification.memory())
        .set(
            Column.CRITERION_MET,
            switch (verification.decision()) {
              case MET -> "yes";
              case NOT_MET -> "no";
              case UNDECIDED -> "undecided";
            });
    verification
        .witness()
        .ifPresent(
            witness ->
                row.set(
                    Column.WITNESS,
                    witness.activeInputs().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(" "))
                        + " -> "
                        + witness.output()));
  }

  private static String reason(Verification verification) {
    return switch (verification.verdict()) {
      case Verdict.Verified _ -> "";
      case Verdict.Falsified(var witness) -> witness.toString();
      case Verdict.Unknown(String reason) -> reason;
    };
  }

  private static Row.Builder describe(Cell cell, Comparison comparison) {
    ProblemShape shape = cell.task().shape();
    return Row.builder()
        .set(Column.CELL, cell.name())
        .set(Column.TASK, shape.task())
        .set(Column.GRAPH, cell.task().graphLabel())
        .set(Column.M, shape.features())
        .set(Column.M_OUT, shape.outputs())
        .set(Column.SPARSITY, shape.sparsity())
        .set(Column.CONSTRUCTION, cell.construction().plugin().id())
        .set(Column.NEURONS_ASKED, cell.construction().neurons().toString())
        .set(Column.OPTIONS, show(cell.construction()))
        .set(Column.SEED, cell.seed())
        .set(Column.TRIAL, cell.trial())
        .set(Column.CRITERION, comparison.criterion().toString());
  }

  private static String show(ConstructionCase construction) {
    String options =
        construction.options().asMap().entrySet().stream()
            .map(Map.Entry::toString)
            .collect(Collectors.joining(" "));
    return (options + " " + construction.reduction()).strip();
  }

  /** Returns the row of a cell without a network. */
  static Row end(Cell cell, Comparison comparison, Status status, String reason) {
    return end(describe(cell, comparison), status, reason);
  }

  /** Returns what there is of a cell that could not be run. */
  public static Outcome failed(Cell cell, Comparison comparison, String reason) {
    return new Outcome(end(cell, comparison, Status.FAILED, reason), List.of());
  }

  private Row end(Cell cell, Status status, String reason) {
    return end(cell, comparison, status, reason);
  }

  private static Row end(Row.Builder row, Status status, String reason) {
    return row.set(Column.STATUS, status.label()).set(Column.REASON, reason).build();
  }

  private static double seconds(long started) {
    return (System.nanoTime() - started) / 1e9;
  }
}
