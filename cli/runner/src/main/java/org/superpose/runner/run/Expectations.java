package org.superpose.runner.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.superpose.runner.config.Expectation;

/** Holds the results against what a comparison expects of them. */
public final class Expectations {

  private Expectations() {}

  /**
   * Says which expectations are not met.
   *
   * @return one sentence for each, with the cell that shows it; empty if all are met
   */
  public static List<String> unmet(List<Expectation> expectations, List<Row> rows) {
    List<String> unmet = new ArrayList<>();
    for (Expectation expectation : expectations) {
      complaint(expectation, rows)
          .ifPresent(
              why ->
                  unmet.add(
                      expectation.location()
                          + ": not met: "
                          + expectation.sentence()
                          + " ("
                          + why
                          + ")"));
    }
    return unmet;
  }

  private static Optional<String> complaint(Expectation expectation, List<Row> rows) {
    return switch (expectation) {
      case Expectation.Beats beats -> notBeaten(beats, rows);
      case Expectation.IsVerified(String id, var _) ->
          every(rows, id, row -> row.text(Column.VERDICT).equals("verified"), Column.VERDICT);
      case Expectation.MeetsCriterion(String id, var _) ->
          every(
              rows, id, row -> row.text(Column.CRITERION_MET).equals("yes"), Column.CRITERION_MET);
      case Expectation.HasAtMost(String id, var quantity, double limit, var _) -> {
        Column column = Column.valueOf(quantity.toString().toUpperCase(Locale.ROOT));
        yield every(
            rows, id, row -> row.number(column).orElse(Double.POSITIVE_INFINITY) <= limit, column);
      }
    };
  }

  private static Optional<String> every(
      List<Row> rows, String id, java.util.function.Predicate<Row> holds, Column shown) {
    List<Row> supported =
        rows.stream()
            .filter(row -> row.text(Column.CONSTRUCTION).equals(id))
            .filter(row -> !row.text(Column.STATUS).equals(Status.UNSUPPORTED.label()))
            .toList();
    if (supported.isEmpty()) {
      return Optional.of(id + " supports none of the problems");
    }
    return supported.stream()
        .filter(row -> !row.isOk() || !holds.test(row))
        .findFirst()
        .map(
            row ->
                row.isOk()
                    ? row.text(Column.CELL) + ": " + shown.label() + " is " + orNothing(row, shown)
                    : row.text(Column.CELL) + ": " + row.text(Column.STATUS));
  }

  private static String orNothing(Row row, Column column) {
    return row.get(column).isPresent() ? row.text(column) : "not known";
  }

  /** On every problem and seed, some right network of the winner is smaller than the loser's. */
  private static Optional<String> notBeaten(Expectation.Beats beats, List<Row> rows) {
    Column column = Column.valueOf(beats.resource().toString().toUpperCase(Locale.ROOT));
    List<Row> losers = right(rows, beats.loser());
    if (losers.isEmpty()) {
      return Optional.of("no network of " + beats.loser() + " meets the criterion");
    }
    for (Row loser : losers) {
      double limit = loser.number(column).orElse(Double.POSITIVE_INFINITY);
      boolean beaten =
          right(rows, beats.winner()).stream()
              .filter(row -> sameProblem(row, loser))
              .anyMatch(row -> row.number(column).orElse(Double.POSITIVE_INFINITY) < limit);
      if (!beaten) {
        return Optional.of(
            "no right network of "
                + beats.winner()
                + " has fewer than the "
                + loser.text(column)
                + " of "
                + loser.text(Column.CELL));
      }
    }
    return Optional.empty();
  }

  private static List<Row> right(List<Row> rows, String id) {
    return rows.stream()
        .filter(row -> row.isOk() && row.text(Column.CONSTRUCTION).equals(id))
        .filter(row -> row.text(Column.CRITERION_MET).equals("yes"))
        .toList();
  }

  private static boolean sameProblem(Row a, Row b) {
    return List.of(Column.TASK, Column.GRAPH, Column.M, Column.M_OUT, Column.SPARSITY, Column.SEED)
        .stream()
        .allMatch(column -> a.text(column).equals(b.text(column)));
  }
}
