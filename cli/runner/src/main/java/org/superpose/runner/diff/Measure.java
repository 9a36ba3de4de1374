package org.superpose.runner.diff;

import java.util.List;
import java.util.OptionalDouble;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;

/** A column whose changes count, and which of its values are better. */
public enum Measure {
  /** How the cell ended. */
  STATUS(Column.STATUS, List.of("ok", "unsupported", "failed")),
  /** Whether the network meets the criterion. */
  CRITERION_MET(Column.CRITERION_MET, List.of("yes", "undecided", "no")),
  /** What is proved. */
  VERDICT(Column.VERDICT, List.of("verified", "unknown", "falsified")),
  /** The width; less is better. */
  NEURONS(Column.NEURONS, 1),
  /** The weights and biases; fewer are better. */
  PARAMETERS(Column.PARAMETERS, 1),
  /** What they store; less is better. */
  PARAMETER_BITS(Column.PARAMETER_BITS, 1),
  /** The fraction of wrong inputs; less is better. */
  FAILURE_RATE(Column.FAILURE_RATE, 1),
  /** The most outputs found to be possible; more are better. */
  SEARCH_OUTPUTS(Column.SEARCH_OUTPUTS, -1),
  /** The lower bound on the width; it is no property of the network. */
  BOUND_NEURONS(Column.BOUND_NEURONS, 0),
  /** The lower bound on the bits; it is no property of the network. */
  BOUND_PARAMETER_BITS(Column.BOUND_PARAMETER_BITS, 0);

  private final Column column;

  @SuppressWarnings("ImmutableEnumChecker") // a copy
  private final List<String> outcomes;

  private final int sign;

  /**
   * @param outcomes the best first; one that is not named is as good as the last
   */
  Measure(Column column, List<String> outcomes) {
    this.column = column;
    this.outcomes = List.copyOf(outcomes);
    this.sign = 1;
  }

  /**
   * @param sign 1 where less is better, -1 where more is, 0 where neither is
   */
  Measure(Column column, int sign) {
    this.column = column;
    this.outcomes = List.of();
    this.sign = sign;
  }

  /** Returns the column. */
  public Column column() {
    return column;
  }

  /** Returns whether it is an outcome, in words, and not a number. */
  public boolean isOutcome() {
    return !outcomes.isEmpty();
  }

  /** Returns the best outcome, of a measure that is one. */
  public String best() {
    return outcomes.getFirst();
  }

  /** Returns whether it says what a network costs, not what it does. */
  boolean isCost() {
    return this == NEURONS || this == PARAMETERS || this == PARAMETER_BITS;
  }

  /** Returns whether some values are better than others. */
  public boolean isDirected() {
    return sign != 0;
  }

  /** Returns the value as a number: of an outcome its rank, the best being 0. */
  public OptionalDouble value(CellResult row) {
    if (!isOutcome()) {
      return row.number(column);
    }
    int rank = outcomes.indexOf(row.text(column));
    return row.get(column).isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(rank < 0 ? outcomes.size() - 1 : rank);
  }

  /**
   * Returns how much worse a value is than an earlier one; negative if it is better.
   *
   * @param tolerance the largest relative difference of numbers that counts as none, 0.02 for 2 %
   */
  double worsening(double before, double after, double tolerance) {
    boolean tolerated =
        !isOutcome() && Math.abs(after - before) <= tolerance * Math.max(before, after);
    return tolerated ? 0 : sign * (after - before);
  }
}
