package org.superpose.runner.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.statistics.ClopperPearson;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.RowValues;
import org.superpose.runner.result.Rows;

/**
 * Simulates comparisons whose widths follow a known model, and counts how often an interval misses
 * the truth or the model is ruled out: no oftener than {@link Fits#CONFIDENCE} says.
 */
class FitsCoverageTest {

  private static final Seed SEED = new Seed(20_261_127);
  private static final int RUNS = 500;

  /** How a width becomes a whole number. */
  enum Rounding {
    /** To the nearest. */
    NEAREST,
    /** To the smallest that suffices. */
    UP,
    /** To the smallest that suffices of every fiftieth: a search that stops at two percent. */
    SEARCH
  }

  /** One simulated comparison after another. */
  private record Simulation(
      GrowthModel model,
      int sizes,
      int seeds,
      double constant,
      double spread,
      double fading,
      boolean skewed) {

    private static final double EXPONENT = 0.6;

    double width(double outputs) {
      return constant
          * model.growth(outputs)
          * (model == GrowthModel.POWER ? Math.pow(outputs, EXPONENT) : 1);
    }

    Series draw(Rounding rounding, RandomStream random) {
      List<CellResult> rows = new ArrayList<>();
      for (int size = 0; size < sizes; size++) {
        int outputs = 128 << size;
        double scatter = spread * Math.pow(fading, -size / (sizes - 1.0));
        for (int seed = 1; seed <= seeds; seed++) {
          double noise = skewed ? -Math.log1p(-random.nextDouble()) - 1 : random.nextGaussian();
          rows.add(row(outputs, seed, width(outputs) * Math.exp(scatter * noise), rounding));
        }
      }
      return Series.of(rows).getFirst();
    }

    private static CellResult row(int outputs, long seed, double width, Rounding rounding) {
      long nearest = Math.max(1, Math.round(width));
      long up = (long) Math.ceil(width);
      double step = Math.pow(1.02, Math.ceil(Math.log(width) / Math.log(1.02)));
      return switch (rounding) {
        case NEAREST ->
            RowValues.of(FitsTest.row(outputs, seed, nearest))
                .set(Column.NEURONS_ASKED, "auto")
                .build();
        case UP ->
            RowValues.of(FitsTest.row(outputs, seed, up)).set(Column.NEURONS_ASKED, "auto").build();
        case SEARCH ->
            Rows.searched(
                    RowValues.of(FitsTest.row(outputs, seed, (long) Math.ceil(step))),
                    (long) Math.ceil(step),
                    (long) Math.floor(step / 1.02))
                .build();
      };
    }

    /** Returns what the fit of the true model gets wrong. */
    Map<String, Boolean> misses(Series series) {
      Fit fit = Fits.of(series, List.of(model)).getFirst();
      Fit.Uncertainty known = fit.uncertainty().orElseThrow();
      Map<String, Boolean> misses = new LinkedHashMap<>();
      misses.put("constant", isOutside(constant, known.constant()));
      misses.put(
          "exponent", isOutside(model == GrowthModel.POWER ? EXPONENT : 0, known.exponent()));
      misses.put("drift", isOutside(0, known.drift()));
      misses.put(
          "extrapolation", isOutside(width(fit.extrapolation().outputs()), known.extrapolation()));
      misses.put("ruled out", fit.ruledOut().orElseThrow());
      return misses;
    }

    private static boolean isOutside(double truth, Fit.Interval interval) {
      return !(interval.low() <= truth && truth <= interval.high());
    }
  }

  @ParameterizedTest
  @CsvSource({
    // two, three and five seeds; widths from ten to ten thousand; scatter below and above rounding
    "SQRT_TIMES_LOG,3,2,0.2,0.02",
    "SQRT_TIMES_LOG,3,3,2,0.02",
    "SQRT_TIMES_LOG,5,2,2,0.002",
    "SQRT_TIMES_LOG,7,3,0.2,0.005",
    "SQRT_TIMES_LOG,7,5,20,0.02",
    "SQRT_TIMES_LOG,4,5,2,0.05",
    "LINEAR,3,2,0.1,0",
    "LINEAR,6,3,0.1,0.01",
    "LOG,5,3,8,0.02",
    "POWER,3,2,1,0.02",
    "POWER,3,5,1,0.005",
    "POWER,5,3,0.5,0.02",
    "POWER,7,2,10,0.02"
  })
  void errsAsRarelyAsItSays(
      GrowthModel model, int sizes, int seeds, double constant, double spread) {
    for (boolean skewed : new boolean[] {false, true}) {
      assertErrsRarely(new Simulation(model, sizes, seeds, constant, spread, 1, skewed));
    }
  }

  @ParameterizedTest
  @CsvSource({"3,2", "5,3", "7,5"})
  void theScatterOfTheSmallestSizeMayBeTwiceThatOfTheLargest(int sizes, int seeds) {
    assertErrsRarely(new Simulation(GrowthModel.SQRT_TIMES_LOG, sizes, seeds, 20, 0.04, 2, false));
    assertErrsRarely(new Simulation(GrowthModel.POWER, sizes, seeds, 20, 0.04, 2, false));
  }

  private static void assertErrsRarely(Simulation simulation) {
    for (Rounding rounding : Rounding.values()) {
      RandomStream random = SEED.derive(simulation + " " + rounding).stream();
      Map<String, Integer> misses = new LinkedHashMap<>();
      for (int run = 0; run < RUNS; run++) {
        simulation
            .misses(simulation.draw(rounding, random))
            .forEach((what, missed) -> misses.merge(what, missed ? 1 : 0, Integer::sum));
      }
      misses.forEach(
          (what, count) ->
              assertThat(ClopperPearson.interval(count, RUNS, 0.9999).low())
                  .as("%s of %s, %s: wrong in %d of %d", what, simulation, rounding, count, RUNS)
                  .isLessThanOrEqualTo(1 - Fits.CONFIDENCE));
    }
  }
}
