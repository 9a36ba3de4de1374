package org.superpose.runner.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.superpose.core.circuit.StageDesign;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.inspect.Inspection;
import org.superpose.core.inspect.Inspector;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;
import org.superpose.core.network.Storage;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.StageMargins;
import org.superpose.core.verify.Verdict;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Verifier;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.result.BuiltNetwork;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Judgement;
import org.superpose.runner.result.Status;

/** Builds the networks of cells, counts, verifies and holds them against bounds. */
final class Judge {

  private final Comparison comparison;
  private final NetworkBuilder builder;
  private final LowerBounds bounds;

  Judge(Comparison comparison) {
    this.comparison = comparison;
    this.builder = new NetworkBuilder(comparison);
    this.bounds =
        new LowerBounds(
            BoundPanel.within(comparison.limits().timeout(), comparison.bounds()),
            comparison.criterion());
  }

  /** Returns the network of a cell as its row shows it: checked and reduced, not judged. */
  Network network(Cell cell, Sizing.Sized size, Problem problem) {
    return reduce(cell, size, problem, builder.build(cell, size, problem).network(), 1).network();
  }

  /** Returns what the neurons of that network stand for, if it computes a circuit. */
  List<StageDesign> stages(Cell cell, Sizing.Sized size, Problem problem) {
    return stages(cell, builder.request(cell, size, problem));
  }

  private static List<StageDesign> stages(Cell cell, BuildRequest request) {
    return NetworkBuilder.constructionOf(cell).stages(request);
  }

  /** Returns the result of a cell: it does not depend on the number of threads. */
  CellResult judge(Cell cell, Sizing.Sized size, Problem problem, int threads) {
    NetworkBuilder.Built built = builder.build(cell, size, problem);
    Reducer.Reduced reduced = reduce(cell, size, problem, built.network(), threads);
    Accounting accounting = Accounting.of(reduced.network());
    long started = System.nanoTime();
    VerificationRequest request = request(cell, problem, reduced.network(), threads);
    Verification verification = Verifier.verify(request);
    double seconds = NetworkBuilder.secondsSince(started);
    Judgement judgement =
        Judgement.of(
            verification,
            StageMargins.of(request, stages(cell, built.request())),
            seconds,
            inspection(cell, request, verification));
    LowerBounds.Held held =
        bounds.hold(
            new LowerBounds.Candidate(
                NetworkBuilder.constructionOf(cell),
                built.request(),
                reduced.network(),
                accounting,
                other -> isRight(cell, size, other, threads),
                cell.audited()),
            verification.verdict() instanceof Verdict.Verified);
    return new CellResult(
        cell.identity(comparison.criterion()),
        held.contradiction().isPresent() ? Status.FAILED : Status.OK,
        held.contradiction().orElseGet(() -> reason(verification, built, held)),
        Optional.of(
            BuiltNetwork.of(
                problem,
                accounting,
                Storage.of(reduced.network()),
                pruned(cell, reduced),
                size.predictedFailure(),
                built.seconds())),
        Optional.of(judgement),
        held.strongest(),
        Optional.empty());
  }

  /** A search inspects the network that it shows, not those that it tries. */
  private Optional<Inspection> inspection(
      Cell cell, VerificationRequest request, Verification verification) {
    long effort = comparison.limits().inspection();
    return effort > 0 && cell.audited()
        ? Inspector.inspect(request, verification, effort)
        : Optional.empty();
  }

  private static OptionalLong pruned(Cell cell, Reducer.Reduced reduced) {
    return cell.construction().reduction().isNone()
        ? OptionalLong.empty()
        : OptionalLong.of(reduced.pruned());
  }

  private static String reason(
      Verification verification, NetworkBuilder.Built built, LowerBounds.Held held) {
    String reason =
        switch (verification.verdict()) {
          case Verdict.Verified _ -> "";
          case Verdict.Falsified(var witness) -> witness.toString();
          case Verdict.Unknown(String why) -> why;
        };
    return Stream.of(List.of(reason), built.remarks(), held.notes())
        .flatMap(List::stream)
        .filter(note -> !note.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private Reducer.Reduced reduce(
      Cell cell, Sizing.Sized size, Problem problem, Network network, int threads) {
    return builder.reduce(
        cell, size, network, candidate -> isMet(cell, problem, candidate, threads));
  }

  private boolean isMet(Cell cell, Problem problem, Network network, int threads) {
    return Verifier.verify(request(cell, problem, network, threads)).decision()
        == Verification.Decision.MET;
  }

  /** Returns whether the network of a cell for another problem of its family is right. */
  private boolean isRight(Cell cell, Sizing.Sized size, Problem other, int threads) {
    try {
      Network network = builder.build(cell.unaudited(), size, other).network();
      return isMet(cell, other, reduce(cell, size, other, network, threads).network(), threads);
    } catch (RuntimeException e) { // no network for this problem, so none that is right
      return false;
    }
  }

  /** Returns how a network is judged; the verdict does not depend on the number of threads. */
  VerificationRequest request(Cell cell, Problem problem, Network network, int threads) {
    return new VerificationRequest(
        network,
        problem,
        comparison.criterion(),
        comparison.limits().forThreads(threads),
        cell.derive("verification"));
  }
}
