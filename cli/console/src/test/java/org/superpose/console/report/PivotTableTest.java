package org.superpose.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.RowValues;

class PivotTableTest {

  private static RowValues cell(String construction, int size, int sparsity, int neurons) {
    return Rows.judged()
        .set(Column.TASK, "pairwise-and")
        .set(Column.GRAPH, "uniform")
        .set(Column.M, size)
        .set(Column.M_OUT, size)
        .set(Column.SPARSITY, sparsity)
        .set(Column.CRITERION, "every-input")
        .set(Column.CONSTRUCTION, construction)
        .set(Column.NEURONS, neurons);
  }

  private static RowValues wrong(RowValues values, String reason) {
    return values
        .set(Column.VERDICT, "falsified")
        .set(Column.CRITERION_MET, "no")
        .set(Column.REASON, reason);
  }

  private static List<String> lines(List<CellResult> rows) {
    return ResultsTable.render(rows, false).lines().toList();
  }

  @Test
  void sizesAreColumnsAndDesignsAreLines() {
    List<CellResult> rows =
        List.of(
            cell("sparse", 16, 2, 22).set(Column.SEED, 1).set(Column.BOUND_NEURONS, 10).build(),
            cell("sparse", 16, 2, 26).set(Column.SEED, 2).set(Column.BOUND_NEURONS, 10).build(),
            cell("sparse", 32, 2, 45).set(Column.SEED, 1).set(Column.BOUND_NEURONS, 17).build(),
            cell("dense", 32, 2, 32).set(Column.SEED, 1).set(Column.BOUND_NEURONS, 17).build());

    assertThat(ResultsTable.render(rows, false))
        .isEqualTo(
            """
            pairwise-and, at most 2 active, graph uniform; criterion every-input

            neurons       m' = 16  m' = 32
            -----------  --------  -------
            sparse       22 to 26       45
            dense               -       32
            lower bound        10       17
              --all shows every problem with bits, methods and failures
            """);
  }

  @Test
  void bitsOverTheirBoundAreATableOfTheirOwn() {
    List<CellResult> rows =
        List.of(
            cell("sparse", 16, 2, 22)
                .set(Column.PARAMETER_BITS, 42)
                .set(Column.BOUND_PARAMETER_BITS, 100_000)
                .build(),
            cell("sparse", 32, 2, 45)
                .set(Column.PARAMETER_BITS, 7_104)
                .set(Column.BOUND_PARAMETER_BITS, 1_000)
                .build());

    assertThat(lines(rows))
        .anyMatch(line -> line.startsWith("parameter bits over their bound  m' = 16  m' = 32"))
        .anyMatch(line -> line.matches("sparse +4\\.2e-04 +7\\.104"));
  }

  @Test
  void seedsThatDoNotMeetTheCriterionAreCountedAndOneIsShown() {
    List<CellResult> rows =
        List.of(
            cell("sparse", 16, 2, 24).set(Column.SEED, 1).build(),
            wrong(cell("sparse", 16, 2, 24).set(Column.SEED, 2), "inputs [0, 12]").build(),
            wrong(cell("sparse", 32, 2, 24).set(Column.SEED, 1), "inputs [1, 2]").build(),
            cell("dense", 32, 2, 32)
                .set(Column.STATUS, "failed")
                .set(Column.REASON, "it broke")
                .build());

    assertThat(lines(rows))
        .anyMatch(line -> line.matches("sparse +24 \\(1/2\\) +24 \\(0/1\\)"))
        .anyMatch(line -> line.matches("dense +- +\\S* ?\\(0/1\\)"))
        .contains(
            "  sparse at m' = 16 seed 2: inputs [0, 12]", "  dense at m' = 32 seed 1: it broke")
        .anyMatch(line -> line.startsWith("  (k/n): k of n seeds meet the criterion"))
        .noneMatch(line -> line.contains("[1, 2]"));
  }

  @Test
  void unsupportedCellsAreCountedAndDesignsWithoutAnyNetworkAreNoLine() {
    List<CellResult> rows =
        List.of(
            cell("sparse", 16, 2, 24).build(),
            cell("sparse", 32, 2, 24).build(),
            cell("codes", 16, 2, 0)
                .set(Column.STATUS, "unsupported")
                .set(Column.REASON, "not mine")
                .build());

    assertThat(ResultsTable.render(rows, false))
        .contains("and why 1 cell is unsupported")
        .doesNotContain("codes", "not mine");
    assertThat(ResultsTable.render(rows, true))
        .contains("neurons", "m' = 16  m' = 32")
        .contains("pairwise-and: 16 features", "pairwise-and: 32 features")
        .contains("codes unsupported: not mine");
  }

  @Test
  void withOneSizeSparsitiesAreColumns() {
    List<CellResult> rows =
        List.of(cell("star", 24, 3, 51).build(), cell("star", 24, 4, 60).build());

    assertThat(lines(rows))
        .contains("pairwise-and, 24 features, 24 outputs, graph uniform; criterion every-input")
        .anyMatch(line -> line.matches("neurons +v = 3 +v = 4"))
        .anyMatch(line -> line.matches("star +51 +60"));
  }

  @Test
  void manySizesAreFolded() {
    List<CellResult> rows = new ArrayList<>();
    IntStream.rangeClosed(1, 40).forEach(k -> rows.add(cell("sparse", 1000 * k, 2, k).build()));

    List<String> lines = lines(rows);

    assertThat(lines).allMatch(line -> line.length() <= 120);
    assertThat(lines.stream().filter(line -> line.startsWith("neurons "))).hasSizeGreaterThan(2);
    assertThat(String.join(" ", lines)).contains("m' = 1,000 ", "m' = 40,000 ");
  }

  @Test
  void withoutBoundsThereIsNoLineForThem() {
    assertThat(lines(List.of(cell("sparse", 16, 2, 24).build(), cell("sparse", 32, 2, 24).build())))
        .noneMatch(line -> line.contains("bound"));
  }

  @Test
  void aProblemByItselfKeepsItsTable() {
    assertThat(lines(List.of(cell("sparse", 16, 2, 24).build())).getFirst())
        .startsWith("pairwise-and: 16 features to 16 outputs");
  }
}
