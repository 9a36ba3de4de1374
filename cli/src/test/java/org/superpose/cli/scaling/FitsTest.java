package org.superpose.cli.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.superpose.cli.run.Column;
import org.superpose.cli.run.Row;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

/** Series that follow a known law. */
class FitsTest {

  private static final Seed SEED = new Seed(77);
  private static final int SIZES = 7;

  static Row row(int outputs, long seed, long neurons) {
    return Row.builder()
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
    List<Row> rows = new ArrayList<>();
    for (int size = 0; size < SIZES; size++) {
      int outputs = 256 << size;
      for (int seed = 1; seed <= seeds; seed++) {
        double noise = Math.exp(0.02 * random.nextGaussian());
        rows.add(row(outputs, seed, Math.round(width.applyAsDouble(outputs) * noise)));
      }
    }
    return Series.of(rows).getFirst();
  }

  private static Fit fit(Series series, Law law) {
    return Fits.of(series).stream().filter(fit -> fit.law() == law).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(value = Law.class, names = "POWER", mode = EnumSource.Mode.EXCLUDE)
  void theLawThatTheWidthsFollowStaysAndTheOthersAreRuledOut(Law truth) {
    Series series = series(outputs -> 40 * truth.growth(outputs), 4);

    for (Fit fit : Fits.of(series)) {
      boolean stays = fit.law() == truth || fit.law() == Law.POWER;
      assertThat(fit.ruledOut()).as("%s", fit).contains(!stays);
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
    Fit power = fit(series(outputs -> 3 * Math.pow(outputs, 0.6), 4), Law.POWER);

    assertThat(power.exponent()).isCloseTo(0.6, within(0.01));
    assertThat(power.constant()).isCloseTo(3, within(0.25));
    assertThat(power.drift()).isZero();
  }

  @Test
  void theExtrapolationFollowsTheLaw() {
    Fit linear = fit(series(outputs -> outputs, 2), Law.LINEAR);

    // By hand: sixteen times the largest size.
    assertThat(linear.extrapolation().outputs()).isEqualTo(16 * (256 << (SIZES - 1)));
    assertThat(linear.extrapolation().value())
        .isEqualTo(linear.constant() * linear.extrapolation().outputs());
  }

  @Test
  void oneSeedGivesNoIntervalsAndRulesNothingOut() {
    assertThat(Fits.of(series(outputs -> outputs, 1)))
        .hasSize(Law.values().length)
        .allMatch(fit -> fit.uncertainty().isEmpty() && fit.ruledOut().isEmpty());
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
    Row right = row(16, 1, 9);
    Row given = right.toBuilder().set(Column.NEURONS_ASKED, "64").build();
    Row failed = right.toBuilder().set(Column.STATUS, "failed").build();
    Row wrong = right.toBuilder().set(Column.CRITERION_MET, "no").build();
    Row other = right.toBuilder().set(Column.CONSTRUCTION, "dense").build();

    List<Series> series = Series.of(List.of(given, failed, right, wrong, other));

    assertThat(series).hasSize(2);
    assertThat(series.getFirst().sizes()).containsOnlyKeys(16);
    assertThat(series.getFirst().sizes().get(16)).containsExactly(right);
  }
}
