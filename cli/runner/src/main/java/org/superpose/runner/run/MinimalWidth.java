package org.superpose.runner.run;

import java.util.Locale;
import java.util.Optional;
import org.superpose.runner.config.Search;
import org.superpose.runner.result.SearchSummary;

/**
 * Searches for the smallest width at which a construction meets the criterion, by doubling and
 * halving from a first guess and then bisection. All this is a function of the cell alone: nothing
 * runs side by side but the judging of one network.
 */
final class MinimalWidth {

  /** Wider than this many times the outputs and the first guess, no one calls it superposition. */
  private static final int WIDEST = 16;

  private final Trials trials;
  private final double resolution;
  private final Cell cell;

  /** The narrowest width found to be enough so far. */
  private record Found(int width, Trials.Enough enough) {}

  MinimalWidth(Trials trials, Search search, Cell cell) {
    this.trials = trials;
    this.resolution = search.resolution();
    this.cell = cell;
  }

  /** Returns the result of a network of the smallest width, and all that was tried. */
  Outcome search(int start) {
    int outputs = cell.task().shape().outputs();
    int widest = (int) Math.min(Integer.MAX_VALUE, (long) WIDEST * Math.max(start, outputs));
    int below = 0; // not enough
    Optional<Found> found = Optional.empty();
    int width = start;
    while (!trials.hasFailed() && width > below) {
      int probed = width;
      Optional<Found> enough =
          trials.at(cell.at(probed), "width " + probed).map(shown -> new Found(probed, shown));
      if (enough.isPresent()) {
        found = enough;
      } else {
        below = width;
      }
      width = found.isPresent() ? next(below, found.get().width()) : wider(below, widest);
    }
    int narrower = below;
    return found
        .map(
            some ->
                trials.found(some.enough(), new SearchSummary.Found.Width(some.width(), narrower)))
        .orElseGet(() -> trials.none(String.format(Locale.ROOT, "width up to %,d", narrower)));
  }

  /** Returns the next width between two, or the lower one when they are near enough. */
  private int next(int below, int enough) {
    int apart = Math.max(1, (int) (resolution * enough));
    if (enough - below <= apart) {
      return below;
    }
    return below == 0 ? Math.max(1, enough / 2) : below + (enough - below) / 2;
  }

  /** Returns the double width, or the same one if that is too wide. */
  private static int wider(int below, int widest) {
    return below >= widest ? below : (int) Math.min(2L * below, widest);
  }
}
