package org.superpose.runner.run;

import java.util.Optional;
import org.superpose.runner.config.Search;
import org.superpose.runner.config.TaskCase;
import org.superpose.runner.result.SearchSummary;

/**
 * Searches for the largest number of outputs that a construction computes with a given number of
 * neurons so that the criterion is met, its capacity: by doubling and halving from as many outputs
 * as neurons, and then bisection. The problems of different sizes come from the same seed.
 */
final class MaximalOutputs {

  /** No task has problems of more outputs than this. */
  private static final int MOST = 10_000_000;

  private final Trials trials;
  private final double resolution;
  private final Cell cell;

  /** The largest number of outputs found to be possible so far. */
  private record Found(int outputs, Trials.Enough enough) {}

  MaximalOutputs(Trials trials, Search search, Cell cell) {
    this.trials = trials;
    this.resolution = search.resolution();
    this.cell = cell;
  }

  /** Returns the result of a network with the most outputs, and all that was tried. */
  Outcome search(int start) {
    Optional<Found> found = Optional.empty();
    int over = MOST + 1; // too many
    int outputs = start;
    while (!trials.hasFailed() && outputs > 0 && outputs < over) {
      Optional<Found> enough = probe(outputs);
      if (enough.isPresent()) {
        found = enough;
      } else {
        over = outputs;
      }
      outputs = found.isPresent() ? next(found.get().outputs(), over) : outputs / 2;
    }
    int tooMany = over;
    return found
        .map(
            some ->
                trials.found(
                    some.enough(), new SearchSummary.Found.Outputs(some.outputs(), tooMany)))
        .orElseGet(() -> trials.none("number of outputs"));
  }

  private Optional<Found> probe(int outputs) {
    Optional<TaskCase> task = cell.task().withOutputs(outputs);
    return task.flatMap(some -> trials.at(cell.with(some), outputs + " outputs"))
        .map(enough -> new Found(outputs, enough));
  }

  /** Returns the next number between two, or the higher one when they are near enough. */
  private int next(int enough, int over) {
    int apart = Math.max(1, (int) (resolution * enough));
    if (over - enough <= apart) {
      return over;
    }
    return over > MOST ? (int) Math.min(2L * enough, MOST) : enough + (over - enough) / 2;
  }
}
