package org.superpose.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.scaling.GrowthModel;
import org.superpose.runner.scaling.Series;
import org.superpose.runner.store.ScalingFiles;

class ScalingFilesTest {

  /** Widths of twice m', for two seeds that differ by one neuron. */
  private static List<Series> linear(int sizes) {
    List<CellResult> rows = new ArrayList<>();
    for (int size = 0; size < sizes; size++) {
      for (int seed = 0; seed < 2; seed++) {
        rows.add(
            Rows.judged()
                .set(Column.TASK, "representation")
                .set(Column.ROLE, "represent")
                .set(Column.CONSTRUCTION, "one, two")
                .set(Column.CRITERION, "every-input")
                .set(Column.STATUS, "ok")
                .set(Column.CRITERION_MET, "yes")
                .set(Column.NEURONS_ASKED, "minimal")
                .set(Column.M, 100L << size)
                .set(Column.M_OUT, 100L << size)
                .set(Column.NEURONS, (200L << size) + seed)
                .set(Column.PARAMETERS, 7)
                .build());
      }
    }
    return Series.of(rows);
  }

  @Test
  void everyModelIsALineWithAsManyFieldsAsTheHeading() {
    List<String> lines = ScalingFiles.fits(linear(4)).lines().toList();

    assertThat(lines).hasSize(1 + GrowthModel.values().length);
    long commas = lines.getFirst().chars().filter(c -> c == ',').count();
    assertThat(lines.subList(1, lines.size()))
        .allMatch(
            line -> line.startsWith("representation,,1,\"one, two\",,every-input,minimal,4,2,"))
        .allMatch(line -> line.chars().filter(c -> c == ',').count() == commas + 1); // the id's own
  }

  @Test
  void sizesHoldLeastMedianAndLargestOverSeeds() {
    List<String> lines = ScalingFiles.sizes(linear(1)).lines().toList();

    assertThat(lines.getFirst())
        .contains(
            "role,m,m_out,seeds,neurons_least,neurons_median,neurons_largest,parameters_least");
    // By hand: 200 and 201 neurons, of 7 parameters each, and no bound that applies.
    assertThat(lines.get(1))
        .contains("minimal,represent,100,100,2,200.0,200.5,201.0,7.0,7.0,7.0,")
        .endsWith(",,,,,,");
  }

  @Test
  void theTableMarksWhatIsExtrapolated() {
    String table = ScalingTable.render(linear(4));

    assertThat(table)
        .contains("EXTRAPOLATED to m' = 12,800")
        .contains("4 sizes from m' = 100 to 800, 2 seeds or more each")
        .containsPattern("m'  +2\\.00\\d \\[")
        .contains("rule it out");
    assertThat(ScalingTable.render(linear(2))).isEmpty();
  }
}
