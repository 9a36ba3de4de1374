package org.superpose.runner.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.superpose.core.statistics.SequentialTest;
import org.superpose.core.statistics.SequentialTest.Decision;
import org.superpose.core.verify.Verification;
import org.superpose.runner.config.Search;
import org.superpose.runner.result.CellIdentity;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.SearchSummary;
import org.superpose.runner.result.Status;

/**
 * Tries networks of one size after another: at each, networks with different randomness are built
 * and judged until Wald's sequential test tells whether most of them meet the criterion, or as many
 * as allowed were: an undecided size does not count as enough, which errs on the same side as the
 * rest. A network of which it cannot be told does not count as meeting the criterion.
 */
final class Trials {

  private final Function<Cell, CellResult> attempt;
  private final CellIdentity whole;
  private final Search search;
  private final List<CellResult> probes = new ArrayList<>();
  private int undecided;
  private Optional<CellResult> failure = Optional.empty();

  /**
   * A size at which most networks meet the criterion.
   *
   * @param size what the size is called
   * @param shown the cell of the first network that does
   * @param row its result
   * @param right how many of those tried do
   */
  record Enough(String size, Cell shown, CellResult row, int right, int tried) {}

  /**
   * @param attempt builds and judges the network of a cell of some size, as often as requested
   * @param whole the cell whose sizes are tried
   */
  Trials(Function<Cell, CellResult> attempt, CellIdentity whole, Search search) {
    this.attempt = attempt;
    this.whole = whole;
    this.search = search;
  }

  /** Returns whether a network broke: then nothing more is to be tried. */
  boolean hasFailed() {
    return failure.isPresent();
  }

  /**
   * Tries networks of a size until it is decided, at {@link Search#confidenceHeld}.
   *
   * @param cell of that size
   * @param size what to call it, such as "width 15"
   */
  Optional<Enough> at(Cell cell, String size) {
    SequentialTest test = search.test();
    Optional<Enough> first = Optional.empty();
    int right = 0;
    int tried = 0;
    while (tried < search.networks() && test.decide(right, tried - right) == Decision.OPEN) {
      Cell next = cell.trial(tried);
      CellResult row = attempt.apply(next.unaudited());
      probes.add(row);
      if (!row.isOk()) {
        failIfBroken(row, size);
        return Optional.empty();
      }
      tried++;
      if (row.isRight()) {
        right++;
        first = first.or(() -> Optional.of(new Enough(size, next, row, 0, 0)));
      }
      undecided += row.is(Verification.Decision.UNDECIDED) ? 1 : 0;
    }
    if (test.decide(right, tried - right) != Decision.HIGH) {
      return Optional.empty();
    }
    Enough shown = first.orElseThrow();
    return Optional.of(new Enough(size, shown.shown(), shown.row(), right, tried));
  }

  private void failIfBroken(CellResult row, String size) {
    if (row.isFailed()) {
      String reason = "at " + size + ": " + row.reason();
      failure = Optional.of(CellResult.ended(whole, row.status(), reason));
    }
  }

  /**
   * Returns what a search gives that found a size. Its network is run again, with an audit: an
   * audit of every network tried would cost many times the search. What it complains of is the
   * failure of the whole cell.
   */
  Outcome found(Enough enough, SearchSummary.Found found) {
    if (hasFailed()) {
      return ended(enough.row());
    }
    long networks = probes.stream().filter(CellResult::isOk).count();
    CellResult row = attempt.apply(enough.shown());
    failIfBroken(row, enough.size());
    return ended(
        row.searched(
            whole.requestedNeurons(),
            new SearchSummary(
                found, enough.right(), enough.tried(), networks, search.confidenceHeld())));
  }

  /**
   * Returns what a search gives where no size is enough.
   *
   * @param sizes which ones were tried, such as "width up to 64"
   */
  Outcome none(String sizes) {
    String doubts = undecided == 0 ? "" : "; %s networks remained undecided".formatted(undecided);
    return ended(
        CellResult.ended(
            whole, Status.UNSUPPORTED, "no %s meets the criterion%s".formatted(sizes, doubts)));
  }

  private Outcome ended(CellResult result) {
    return new Outcome(failure.orElse(result), probes);
  }
}
