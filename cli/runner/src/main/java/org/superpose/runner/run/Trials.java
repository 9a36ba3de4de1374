package org.superpose.runner.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.superpose.core.construction.Sizing;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.statistics.SequentialTest;
import org.superpose.core.statistics.SequentialTest.Decision;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.Search;

/**
 * Tries networks of one size after another: at each, networks with different randomness are built
 * and judged until Wald's sequential test tells whether most of them meet the criterion, or as many
 * as allowed were: an undecided size does not count as enough, which errs on the same side as the
 * rest. A network of which it cannot be told does not count as meeting the criterion.
 */
final class Trials {

  private final CellRunner runner;
  private final Comparison comparison;
  private final Search search;
  private final Cell whole;
  private final Share share;
  private final List<Row> probes = new ArrayList<>();
  private int networks;
  private int undecided;
  private Optional<Row> failure = Optional.empty();

  /**
   * A size at which most networks meet the criterion.
   *
   * @param size what the size is called
   * @param shown the cell of the first network that does
   * @param row its row
   * @param right how many of those tried do
   */
  record Enough(String size, Cell shown, Prospect prospect, Row row, int right, int tried) {

    private Enough with(Row other) {
      return new Enough(size, shown, prospect, other, right, tried);
    }
  }

  /**
   * @param whole the cell whose sizes are tried
   * @param share what all its networks may use together
   */
  Trials(CellRunner runner, Comparison comparison, Cell whole, Share share) {
    this.runner = runner;
    this.comparison = comparison;
    this.search = comparison.search();
    this.whole = whole;
    this.share = share;
  }

  /** Returns all networks tried so far, in their order. */
  List<Row> probes() {
    return probes;
  }

  /** Returns the row of the whole cell if a network broke: then nothing more is to be tried. */
  Optional<Row> failure() {
    return failure;
  }

  /**
   * Tries networks of a size until it is decided, at {@link Search#confidenceHeld}.
   *
   * @param cell of that size
   * @param size what to call it, such as "width 15"
   */
  Optional<Enough> at(Cell cell, String size) {
    Prospect prospect = foresee(cell);
    if (!(prospect instanceof Prospect.Ready)) {
      record(runner.run(cell, prospect, share), size);
      return Optional.empty();
    }
    SequentialTest test = search.test();
    Optional<Enough> first = Optional.empty();
    int right = 0;
    int tried = 0;
    while (tried < search.networks() && test.decide(right, tried - right) == Decision.OPEN) {
      Cell next = cell.trial(tried);
      Row row = runner.run(next.unaudited(), prospect, share);
      record(row, size);
      if (failure.isPresent()) {
        return Optional.empty();
      }
      tried++;
      networks++;
      if (row.text(Column.CRITERION_MET).equals("yes")) {
        right++;
        first = first.or(() -> Optional.of(new Enough(size, next, prospect, row, 0, 0)));
      } else if (row.text(Column.CRITERION_MET).equals("undecided")) {
        undecided++;
      }
    }
    if (test.decide(right, tried - right) != Decision.HIGH) {
      return Optional.empty();
    }
    Enough shown = first.orElseThrow();
    return Optional.of(new Enough(size, shown.shown(), prospect, shown.row(), right, tried));
  }

  /**
   * Runs the network that will be shown again, with an audit: an audit of every network tried would
   * cost many times the search. What it complains of is the failure of the whole cell.
   */
  Enough audited(Enough found) {
    Row row = runner.run(found.shown(), found.prospect(), share);
    if (row.isFailed()) {
      fail(row, found.size());
    }
    return found.with(row);
  }

  /** A size that the options contradict, or that memory cannot hold, is not enough. */
  private Prospect foresee(Cell cell) {
    try {
      Prospect prospect = runner.foresee(cell, share);
      return prospect instanceof Prospect.Ready(Sizing.Sized size)
              && size.bytes() > comparison.limits().availableMemory()
          ? new Prospect.Unsupported("does not fit in memory")
          : prospect;
    } catch (InvalidSettingException e) {
      return new Prospect.Unsupported(e.parameter() + ": " + e.getMessage());
    }
  }

  private void record(Row row, String size) {
    probes.add(row);
    if (row.isFailed()) {
      fail(row, size);
    }
  }

  private void fail(Row row, String size) {
    String reason = "at " + size + ": " + row.text(Column.REASON);
    Status status =
        row.text(Column.STATUS).equals(Status.TIMEOUT.label()) ? Status.TIMEOUT : Status.FAILED;
    failure = Optional.of(CellRunner.end(whole, comparison, status, reason));
  }

  /** Returns the row of the network found, with what there is to say about the search. */
  Row.Builder describe(Enough found) {
    return found.row().toBuilder()
        .set(Column.NEURONS_ASKED, whole.construction().neurons().toString())
        .set(Column.SEARCH_RIGHT, found.right())
        .set(Column.SEARCH_TRIED, found.tried())
        .set(Column.SEARCH_NETWORKS, networks)
        .set(Column.SEARCH_CONFIDENCE, search.confidenceHeld());
  }

  /**
   * Returns the row where no size is enough.
   *
   * @param sizes which ones were tried, such as "width up to 64"
   */
  Row none(String sizes) {
    String doubts =
        undecided == 0 ? "" : "; of %s networks it could not be decided".formatted(undecided);
    return CellRunner.end(
        whole,
        comparison,
        Status.UNSUPPORTED,
        "no %s meets the criterion%s".formatted(sizes, doubts));
  }
}
