package org.superpose.runner.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.RowValues;
import org.superpose.runner.result.Rows;

/** Series that follow a known model. */
class FitsTest {

  private static final Seed SEED = new Seed(77);
  private static final int SIZES = 7;

  static CellResult row(int outputs, long seed, long neurons) {
    return Rows.judged()
        .set(Column.TASK, "pairwise-and")
        .set(Column.CONSTRUCTION, "sparse")
        .set(Column.STATUS, "ok")
        .set(Column.CRITERION_MET, "yes")
        .set(Column.NEURONS_ASKED, "minimal")
        .set(Column.M_OUT, outputs)
        .set(Column.SEED, seed)
        .set(Column.NEURONS, neurons)
        .build();
  }

  /** Widths with a relative noise of about two percent. */
  private static Series series(DoubleUnaryOperator width, int seeds) {
    RandomStream random = SEED.derive("noise").stream();
    List<CellResult> rows = new ArrayList<>();
    for (int size = 0; size < SIZES; size++) {
      int outputs = 256 << size;
      for (int seed = 1; seed <= seeds; seed++) {
        double noise = Math.exp(0.02 * random.nextGaussian());
        rows.add(row(outputs, seed, Math.round(width.applyAsDouble(outputs) * noise)));
      }
    }
    return Series.of(rows).getFirst();
  }

  private static Fit fit(Series series, GrowthModel model) {
    return Fits.of(series).stream().filter(fit -> fit.model() == model).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(value = GrowthModel.class, names = "POWER", mode = EnumSource.Mode.EXCLUDE)
  void theModelThatTheWidthsFollowStaysAndTheOthersAreRuledOut(GrowthModel truth) {
    Series series = series(outputs -> 40 * truth.growth(outputs), 4);

    for (Fit fit : Fits.of(series)) {
      boolean free = fit.model() == GrowthModel.POWER; // near enough to some of the models
      assertThat(fit.ruledOut())
          .as("%s", fit)
          .matches(out -> free || out.get() != (fit.model() == truth));
    }
    Fit right = fit(series, truth);
    assertThat(right.constant()).isCloseTo(40, within(0.8));
    Fit.Interval interval = right.uncertainty().orElseThrow().constant();
    assertThat(interval.low()).isLessThan(40);
    assertThat(interval.high()).isGreaterThan(40);
    assertThat(right.deviation()).isBetween(0.01, 0.03);
  }

  @Test
  void theFreeExponentIsFound() {
    Fit power = fit(series(outputs -> 3 * Math.pow(outputs, 0.6), 4), GrowthModel.POWER);

    assertThat(power.exponent()).isCloseTo(0.6, within(0.01));
    assertThat(power.constant()).isCloseTo(3, within(0.25));
    assertThat(power.drift()).isZero();
  }

  @Test
  void theExtrapolationFollowsTheModel() {
    Fit linear = fit(series(outputs -> outputs, 2), GrowthModel.LINEAR);

    // By hand: sixteen times the largest size.
    assertThat(linear.extrapolation().outputs()).isEqualTo(16 * (256 << (SIZES - 1)));
    assertThat(linear.extrapolation().value())
        .isEqualTo(linear.constant() * linear.extrapolation().outputs());
  }

  @Test
  void oneSeedGivesNoIntervalsAndRulesNothingOut() {
    assertThat(Fits.of(series(outputs -> outputs, 1)))
        .hasSize(GrowthModel.values().length)
        .allMatch(fit -> fit.uncertainty().isEmpty() && fit.ruledOut().isEmpty());
  }

  /** The same width for every seed, as a construction's own analysis gives it. */
  private static Series equal(DoubleUnaryOperator width, int sizes, int seeds, String requested) {
    List<CellResult> rows = new ArrayList<>();
    for (int size = 0; size < sizes; size++) {
      for (int seed = 1; seed <= seeds; seed++) {
        long neurons = (long) Math.ceil(width.applyAsDouble(256 << size));
        rows.add(
            RowValues.of(row(256 << size, seed, neurons))
                .set(Column.NEURONS_ASKED, requested)
                .build());
      }
    }
    return Series.of(rows).getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "3,2,auto,0", "3,3,auto,0", "7,3,auto,0", "7,5,minimal,0",
    "3,2,auto,0.001", "5,3,auto,0.001", "7,5,auto,0.001", "7,3,minimal,0.001"
  })
  void equalWidthsOfAllSeedsLeaveTheModelThatTheyFollow(
      int sizes, int seeds, String requested, double wave) {
    for (GrowthModel truth : GrowthModel.values()) {
      for (double constant : new double[] {2, 5.3, 81, 1_234}) {
        DoubleUnaryOperator width =
            outputs -> {
              double beside = 1 + wave * Math.sin(7 * outputs);
              return constant
                  * beside
                  * truth.growth(outputs)
                  * (truth == GrowthModel.POWER ? 9 : 1);
            };
        Fit fit = fit(equal(width, sizes, seeds, requested), truth);
        assertThat(fit.ruledOut()).as("%s", fit).contains(false);
      }
    }
  }

