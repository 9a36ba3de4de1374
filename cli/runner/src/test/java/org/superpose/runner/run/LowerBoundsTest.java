package org.superpose.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.bound.BoundResult.Direction;
import org.superpose.core.bound.BoundResult.Resource;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Origin;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;

/** Cells whose networks are held against bounds: contradicted, broken, on a part of a family. */
class LowerBoundsTest {

  private static final Construction RIGHT =
      Fakes.building(
          "right", request -> Fakes.answerInReadout(request.problem(), new Origin.Program()));

  @Test
  void aVerifiedNetworkBelowALowerBoundIsABug() throws Exception {
    Bound impossible =
        new Fakes.FixedBound(
            new BoundResult.Value(
                Resource.PARAMETER_BITS, Direction.LOWER, 1e9, List.of("nothing")));

    List<CellResult> rows = Fakes.run(Fakes.comparison(List.of(RIGHT), List.of(impossible)), 1);

    assertThat(rows.getFirst().isFailed()).isTrue();
    assertThat(rows.getFirst().text(Column.REASON)).startsWith("verified below a lower bound");
  }

  @ParameterizedTest
  @CsvSource({
    "NEURONS, LOWER, 7, at least 7 neurons, 6",
    "PARAMETERS, LOWER, 1000, at least 1000 parameters, 42",
    "PARAMETER_BITS, LOWER, 1000, at least 1000 parameter bits, 420",
    "FEATURES, UPPER, 5, at most 5 features, 6"
  })
  void aContradictedBoundOfAnyResourceIsNamed(
      Resource resource, Direction direction, double value, String says, String has)
      throws Exception {
    Bound bound =
        new Fakes.FixedBound(new BoundResult.Value(resource, direction, value, List.of("nothing")));

    List<CellResult> rows = Fakes.run(Fakes.comparison(List.of(RIGHT), List.of(bound)), 1);

    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.text(Column.STATUS)).isEqualTo("failed");
              assertThat(row.text(Column.REASON))
                  .startsWith(
                      "verified below a lower bound whose assumptions it meets: fixed says %s, the network has %s: "
                          .formatted(says, has));
            });
  }

  @Test
  void aBoundThatBreaksIsNamedAndTheCellKeepsItsVerdict() throws Exception {
    Bound throwing =
        new Fakes.AnsweringBound(
            _ -> {
              throw new IllegalStateException("cannot count");
            });
    Bound inactive = new Fakes.AnsweringBound(_ -> null);

    for (Bound broken : List.of(throwing, inactive)) {
      CellResult row = Fakes.run(Fakes.comparison(List.of(RIGHT), List.of(broken)), 1).getFirst();
      assertThat(row.text(Column.STATUS)).isEqualTo("ok");
      assertThat(row.text(Column.VERDICT)).isEqualTo("verified");
      assertThat(row.text(Column.REASON))
          .startsWith("the bound answering broke: ")
          .containsPattern("IllegalStateException: cannot count|it answers nothing");
      assertThat(row.text(Column.REASON)).startsWith(row.text(Column.BROKEN_BOUNDS));
      assertThat(row.text(Column.BROKEN_BOUNDS)).isNotEmpty();
    }
  }

  /** Speaks of methods that have a network for every function of the family. */
  private static final Bound OF_ALL =
      new Fakes.AnsweringBound(
          request ->
              request.network().orElseThrow().missingBits() > 0
                  ? new BoundResult.NotApplicable("not for a part")
                  : new BoundResult.Value(
                      Resource.PARAMETER_BITS, Direction.LOWER, 1e9, List.of("all")));

  @Test
  void aBoundOnTheWholeFamilyIsNotHeldAgainstOneThatDeclinesSome() throws Exception {
    Construction choosy =
        new Fakes.Scripted(
            "choosy",
            request ->
                request.problem().input(0, 0) < 3
                    ? Fakes.sized(Fakes.FEATURES, 1_000)
                    : new Sizing.Unsupported("too hard"),
            request -> Fakes.answerInReadout(request.problem(), new Origin.Program()));

    List<CellResult> rows = Fakes.run(Fakes.comparison(List.of(choosy), List.of(OF_ALL)), 1);

    assertThat(rows.stream().filter(CellResult::isOk))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.text(Column.VERDICT)).isEqualTo("verified");
              assertThat(row.text(Column.BOUND_PARAMETER_BITS)).isEmpty();
              assertThat(row.text(Column.REASON))
                  .matches("\\d+ of 16 relabelled instances are taken, which the bounds allow for");
            });
    assertThat(rows).noneMatch(CellResult::isFailed);
  }

  @Test
  void norAgainstOneThatIsRightForSomeOnly() throws Exception {
    Construction lucky =
        Fakes.building(
            "lucky",
            request ->
                request.problem().input(0, 0) < 3
                    ? Fakes.answerInReadout(request.problem(), new Origin.Program())
                    : Fakes.inactive());

    List<CellResult> rows = Fakes.run(Fakes.comparison(List.of(lucky), List.of(OF_ALL)), 1);

    assertThat(rows.stream().filter(row -> row.text(Column.VERDICT).equals("verified")))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.isOk()).isTrue();
              assertThat(row.text(Column.REASON))
                  .startsWith(
                      "below a bound that holds for a method that has networks for all, but")
                  .containsPattern("\\d+ of 16 relabelled instances come out right");
            });
  }
}
