package org.superpose.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.superpose.cli.config.Comparison;
import org.superpose.cli.config.Search;
import org.superpose.core.construction.Sizing;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.statistics.SequentialTest;
import org.superpose.core.statistics.SequentialTest.Decision;

/**
 * Searches for the smallest width at which a construction meets the criterion, by doubling and
 * halving from a first guess and then bisection.
 *
 * <p>At one width, networks with different randomness are built for the cell's problem and judged
 * one after another, until Wald's sequential test tells whether most of them meet the criterion. A
 * network of which it cannot be told does not count as meeting it. All this is a function of the
 * cell alone: nothing runs side by side but the judging of one network.
 */
final class MinimalWidth {

  /** Wider than this many times the outputs and the first guess, no one calls it superposition. */
  private static final int WIDEST = 16;

  private final CellRunner runner;
  private final Comparison comparison;
  private final Search search;
  private final Cell cell;
  private final int threads;
  private final List<Row> probes = new ArrayList<>();
  private int networks;
  private int undecided;
  private Optional<Row> failure = Optional.empty();

  /** The width found so far: a row of a network that meets the criterion, and how many did. */
  private record Found(int width, Row row, int right, int tried) {}

  MinimalWidth(CellRunner runner, Comparison comparison, Cell cell, int threads) {
    this.runner = runner;
    this.comparison = comparison;
    this.search = comparison.search();
    this.cell = cell;
    this.threads = threads;
  }

  /** Returns the row of a network of the smallest width, and all that was tried. */
  Outcome search(int start) {
    int widest =
        (int)
            Math.min(
                Integer.MAX_VALUE, (long) WIDEST * Math.max(start, cell.task().shape().outputs()));
    int below = 0; // not enough
    Optional<Found> found = Optional.empty();
    int width = start;
    while (failure.isEmpty() && width > below) {
      Optional<Found> probed = probe(width);
      if (probed.isPresent()) {
        found = probed;
      } else {
        below = width;
      }
      width = found.isPresent() ? next(below, found.get().width()) : wider(below, widest);
    }
    Row row = failure.orElse(found.isPresent() ? row(found.get(), below) : none(below));
    return new Outcome(row, probes);
  }

  /** Returns the next width between two, or the lower one when they are near enough. */
  private int next(int below, int enough) {
    int apart = Math.max(1, (int) (search.resolution() * enough));
    if (enough - below <= apart) {
      return below;
    }
    return below == 0 ? Math.max(1, enough / 2) : below + (enough - below) / 2;
  }

  /** Returns the double width, or the same one if that is too wide. */
  private static int wider(int below, int widest) {
    return below >= widest ? below : (int) Math.min(2L * below, widest);
  }

  /** Tries networks of a width until it is decided; returns one that meets the criterion. */
  private Optional<Found> probe(int width) {
    Prospect prospect = foresee(cell.at(width, 0));
    if (!(prospect instanceof Prospect.Ready)) {
      record(runner.run(cell.at(width, 0), prospect, threads));
      return Optional.empty();
    }
    SequentialTest test = search.test();
    Row shown = null;
    int right = 0;
    int tried = 0;
    while (tried < search.networks() && test.decide(right, tried - right) == Decision.OPEN) {
      Row row = runner.run(cell.at(width, tried), prospect, threads);
      record(row);
      if (failure.isPresent()) {
        return Optional.empty();
      }
      tried++;
      networks++;
      if (row.text(Column.CRITERION_MET).equals("yes")) {
        right++;
        shown = shown == null ? row : shown;
      } else if (row.text(Column.CRITERION_MET).equals("undecided")) {
        undecided++;
      }
    }
    return test.decide(right, tried - right) == Decision.HIGH
        ? Optional.of(new Found(width, shown, right, tried))
        : Optional.empty();
  }

  /** A width that the options contradict, or that memory cannot hold, is not enough. */
  private Prospect foresee(Cell at) {
    try {
      Prospect prospect = runner.foresee(at);
      return prospect instanceof Prospect.Ready(Sizing.Sized size)
              && size.bytes() > comparison.limits().availableMemory()
          ? new Prospect.Unsupported("does not fit in memory")
          : prospect;
    } catch (InvalidSettingException e) {
      return new Prospect.Unsupported(e.parameter() + ": " + e.getMessage());
    }
  }

  private void record(Row row) {
    probes.add(row);
    if (row.isFailed()) {
      String reason = "at width " + row.text(Column.NEURONS_ASKED) + ": " + row.text(Column.REASON);
      Status status =
          row.text(Column.STATUS).equals(Status.TIMEOUT.label()) ? Status.TIMEOUT : Status.FAILED;
      failure = Optional.of(CellRunner.end(cell, comparison, status, reason));
    }
  }

  private Row row(Found found, int below) {
    return found.row().toBuilder()
        .set(Column.NEURONS_ASKED, cell.construction().neurons().toString())
        .set(Column.SEARCH_WIDTH, found.width())
        .set(Column.SEARCH_BELOW, below)
        .set(Column.SEARCH_RIGHT, found.right())
        .set(Column.SEARCH_TRIED, found.tried())
        .set(Column.SEARCH_NETWORKS, networks)
        .set(Column.SEARCH_CONFIDENCE, search.confidence())
        .build();
  }

  private Row none(int below) {
    String doubts =
        undecided == 0 ? "" : "; of %d networks it could not be decided".formatted(undecided);
    return CellRunner.end(
        cell,
        comparison,
        Status.UNSUPPORTED,
        "no width up to %,d meets the criterion%s".formatted(below, doubts));
  }
}
