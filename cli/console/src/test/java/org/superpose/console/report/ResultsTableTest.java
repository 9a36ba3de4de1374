package org.superpose.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.RowValues;

class ResultsTableTest {

  private static RowValues cell(String construction, long seed) {
    return Rows.judged()
        .set(Column.TASK, "pairwise-and")
        .set(Column.GRAPH, "uniform")
        .set(Column.M, 1024)
        .set(Column.M_OUT, 1024)
        .set(Column.SPARSITY, 2)
        .set(Column.CRITERION, "every-input")
        .set(Column.CONSTRUCTION, construction)
        .set(Column.SEED, seed)
        .set(Column.STATUS, "ok");
  }

  @Test
  void takesTheSeedsOfADesignTogetherAndShowsTheWorst() {
    List<CellResult> rows =
        List.of(
            cell("sparse", 1)
                .set(Column.NEURONS, 300)
                .set(Column.VERDICT, "verified")
                .set(Column.FAILURE_RATE, 0.0)
                .build(),
            cell("sparse", 2)
                .set(Column.NEURONS, 300)
                .set(Column.VERDICT, "falsified")
                .set(Column.CRITERION_MET, "no")
                .set(Column.FAILURE_RATE, 0.25)
                .build());

    assertThat(ResultsTable.render(rows, false))
        .contains("pairwise-and: 1,024 features to 1,024 outputs, at most 2 active, graph uniform")
        .containsPattern("sparse +300 .* falsified 1/2, verified 1/2 .* 0\\.2500");
  }

  @Test
  void showsAtMostSixDigits() {
    CellResult row =
        cell("sparse", 1)
            .set(Column.NEURONS, 123_456)
            .set(Column.PARAMETER_BITS, 2_109_688)
            .build();

    assertThat(ResultsTable.render(List.of(row), false)).contains(" 123,456 ", " 2.110 M ");
  }

  @Test
  void separatesWidthsThatTheUserSwept() {
    List<CellResult> rows =
        List.of(
            cell("sparse", 1)
                .set(Column.NEURONS_ASKED, "256")
                .set(Column.VERDICT, "falsified")
                .build(),
            cell("sparse", 1)
                .set(Column.NEURONS_ASKED, "auto")
                .set(Column.VERDICT, "verified")
                .build());

    assertThat(ResultsTable.render(rows, false).lines())
        .anyMatch(line -> line.startsWith("sparse neurons=256 "))
        .anyMatch(line -> line.startsWith("sparse neurons=auto "));
  }

  @Test
  void namesTheWidthOnlyWhereNothingElseTellsDesignsApart() {
    List<CellResult> rows =
        List.of(
                cell("sparse", 1)
                    .set(Column.OPTIONS, "repair=true")
                    .set(Column.NEURONS_ASKED, "auto"),
                cell("sparse", 1)
                    .set(Column.OPTIONS, "repair=false")
                    .set(Column.NEURONS_ASKED, "96"))
            .stream()
            .map(RowValues::build)
            .toList();

    assertThat(ResultsTable.render(rows, false))
        .contains("sparse repair=true ", "sparse repair=false ")
        .doesNotContain("neurons=");
  }

  @Test
  void namesTheOptionsThatDesignsOfOneConstructionDoNotShare() {
    List<CellResult> rows =
        List.of(
            cell("sparse", 1).set(Column.OPTIONS, "codes=packed repair=false").build(),
            cell("sparse", 1).set(Column.OPTIONS, "codes=packed repair=true").build(),
            cell("dense", 1).set(Column.OPTIONS, "channel=4").build());

    assertThat(ResultsTable.render(rows, false).lines())
        .anyMatch(line -> line.startsWith("sparse repair=false "))
        .anyMatch(line -> line.startsWith("sparse repair=true "))
        .anyMatch(line -> line.startsWith("dense  "));
  }

  @Test
  void failedAndUnsupportedCellsStayVisibleWithTheirReason() {
    CellResult failed =
        cell("dense", 1).set(Column.STATUS, "failed").set(Column.REASON, "it broke").build();
    CellResult unsupported =
        cell("codes", 1).set(Column.STATUS, "unsupported").set(Column.REASON, "not mine").build();

    assertThat(ResultsTable.render(List.of(failed, unsupported), true))
        .containsPattern("dense .* failed")
        .contains("dense seed 1: it broke")
        .contains("codes unsupported: not mine");
    assertThat(ResultsTable.render(List.of(failed, unsupported), false))
        .contains("1 cell unsupported; --all says why")
        .doesNotContain("not mine");
  }

  @Test
  void aSampleThatMeetsTheCriterionIsNotCalledVerified() {
    CellResult row =
        cell("sparse", 1).set(Column.VERDICT, "unknown").set(Column.CRITERION_MET, "yes").build();

    assertThat(ResultsTable.render(List.of(row), false))
        .contains("unknown, criterion met")
        .doesNotContain("verified");
  }

  @Test
  void aWitnessAgainstANetworkThatMeetsTheCriterionDoesNotHideThatItMeetsIt() {
    CellResult row =
        cell("sparse", 1).set(Column.VERDICT, "falsified").set(Column.CRITERION_MET, "yes").build();

    assertThat(ResultsTable.render(List.of(row), false)).contains("falsified, criterion met");
  }
}
