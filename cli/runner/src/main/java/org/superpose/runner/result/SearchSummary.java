package org.superpose.runner.result;

import java.util.Optional;

/**
 * How the network that a search found was found.
 *
 * @param found its size, and the nearest size that is not enough
 * @param right how many of the networks of this size met the criterion
 * @param tried how many networks of this size there were
 * @param networks how many networks of all sizes were tried
 * @param confidence of the decision about one size
 */
public record SearchSummary(Found found, long right, long tried, long networks, double confidence) {

  /** What was searched for. */
  public sealed interface Found {

    /**
     * The smallest width.
     *
     * @param below a width that is not enough
     */
    record Width(int width, int below) implements Found {}

    /**
     * The largest number of outputs.
     *
     * @param over a number that is too large
     */
    record Outputs(int outputs, int over) implements Found {}
  }

  /** Returns the summary of a row, if its network was searched for. */
  static Optional<SearchSummary> read(RowValues row) {
    return found(row)
        .map(
            found ->
                new SearchSummary(
                    found,
                    row.whole(Column.SEARCH_RIGHT),
                    row.whole(Column.SEARCH_TRIED),
                    row.whole(Column.SEARCH_NETWORKS),
                    row.real(Column.SEARCH_CONFIDENCE)));
  }

  private static Optional<Found> found(RowValues row) {
    if (row.has(Column.SEARCH_WIDTH)) {
      return Optional.of(
          new Found.Width(row.count(Column.SEARCH_WIDTH), row.count(Column.SEARCH_BELOW)));
    }
    return row.has(Column.SEARCH_OUTPUTS)
        ? Optional.of(
            new Found.Outputs(row.count(Column.SEARCH_OUTPUTS), row.count(Column.SEARCH_OVER)))
        : Optional.empty();
  }
}
