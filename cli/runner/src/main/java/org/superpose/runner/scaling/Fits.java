package org.superpose.runner.scaling;

import java.util.List;
import java.util.Optional;
import org.superpose.core.statistics.Replicates;
import org.superpose.core.statistics.Replicates.Reading;
import org.superpose.runner.config.Neurons;
import org.superpose.runner.config.Search;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.SearchSummary;

/**
 * Fits growth models to the widths of a series by least squares of logarithms: ln n = ln a + ln
 * f(m') for each model f, and ln n = ln a + b ln m' for any power. Errors of widths are relative,
 * so that every doubling of m' counts the same.
 *
 * <p>The data allow a model if two things hold. Its drift, the slope of ln n - ln f(m') against ln
 * m', is zero within its interval; and the widths are no farther from the model than they scatter
 * over seeds. Intervals and the second test come from {@link Replicates}, seeds being independent
 * and the problems of different sizes too. They know of no systematic error: a model that is right
 * only for large m' can be ruled out by small ones.
 *
 * <p>Widths are whole numbers, and a search ends a little above a width that is not enough: the
 * width that a model describes lies anywhere from there to half a neuron above the width found. A
 * model counts as followed to one part in a thousand.
 */
public final class Fits {

  /** Of every interval, and of the statement that a model is ruled out. */
  public static final double CONFIDENCE = 0.99;

  /** With fewer sizes, growth cannot be told. */
  public static final int FEWEST_SIZES = 3;

  /** Two statements rule a model out: each may err half as often as both together. */
  private static final double CONFIDENCE_OF_EACH = (1 + CONFIDENCE) / 2;

  private static final double TOLERANCE = 0.001; // of a model
  private static final double HALF_NEURON = 0.5;

  private Fits() {}

  /** Returns a fit for every model; none if the series has fewer than three sizes. */
  public static List<Fit> of(Series series) {
    return of(series, List.of(GrowthModel.values()));
  }

  /** Returns a fit for some models; none if the series has fewer than three sizes. */
  static List<Fit> of(Series series, List<GrowthModel> models) {
    if (series.sizes().size() < FEWEST_SIZES || series.sizes().firstKey() < 2) {
      return List.of();
    }
    double[] outputs = series.sizes().keySet().stream().mapToDouble(m -> m).toArray(); // [sizes]
    List<List<Reading>> widths =
        series.sizes().values().stream()
            .map(rows -> rows.stream().map(Fits::logarithm).toList())
            .toList();
    return models.stream().map(model -> fit(new Line(model, outputs, widths))).toList();
  }

  /** Returns what a row says of ln n. */
  private static Reading logarithm(CellResult row) {
    double neurons = row.network().orElseThrow().neurons();
    double low = Math.max(neurons - resolution(row, neurons), neurons / 2);
    return new Reading(
        Math.log(neurons), Math.log(low) - TOLERANCE, Math.log(neurons + HALF_NEURON) + TOLERANCE);
  }

  /** Returns how far below a width the next one lies that is known to be too small. */
  private static double resolution(CellResult row, double neurons) {
    if (row.search().map(SearchSummary::found).orElse(null)
        instanceof SearchSummary.Found.Width(int width, int below)) {
      return Math.max(1, width - below);
    }
    boolean searched = row.cell().requestedNeurons().equals(new Neurons.Minimal().toString());
    return searched ? Math.max(1, Math.floor(Search.standard().resolution() * neurons)) : 1;
  }

  private static Fit fit(Line line) {
    return new Fit(
        line.model(),
        Math.exp(line.estimate(line.logConstant())),
        line.isPower() ? line.estimate(line.slope()) : 0,
        line.isPower() ? 0 : line.estimate(line.slope()),
        line.deviation(),
        new Fit.Extrapolation(line.beyond(), line.extrapolation(line.estimate(line.logBeyond()))),
        line.isRepeated() ? Optional.of(uncertainty(line)) : Optional.empty());
  }

  private static Fit.Uncertainty uncertainty(Line line) {
    Replicates replicates = new Replicates(line.distances());
    Replicates.Interval constant = replicates.interval(line.logConstant(), CONFIDENCE_OF_EACH);
    Replicates.Interval slope = replicates.interval(line.slope(), CONFIDENCE_OF_EACH);
    Replicates.Interval beyond = replicates.interval(line.logBeyond(), CONFIDENCE_OF_EACH);
    Fit.Interval none = new Fit.Interval(0, 0);
    Fit.Interval free = new Fit.Interval(slope.low(), slope.high());
    return new Fit.Uncertainty(
        new Fit.Interval(Math.exp(constant.low()), Math.exp(constant.high())),
        line.isPower() ? free : none,
        line.isPower() ? none : free,
        new Fit.Interval(line.extrapolation(beyond.low()), line.extrapolation(beyond.high())),
        replicates.misfit(line.weightsOfTheModel(), line.isPower() ? 2 : 1, CONFIDENCE_OF_EACH));
  }
}
