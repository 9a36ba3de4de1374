package org.superpose.runner.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.RowValues;
import org.superpose.runner.result.Rows;
import org.superpose.runner.result.Status;

class ResultsDiffTest {

  private static RowValues cell(String design, long seed) {
    return Rows.judged()
        .set(Column.CELL, design + ".s" + seed)
        .set(Column.SEED, seed)
        .set(Column.CRITERION, "every-input")
        .set(Column.NEURONS, 100)
        .set(Column.PARAMETER_BITS, 5000);
  }

  private static List<CellResult> rows(int seeds, UnaryOperator<RowValues> change) {
    return LongStream.rangeClosed(1, seeds)
        .mapToObj(seed -> change.apply(cell("task.a", seed)).build())
        .toList();
  }

  private static ResultsDiff changed(int seeds, UnaryOperator<RowValues> change) {
    return ResultsDiff.of(rows(seeds, row -> row), rows(seeds, change), 0);
  }

  @Test
  void equalResultsHaveNoChanges() {
    ResultsDiff diff = changed(3, row -> row.set(Column.BUILD_SECONDS, 99.0));

    assertThat(diff.changes()).isEmpty();
    assertThat(diff.isWorse()).isFalse();
    assertThat(diff.pairs()).hasSize(3);
  }

  @Test
  void moreNeuronsOfARightNetworkAreWorse() {
    ResultsDiff diff = changed(3, row -> row.set(Column.NEURONS, 101));

    assertThat(diff.isWorse()).isTrue();
    assertThat(diff.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.design()).isEqualTo("task.a");
              assertThat(change.count(Effect.WORSE)).isEqualTo(3);
              assertThat(change.test().pValue()).isEqualTo(0.25);
              assertThat(change.isSignificant()).isFalse();
            });
    assertThat(diff.seedsNeeded()).isEqualTo(6);
  }

  @Test
  void sixSeedsThatAgreeAreSignificant() {
    assertThat(changed(6, row -> row.set(Column.NEURONS, 101)).changes().getFirst())
        .matches(DesignChange::isSignificant);
    // Two tests need seven.
    ResultsDiff two =
        changed(6, row -> row.set(Column.NEURONS, 101).set(Column.PARAMETER_BITS, 6000));
    assertThat(two.changes()).hasSize(2).noneMatch(DesignChange::isSignificant);
    assertThat(two.seedsNeeded()).isEqualTo(7);
  }

  @Test
  void aWrongNetworkIsWorseHoweverSmall() {
    ResultsDiff diff =
        changed(
            1,
            row ->
                row.set(Column.VERDICT, "falsified")
                    .set(Column.CRITERION_MET, "no")
                    .set(Column.NEURONS, 50));

    assertThat(diff.changes())
        .extracting(DesignChange::measure, DesignChange::effect)
        .containsExactly(
            tuple(Measure.CRITERION_MET, Effect.WORSE),
            tuple(Measure.VERDICT, Effect.WORSE),
            tuple(Measure.NEURONS, Effect.NEUTRAL));
    assertThat(diff.cells(Effect.WORSE)).isEqualTo(1);
    assertThat(diff.cells(Effect.NEUTRAL)).isZero();
  }

  @Test
  void aCellThatBreaksIsWorseAndItsMissingValuesAreNot() {
    List<CellResult> broken =
        List.of(
            Rows.ended(Status.TIMEOUT)
                .set(Column.CELL, "task.a.s1")
                .set(Column.CRITERION, "every-input")
                .build());

    assertThat(ResultsDiff.of(rows(1, row -> row), broken, 0).changes())
        .singleElement()
        .extracting(DesignChange::measure, DesignChange::effect)
        .containsExactly(Measure.STATUS, Effect.WORSE);
    assertThat(ResultsDiff.of(broken, rows(1, row -> row), 0).changes())
        .singleElement()
        .extracting(DesignChange::measure, DesignChange::effect)
        .containsExactly(Measure.STATUS, Effect.BETTER);
  }

  @Test
  void moreOutputsAreBetterAndTheirBitsAreNotWorse() {
    List<CellResult> before =
        List.of(
            cell("t.a", 1)
                .set(Column.M_OUT, 40)
                .set(Column.SEARCH_OUTPUTS, 40)
                .set(Column.SEARCH_OVER, 41)
                .set(Column.SEARCH_RIGHT, 3)
                .set(Column.SEARCH_TRIED, 3)
                .set(Column.SEARCH_NETWORKS, 9)
                .set(Column.SEARCH_CONFIDENCE, 0.95)
                .build());
    List<CellResult> after =
        List.of(
            RowValues.of(before.getFirst())
                .set(Column.M_OUT, 50)
                .set(Column.SEARCH_OUTPUTS, 50)
                .set(Column.PARAMETER_BITS, 9000)
                .build());

    assertThat(ResultsDiff.of(before, after, 0).changes())
        .extracting(DesignChange::effect)
        .containsExactly(Effect.NEUTRAL, Effect.BETTER);
  }

  @Test
  void boundsAreNeitherBetterNorWorseAndNotTested() {
    ResultsDiff diff = changed(8, row -> row.set(Column.BOUND_NEURONS, 30.0));

    assertThat(diff.isWorse()).isFalse();
    assertThat(diff.tests()).isZero();
    assertThat(diff.cells(Effect.NEUTRAL)).isEqualTo(8);
  }

  @Test
  void theToleranceIsInclusive() {
    UnaryOperator<RowValues> more = row -> row.set(Column.NEURONS, 102);

    assertThat(ResultsDiff.of(rows(1, r -> r), rows(1, more), 0.02).isWorse()).isFalse();
    assertThat(ResultsDiff.of(rows(1, r -> r), rows(1, more), 0.019).isWorse()).isTrue();
  }

  @Test
  void cellsComeAndGo() {
    ResultsDiff diff =
        ResultsDiff.of(
            List.of(cell("a", 1).build(), cell("b", 1).build()),
            List.of(cell("c", 1).build(), cell("b", 1).build()),
            0);

    assertThat(diff.came()).containsExactly("c.s1");
    assertThat(diff.went()).containsExactly("a.s1");
    assertThat(diff.isWorse()).isFalse();
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    List<CellResult> a = List.of(cell("a", 1).build());
    List<CellResult> b = List.of(cell("b", 1).build());
    List<CellResult> other = List.of(cell("a", 1).set(Column.CRITERION, "random-input").build());

    assertThatThrownBy(() -> ResultsDiff.of(a, b, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no cell is in both: a.s1 is in the first, b.s1 in the second");
    assertThatThrownBy(() -> ResultsDiff.of(a, other, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("judged by 'every-input' in the first, by 'random-input'");
    assertThatThrownBy(() -> ResultsDiff.of(List.of(a.getFirst(), a.getFirst()), a, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two rows are of the cell a.s1");
  }
}
