package org.superpose.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.RowValues;

/** Expected sentences by hand. */
class SummaryTextTest {

  private static RowValues row(String construction, String status) {
    return Rows.judged()
        .set(Column.TASK, "pairwise-and")
        .set(Column.M, 1024)
        .set(Column.M_OUT, 2048)
        .set(Column.SPARSITY, 2)
        .set(Column.CONSTRUCTION, construction)
        .set(Column.CRITERION, "every-input")
        .set(Column.STATUS, status);
  }

  private static CellResult judged(String construction, long neurons, boolean met) {
    return row(construction, "ok")
        .set(Column.NEURONS, neurons)
        .set(Column.NEURONS_PER_OUTPUT, neurons / 2048.0)
        .set(Column.BOUND_NEURONS, 128)
        .set(Column.CRITERION_MET, met ? "yes" : "no")
        .set(Column.VERDICT, met ? "verified" : "falsified")
        .build();
  }

  @Test
  void namesTheNarrowestDesignThatIsRightWithEverySeed() {
    List<CellResult> rows =
        List.of(
            judged("naive", 2048, true),
            judged("narrow", 512, true),
            judged("narrow", 500, true),
            judged("too-narrow", 256, true),
            judged("too-narrow", 256, false));
    assertThat(SummaryText.sentences(rows))
        .containsExactly(
            "5 networks judged by the criterion every-input: 4 proved right on every allowed input,"
                + " 1 proved wrong, 0 undecided; for each wrong one an input that shows it is"
                + " kept.",
            "pairwise-and with 2,048 outputs of 1,024 features, at most 2 active: the narrowest"
                + " design that met the criterion with every seed is narrow: 512 neurons, 0.250"
                + " per output, 4.0 times its lower bound of 128.");
  }

  @Test
  void theBoundIsTheOneThatHoldsWithEverySeed() {
    CellResult other =
        row("narrow", "ok").set(Column.NEURONS, 500).set(Column.BOUND_NEURONS, 100).build();
    assertThat(SummaryText.sentences(List.of(judged("narrow", 400, true), other)).getLast())
        .endsWith("5.0 times its lower bound of 100.");
  }

  @Test
  void tellsTheCriterionFromTheVerdict() {
    List<CellResult> rows =
        List.of(
            sampled("verified", "yes"),
            sampled("falsified", "yes"),
            sampled("falsified", "no"),
            sampled("unknown", "yes"),
            sampled("unknown", "undecided"));
    assertThat(SummaryText.sentences(rows).getFirst())
        .isEqualTo(
            "5 networks judged by the criterion random-input: 3 meet it, 1 do not, 1 undecided."
                + " What is proved of all allowed inputs: 1 right on every one, 2 wrong on at least"
                + " one, 2 neither; for each wrong one an input that shows it is kept.");
  }

  private static CellResult sampled(String verdict, String met) {
    return row("sparse", "ok")
        .set(Column.CRITERION, "random-input")
        .set(Column.CRITERION_MET, met)
        .set(Column.VERDICT, verdict)
        .build();
  }

  @Test
  void countsWhatDidNotRunAndSaysWhenNothingWorks() {
    List<CellResult> rows =
        List.of(
            judged("narrow", 64, false),
            row("other", "unsupported").build(),
            row("other", "unsupported").build(),
            row("third", "failed").build());
    assertThat(SummaryText.sentences(rows).subList(1, 3))
        .containsExactly(
            "Not among them: 2 cells unsupported, 1 cell failed; their reasons are in the table.",
            "pairwise-and with 2,048 outputs of 1,024 features, at most 2 active: no design met"
                + " the criterion with every seed.");
  }
}
