package org.superpose.console.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.superpose.console.report.TextTable.Align;
import org.superpose.runner.result.Column;
import org.superpose.runner.scaling.Fit;
import org.superpose.runner.scaling.Fits;
import org.superpose.runner.scaling.GrowthModel;
import org.superpose.runner.scaling.Series;
import org.superpose.runner.text.Numbers;

/** The growth of widths as a person reads it: a table of models for each series that grows. */
public final class ScalingTable {

  private ScalingTable() {}

  /** Returns the tables; empty if no series has enough sizes. */
  public static String render(List<Series> series) {
    return series.stream()
        .map(ScalingTable::render)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static String render(Series series) {
    List<Fit> fits = Fits.of(series);
    if (fits.isEmpty()) {
      return "";
    }
    TextTable table =
        new TextTable()
            .column("model", Align.LEFT)
            .column("constant a", Align.LEFT)
            .column("drift of m'^", Align.LEFT)
            .column("deviation", Align.RIGHT)
            .column("the data", Align.LEFT)
            .column(
                "EXTRAPOLATED to m' = " + Numbers.count(fits.getFirst().extrapolation().outputs()),
                Align.LEFT);
    fits.forEach(fit -> table.row(entries(fit)));
    return heading(series) + "\n" + table.render();
  }

  private static String heading(Series series) {
    String graph = series.kind().get(Column.GRAPH);
    int seeds = series.sizes().values().stream().mapToInt(List::size).min().orElseThrow();
    return "%s%s, at most %s active, %s (neurons: %s), criterion %s\nneurons = a x model; %s sizes from m' = %s to %s, %s seed%s each; %s\n"
        .formatted(
            series.kind().get(Column.TASK),
            graph.isEmpty() ? "" : " on graph " + graph,
            series.kind().get(Column.SPARSITY),
            series.kind().get(Column.CONSTRUCTION),
            series.kind().get(Column.NEURONS_ASKED),
            series.kind().get(Column.CRITERION),
            series.sizes().size(),
            Numbers.count(series.sizes().firstKey()),
            Numbers.count(series.sizes().lastKey()),
            seeds,
            seeds == 1 ? "" : "s or more",
            seeds == 1
                ? "no intervals from a single seed"
                : "intervals at confidence " + Fits.CONFIDENCE + " over seeds");
  }

  private static List<String> entries(Fit fit) {
    Optional<Fit.Uncertainty> known = fit.uncertainty();
    boolean power = fit.model() == GrowthModel.POWER;
    return List.of(
        power
            ? "m'^b, b = " + show(fit.exponent(), known.map(Fit.Uncertainty::exponent))
            : fit.model().toString(),
        show(fit.constant(), known.map(Fit.Uncertainty::constant)),
        power ? "-" : show(fit.drift(), known.map(Fit.Uncertainty::drift)),
        String.format(Locale.ROOT, "%.1f %%", 100 * fit.deviation()),
        fit.ruledOut().map(out -> out ? "rule it out" : "allow it").orElse("cannot tell"),
        show(fit.extrapolation().value(), known.map(Fit.Uncertainty::extrapolation)));
  }

  private static String show(double value, Optional<Fit.Interval> interval) {
    return digits(value)
        + interval
            .map(ends -> " [" + digits(ends.low()) + ", " + digits(ends.high()) + "]")
            .orElse("");
  }

  private static String digits(double value) {
    return Math.abs(value) >= 100
        ? Numbers.count(value)
        : String.format(Locale.ROOT, "%.3f", value);
  }
}