  @Test
  void equalWidthsStillRuleOtherModelsOut() {
    Series series = equal(outputs -> 3 * GrowthModel.SQRT_TIMES_LOG.growth(outputs), 7, 3, "auto");

    for (Fit fit : Fits.of(series)) {
      assertThat(fit.ruledOut()).as("%s", fit).contains(fit.model() != GrowthModel.SQRT_TIMES_LOG);
    }
  }

  @Test
  void aModelWithoutDriftIsRuledOutWhereTheWidthsAreNotOnIt() {
    // A third more at the two middle sizes: no drift, but no model either.
    Series bent = equal(m -> (m == 512 || m == 1_024 ? 4 : 3) * m, 4, 3, "auto");
    Fit linear = fit(bent, GrowthModel.LINEAR);

    assertThat(linear.uncertainty().orElseThrow().drift())
        .satisfies(drift -> assertThat(drift.low()).isNegative())
        .satisfies(drift -> assertThat(drift.high()).isPositive());
    assertThat(linear.ruledOut()).contains(true);
    assertThat(fit(bent, GrowthModel.POWER).ruledOut()).contains(true);
  }

  @Test
  void aWidthIsKnownNoBetterThanItsSearchEnded() {
    List<CellResult> rows = new ArrayList<>();
    for (int size = 0; size < 4; size++) {
      for (int seed = 1; seed <= 3; seed++) {
        // Ten percent beside the model, but the search stopped at twenty.
        long neurons = (size % 2 == 0 ? 1_000L : 1_100L) << size;
        rows.add(
            Rows.searched(RowValues.of(row(256 << size, seed, neurons)), neurons, neurons * 4 / 5)
                .build());
      }
    }
    Fit coarse = fit(Series.of(rows).getFirst(), GrowthModel.LINEAR);
    List<CellResult> fine =
        rows.stream()
            .map(r -> RowValues.of(r).set(Column.NEURONS_ASKED, "auto").build())
            .map(r -> RowValues.of(r).set(Column.SEARCH_BELOW, (long) below(r)).build())
            .toList();

    assertThat(coarse.ruledOut()).contains(false);
    assertThat(fit(Series.of(fine).getFirst(), GrowthModel.LINEAR).ruledOut()).contains(true);
  }

  private static double below(CellResult row) {
    return row.number(Column.SEARCH_WIDTH).orElseThrow() - 1;
  }

  @Test
  void twoSizesAreNoGrowth() {
    Series two = Series.of(List.of(row(16, 1, 9), row(32, 1, 12))).getFirst();

    assertThat(Fits.of(two)).isEmpty();
  }

  @Test
  void equalSeriesGiveEqualFits() {
    assertThat(Fits.of(series(outputs -> outputs, 3)))
        .isEqualTo(Fits.of(series(outputs -> outputs, 3)));
  }

  @Test
  void onlyRightNetworksOfFoundWidthsEnter() {
    CellResult right = row(16, 1, 9);
    CellResult given = RowValues.of(right).set(Column.NEURONS_ASKED, "64").build();
    CellResult failed = RowValues.of(right).set(Column.STATUS, "failed").build();
    CellResult wrong = RowValues.of(right).set(Column.CRITERION_MET, "no").build();
    CellResult other = RowValues.of(right).set(Column.CONSTRUCTION, "dense").build();

    List<Series> series = Series.of(List.of(given, failed, right, wrong, other));

    assertThat(series).hasSize(2);
    assertThat(series.getFirst().sizes()).containsOnlyKeys(16);
    assertThat(series.getFirst().sizes().get(16)).containsExactly(right);
  }
}
