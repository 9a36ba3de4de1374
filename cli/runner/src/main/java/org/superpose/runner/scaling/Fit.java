package org.superpose.runner.scaling;

import java.util.Optional;
import org.superpose.core.statistics.Replicates.Misfit;

/**
 * How a model fits a series.
 *
 * @param model the model
 * @param constant its factor a
 * @param exponent b, of the model of any power only; 0 for the others
 * @param drift the power of m' by which the widths grow faster than the model; 0 for any power
 * @param deviation the typical relative distance of a width from the model, of its logarithm
 * @param extrapolation the width that the model gives beyond the data
 * @param uncertainty the intervals, if every size has at least two seeds
 */
public record Fit(
    GrowthModel model,
    double constant,
    double exponent,
    double drift,
    double deviation,
    Extrapolation extrapolation,
    Optional<Uncertainty> uncertainty) {

  /** A width beyond the data: a guess, however narrow its interval. */
  public record Extrapolation(double outputs, double value) {}

  /**
   * What seeds say of chance: intervals that hold if the model does, all at {@link
   * Fits#CONFIDENCE}, and the distance of the widths from the model, of their logarithms, against
   * what scatter over seeds and rounding explain.
   */
  public record Uncertainty(
      Interval constant,
      Interval exponent,
      Interval drift,
      Interval extrapolation,
      Misfit misfit) {}

  /** An interval. */
  public record Interval(double low, double high) {}

  /**
   * Returns whether the data rule the model out: they drift from it, or lie beside it, by more than
   * scatter over seeds and rounding explain. A model that holds is ruled out with a probability of
   * at most 1 - {@link Fits#CONFIDENCE}. Empty if that cannot be told.
   */
  public Optional<Boolean> ruledOut() {
    return uncertainty.map(
        known ->
            known.drift().low() > 0 || known.drift().high() < 0 || known.misfit().contradicts());
  }
}
