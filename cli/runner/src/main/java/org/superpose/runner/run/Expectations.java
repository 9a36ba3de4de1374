package org.superpose.runner.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.superpose.runner.config.Expectation;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.Status;
import org.superpose.runner.result.VerdictLabel;

/** Holds the results against what a comparison expects of them. */
public final class Expectations {

  private Expectations() {}

  /** Says which expectations are met, one sentence for each. */
  public static List<String> met(List<Expectation> expectations, List<CellResult> rows) {
    return expectations.stream()
        .filter(expectation -> complaint(expectation, rows).isEmpty())
        .map(expectation -> expectation.location() + ": met: " + expectation.sentence())
        .toList();
  }

  /**
   * Says which expectations are not met.
   *
   * @return one sentence for each, with the cell that shows it; empty if all are met
   */
  public static List<String> unmet(List<Expectation> expectations, List<CellResult> rows) {
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

  private static Optional<String> complaint(Expectation expectation, List<CellResult> rows) {
    return switch (expectation) {
      case Expectation.Beats beats -> notBeaten(beats, rows);
      case Expectation.IsVerified(String id, var _) ->
          every(rows, id, row -> row.is(VerdictLabel.VERIFIED), Column.VERDICT);
      case Expectation.MeetsCriterion(String id, var _) ->
          every(rows, id, CellResult::isRight, Column.CRITERION_MET);
      case Expectation.Has(String id, var quantity, var relation, double limit, var _) -> {
        Column column = Column.labelled(quantity.toString()).orElseThrow();
        yield every(
            rows,
            id,
            row -> row.number(column).stream().anyMatch(value -> relation.holds(value, limit)),
            column);
      }
      case Expectation.HasTimes times -> notTimes(times, rows);
    };
  }

  private static Optional<String> every(
      List<CellResult> rows, String id, Predicate<CellResult> holds, Column shown) {
    List<CellResult> supported =
        rows.stream()
            .filter(row -> row.cell().construction().equals(id))
            .filter(row -> row.status() != Status.UNSUPPORTED)
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
                    ? row.cell().name() + ": " + shown.label() + " is " + orNothing(row, shown)
                    : row.cell().name() + ": " + row.status().label());
  }

  private static String orNothing(CellResult row, Column column) {
    return row.get(column).isPresent() ? row.text(column) : "not known";
  }

  /** On every problem and seed, some right network of the winner is smaller than the loser's. */
  private static Optional<String> notBeaten(Expectation.Beats beats, List<CellResult> rows) {
    Column column = Column.labelled(beats.resource().toString()).orElseThrow();
    List<CellResult> losers = right(rows, beats.loser());
    if (losers.isEmpty()) {
      return Optional.of("no network of " + beats.loser() + " meets the criterion");
    }
    for (CellResult loser : losers) {
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
                + loser.cell().name());
      }
    }
    return Optional.empty();
  }

  /** On every problem and seed, the smallest right networks of both stand in the relation. */
  private static Optional<String> notTimes(Expectation.HasTimes times, List<CellResult> rows) {
    Column column = Column.labelled(times.resource().toString()).orElseThrow();
    List<CellResult> others = right(rows, times.other());
    if (others.isEmpty()) {
      return Optional.of("no network of " + times.other() + " meets the criterion");
    }
    for (CellResult one : others) {
      CellResult other = smallest(others, one, column).orElseThrow();
      Optional<CellResult> own = smallest(right(rows, times.construction()), one, column);
      if (own.isEmpty()) {
        return Optional.of(
            "no right network of " + times.construction() + " beside " + other.cell().name());
      }
      double limit = times.factor() * size(other, column);
      if (!times.relation().holds(size(own.get(), column), limit)) {
        return Optional.of(
            "%s has %s, %s has %s"
                .formatted(
                    own.get().cell().name(),
                    own.get().text(column),
                    other.cell().name(),
                    other.text(column)));
      }
    }
    return Optional.empty();
  }

  private static Optional<CellResult> smallest(
      List<CellResult> rows, CellResult problem, Column column) {
    return rows.stream()
        .filter(row -> sameProblem(row, problem))
        .min(Comparator.comparingDouble(row -> size(row, column)));
  }

  private static double size(CellResult row, Column column) {
    return row.number(column).orElse(Double.POSITIVE_INFINITY);
  }

  private static List<CellResult> right(List<CellResult> rows, String id) {
    return rows.stream()
        .filter(row -> row.isRight() && row.cell().construction().equals(id))
        .toList();
  }

  private static boolean sameProblem(CellResult a, CellResult b) {
    return List.of(Column.TASK, Column.GRAPH, Column.M, Column.M_OUT, Column.SPARSITY, Column.SEED)
        .stream()
        .allMatch(column -> a.text(column).equals(b.text(column)));
  }
}
