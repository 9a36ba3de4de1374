package org.superpose.cli.scaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.superpose.cli.run.Column;
import org.superpose.core.random.Seed;
import org.superpose.core.statistics.GroupedBootstrap;
import org.superpose.core.statistics.LinearFit;

/**
 * Fits laws of growth to the widths of a series by least squares of logarithms: ln n = ln a + ln
 * f(m') for each law f, and ln n = ln a + b ln m' for any power. Errors of widths are relative, so
 * that every doubling of m' counts the same.
 *
 * <p>Whether the data rule a law out is asked of its drift, the slope of ln n - ln f(m') against ln
 * m': zero if the law holds. Intervals come from resampling seeds, for each m' apart, since the
 * problems of different sizes are independent. They know of no systematic error: a law that is
 * right only for large m' can be ruled out by small ones.
 */
public final class Fits {

  /** Of all intervals. */
  public static final double CONFIDENCE = 0.99;

  /** With fewer sizes, there is no growth to speak of. */
  public static final int FEWEST_SIZES = 3;

  private static final int REPLICATES = 1_999;
  private static final int BEYOND = 16;
  private static final Seed SEED = new Seed(0x5CA1E);

  private Fits() {}

  /** Returns a fit for every law; none if the series has fewer than three sizes. */
  public static List<Fit> of(Series series) {
    if (series.sizes().size() < FEWEST_SIZES || series.sizes().firstKey() < 2) {
      return List.of();
    }
    double[] outputs = series.sizes().keySet().stream().mapToDouble(m -> m).toArray(); // [sizes]
    double[][] logWidths = series.values(Column.NEURONS); // [sizes, seeds]
    for (double[] seeds : logWidths) {
      Arrays.setAll(seeds, i -> Math.log(seeds[i]));
    }
    boolean repeated = Arrays.stream(logWidths).allMatch(seeds -> seeds.length > 1);
    Optional<GroupedBootstrap> bootstrap =
        repeated
            ? Optional.of(new GroupedBootstrap(logWidths, REPLICATES, SEED))
            : Optional.empty();
    List<Fit> fits = new ArrayList<>();
    for (Law law : Law.values()) {
      fits.add(fit(new Line(law, outputs), logWidths, bootstrap));
    }
    return fits;
  }

  private static Fit fit(Line line, double[][] logWidths, Optional<GroupedBootstrap> bootstrap) {
    return new Fit(
        line.law,
        line.constant(logWidths),
        line.exponent(logWidths),
        line.drift(logWidths),
        line.deviation(logWidths),
        new Fit.Extrapolation(line.beyond(), line.extrapolation(logWidths)),
        bootstrap.map(
            seeds ->
                new Fit.Uncertainty(
                    interval(seeds, line::constant),
                    interval(seeds, line::exponent),
                    interval(seeds, line::drift),
                    interval(seeds, line::extrapolation))));
  }

  private static Fit.Interval interval(
      GroupedBootstrap bootstrap, ToDoubleFunction<double[][]> statistic) {
    double[] ends = bootstrap.interval(statistic, CONFIDENCE);
    return new Fit.Interval(ends[0], ends[1]);
  }

  /** The line of one law through the logarithms of widths, [sizes, seeds] in every method. */
  private record Line(Law law, double[] outputs) {

    double constant(double[][] logWidths) {
      return law == Law.POWER
          ? Math.exp(regression(logWidths).intercept())
          : Math.exp(Arrays.stream(residuals(logWidths)).average().orElseThrow());
    }

    double exponent(double[][] logWidths) {
      return law == Law.POWER ? regression(logWidths).slope() : 0;
    }

    double drift(double[][] logWidths) {
      return law == Law.POWER ? 0 : regression(logWidths).slope();
    }

    double deviation(double[][] logWidths) {
      if (law == Law.POWER) {
        return regression(logWidths).residualDeviation();
      }
      double[] residuals = residuals(logWidths);
      double mean = Arrays.stream(residuals).average().orElseThrow();
      double squares = Arrays.stream(residuals).map(r -> (r - mean) * (r - mean)).sum();
      return Math.sqrt(squares / (residuals.length - 1));
    }

    double beyond() {
      return BEYOND * outputs[outputs.length - 1];
    }

    double extrapolation(double[][] logWidths) {
      return constant(logWidths) * law.growth(beyond()) * Math.pow(beyond(), exponent(logWidths));
    }

    private LinearFit regression(double[][] logWidths) {
      double[] x = new double[Arrays.stream(logWidths).mapToInt(seeds -> seeds.length).sum()];
      int next = 0;
      for (int size = 0; size < outputs.length; size++) {
        for (int seed = 0; seed < logWidths[size].length; seed++) {
          x[next++] = Math.log(outputs[size]);
        }
      }
      return LinearFit.of(x, residuals(logWidths));
    }

    /** Returns ln n - ln f(m') for all sizes and seeds. */
    private double[] residuals(double[][] logWidths) {
      double[] residuals = new double[Arrays.stream(logWidths).mapToInt(s -> s.length).sum()];
      int next = 0;
      for (int size = 0; size < outputs.length; size++) {
        for (double logWidth : logWidths[size]) {
          residuals[next++] = logWidth - Math.log(law.growth(outputs[size]));
        }
      }
      return residuals;
    }
  }
}
