package org.superpose.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.superpose.runner.config.Expectation;
import org.superpose.runner.config.Expectation.Quantity;
import org.superpose.runner.config.Expectation.Relation;
import org.superpose.runner.config.Expectation.Resource;
import org.superpose.runner.config.Location;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.RowValues;
import org.superpose.runner.result.Rows;

class ExpectationsTest {

  private static final Location HERE = new Location("file.yaml", 7, 5, "expect[0]");

  private static RowValues cell(String construction, long neurons, String met) {
    return Rows.judged()
        .set(Column.CELL, construction + neurons)
        .set(Column.TASK, "pairwise-and")
        .set(Column.CONSTRUCTION, construction)
        .set(Column.STATUS, "ok")
        .set(Column.NEURONS, neurons)
        .set(Column.VERDICT, met.equals("yes") ? "verified" : "falsified")
        .set(Column.CRITERION_MET, met);
  }

  private static List<String> unmet(Expectation expectation, RowValues... rows) {
    return Expectations.unmet(
        List.of(expectation), java.util.Arrays.stream(rows).map(RowValues::build).toList());
  }

  @Test
  void aSmallerRightNetworkBeats() {
    Expectation beats = new Expectation.Beats("a", "b", Resource.NEURONS, HERE);

    assertThat(unmet(beats, cell("a", 10, "yes"), cell("b", 20, "yes"))).isEmpty();
  }

  @Test
  void metExpectationsAreSaid() {
    List<Expectation> two =
        List.of(
            new Expectation.Beats("a", "b", Resource.NEURONS, HERE),
            new Expectation.IsVerified("c", HERE));
    List<CellResult> rows = List.of(cell("a", 10, "yes").build(), cell("b", 20, "yes").build());

    assertThat(Expectations.met(two, rows))
        .containsExactly("file.yaml:7: expect[0]: met: a beats b on neurons");
    assertThat(Expectations.unmet(two, rows)).hasSize(1);
  }

  @Test
  void aSmallerWrongNetworkDoesNot() {
    Expectation beats = new Expectation.Beats("a", "b", Resource.NEURONS, HERE);

    assertThat(unmet(beats, cell("a", 10, "no"), cell("a", 30, "yes"), cell("b", 20, "yes")))
        .containsExactly(
            "file.yaml:7: expect[0]: not met: a beats b on neurons"
                + " (no right network of a has fewer than the 20 of b20)");
  }

  @Test
  void nothingIsBeatenOnAnotherProblem() {
    Expectation beats = new Expectation.Beats("a", "b", Resource.NEURONS, HERE);

    assertThat(
            unmet(
                beats, cell("a", 10, "yes").set(Column.TASK, "permutation"), cell("b", 20, "yes")))
        .hasSize(1);
  }

  @Test
  void verifiedMeansEverySupportedCell() {
    Expectation verified = new Expectation.IsVerified("a", HERE);

    assertThat(unmet(verified, cell("a", 10, "yes"))).isEmpty();
    assertThat(unmet(verified, cell("a", 10, "yes"), cell("a", 9, "no")))
        .singleElement()
        .asString()
        .contains("a9: verdict is falsified");
    assertThat(unmet(verified, cell("a", 10, "yes").set(Column.STATUS, "failed")))
        .singleElement()
        .asString()
        .contains("a10: failed");
    assertThat(unmet(verified, cell("a", 10, "yes").set(Column.STATUS, "unsupported")))
        .singleElement()
        .asString()
        .contains("a supports none of the problems");
  }

  @Test
  void limitsAreInclusiveAndNeedAValue() {
    Expectation few = new Expectation.Has("a", Quantity.WRONG_INPUTS, Relation.AT_MOST, 5, HERE);

    assertThat(unmet(few, cell("a", 10, "no").set(Column.WRONG_INPUTS, 5))).isEmpty();
    assertThat(unmet(few, cell("a", 10, "no").set(Column.WRONG_INPUTS, 6)))
        .singleElement()
        .asString()
        .contains("wrong_inputs is 6");
    assertThat(unmet(few, cell("a", 10, "no")))
        .singleElement()
        .asString()
        .contains("wrong_inputs is not known");
  }

  @Test
  void strictRelationsExcludeTheLimitAndNeedAValue() {
    Expectation wide = new Expectation.Has("a", Quantity.MARGIN, Relation.MORE, 0, HERE);
    Expectation least = new Expectation.Has("a", Quantity.NEURONS, Relation.AT_LEAST, 10, HERE);
    Expectation less = new Expectation.Has("a", Quantity.NEURONS, Relation.LESS, 10, HERE);

    assertThat(unmet(wide, cell("a", 10, "yes").set(Column.MARGIN, 0.5))).isEmpty();
    assertThat(unmet(wide, cell("a", 10, "yes").set(Column.MARGIN, 0.0))).hasSize(1);
    assertThat(unmet(wide, cell("a", 10, "yes"))).hasSize(1);
    assertThat(unmet(least, cell("a", 10, "yes"))).isEmpty();
    assertThat(unmet(less, cell("a", 10, "yes"))).hasSize(1);
  }

  @Test
  void ratiosCompareTheSmallestRightNetworks() {
    Expectation half =
        new Expectation.HasTimes("a", Resource.NEURONS, Relation.AT_MOST, 0.5, "b", HERE);

    assertThat(unmet(half, cell("a", 10, "yes"), cell("a", 40, "yes"), cell("b", 20, "yes")))
        .isEmpty();
    assertThat(unmet(half, cell("a", 10, "no"), cell("a", 11, "yes"), cell("b", 20, "yes")))
        .containsExactly(
            "file.yaml:7: expect[0]: not met: a has neurons <= 0.5 times b"
                + " (a11 has 11, b20 has 20)");
    assertThat(unmet(half, cell("a", 10, "no"), cell("b", 20, "yes"))).hasSize(1);
    assertThat(unmet(half, cell("a", 10, "yes"))).hasSize(1);
  }
}
