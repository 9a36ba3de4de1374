package org.superpose.runner.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.scaling.Fit;
import org.superpose.runner.scaling.Fits;
import org.superpose.runner.scaling.GrowthModel;
import org.superpose.runner.scaling.Series;

/** The growth of sizes for programs: fitted models, and the data of plots, as CSV. */
public final class ScalingFiles {

  private static final List<String> FIT_COLUMNS =
      List.of(
          "sizes",
          "seeds",
          "m_out_from",
          "m_out_to",
          "law",
          "constant",
          "constant_low",
          "constant_high",
          "exponent",
          "exponent_low",
          "exponent_high",
          "drift",
          "drift_low",
          "drift_high",
          "misfit",
          "misfit_explained",
          "ruled_out",
          "deviation",
          "extrapolated_m_out",
          "extrapolated_neurons",
          "extrapolated_low",
          "extrapolated_high",
          "confidence");

  private static final List<Column> PLOTTED =
      List.of(
          Column.NEURONS,
          Column.PARAMETERS,
          Column.NONZEROS,
          Column.PARAMETER_BITS,
          Column.BOUND_NEURONS,
          Column.BOUND_PARAMETER_BITS);

  private ScalingFiles() {}

  /** Returns every model fitted to every series that grows, a line each, with a heading. */
  public static String fits(List<Series> series) {
    StringBuilder text = new StringBuilder(Csv.line(heading(FIT_COLUMNS)));
    for (Series one : series) {
      for (Fit fit : Fits.of(one)) {
        text.append(Csv.line(fields(one, fit)));
      }
    }
    return text.toString();
  }

  private static Object[] heading(List<String> columns) {
    return Stream.concat(Series.KIND.stream().map(Column::label), columns.stream()).toArray();
  }

  private static Object[] fields(Series series, Fit fit) {
    List<Object> fields = new ArrayList<>(series.kind().values());
    boolean power = fit.model() == GrowthModel.POWER;
    fields.addAll(
        List.of(
            series.sizes().size(),
            series.sizes().values().stream().mapToInt(List::size).min().orElseThrow(),
            series.sizes().firstKey(),
            series.sizes().lastKey(),
            fit.model()));
    addWithInterval(fields, fit.constant(), fit, Fit.Uncertainty::constant);
    addWithInterval(fields, power ? fit.exponent() : null, fit, Fit.Uncertainty::exponent);
    addWithInterval(fields, power ? null : fit.drift(), fit, Fit.Uncertainty::drift);
    fields.add(fit.uncertainty().map(known -> known.misfit().distance()).orElse(null));
    fields.add(fit.uncertainty().map(known -> known.misfit().explained()).orElse(null));
    fields.add(fit.ruledOut().map(out -> out ? "yes" : "no").orElse(null));
    fields.add(fit.deviation());
    fields.add((long) fit.extrapolation().outputs());
    addWithInterval(fields, fit.extrapolation().value(), fit, Fit.Uncertainty::extrapolation);
    fields.add(fit.uncertainty().isPresent() ? Fits.CONFIDENCE : null);
    return fields.toArray();
  }

  private static void addWithInterval(
      List<Object> fields, Double value, Fit fit, Function<Fit.Uncertainty, Fit.Interval> which) {
    Optional<Fit.Interval> interval =
        value == null ? Optional.empty() : fit.uncertainty().map(which);
    fields.add(value);
    fields.add(interval.map(Fit.Interval::low).orElse(null));
    fields.add(interval.map(Fit.Interval::high).orElse(null));
  }

  /**
   * Returns the sizes of every series at every m', a line each: least, median and largest over
   * seeds. The exponential gap is {@code neurons} against {@code m_out} for the tasks that
   * represent and those that compute; the number of parameters as an estimate of the number of
   * features is {@code parameters} against {@code m_out} across constructions.
   */
  public static String sizes(List<Series> series) {
    List<String> columns = new ArrayList<>(List.of("role", "m", "m_out", "seeds"));
    for (Column column : PLOTTED) {
      Stream.of("_least", "_median", "_largest").forEach(end -> columns.add(column.label() + end));
    }
    StringBuilder text = new StringBuilder(Csv.line(heading(columns)));
    for (Series one : series) {
      for (Map.Entry<Integer, List<CellResult>> size : one.sizes().entrySet()) {
        text.append(Csv.line(fields(one, size.getKey(), size.getValue())));
      }
    }
    return text.toString();
  }

  private static Object[] fields(Series series, int outputs, List<CellResult> rows) {
    List<Object> fields = new ArrayList<>(series.kind().values());
    fields.add(rows.getFirst().text(Column.ROLE));
    fields.add(rows.getFirst().cell().features());
    fields.add(outputs);
    fields.add(rows.size());
    for (Column column : PLOTTED) {
      double[] sorted =
          rows.stream()
              .map(row -> row.number(column))
              .flatMapToDouble(OptionalDouble::stream)
              .sorted()
              .toArray();
      fields.addAll(
          sorted.length == 0
              ? Arrays.asList(null, null, null)
              : List.of(sorted[0], median(sorted), sorted[sorted.length - 1]));
    }
    return fields.toArray();
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : DoubleStream.of(sorted[middle - 1], sorted[middle]).average().orElseThrow();
  }
}
