package org.superpose.cli.scaling;

import java.util.Optional;

/**
 * How a law fits a series.
 *
 * @param law the law
 * @param constant its factor a
 * @param exponent b, of the law of any power only; 0 for the others
 * @param drift the power of m' by which the widths grow faster than the law; 0 for any power
 * @param deviation the typical relative distance of a width from the law, of its logarithm
 * @param extrapolation the width that the law gives beyond the data
 * @param uncertainty the intervals, if every size has at least two seeds
 */
public record Fit(
    Law law,
    double constant,
    double exponent,
    double drift,
    double deviation,
    Extrapolation extrapolation,
    Optional<Uncertainty> uncertainty) {

  /** A width beyond the data: a guess, however narrow its interval. */
  public record Extrapolation(double outputs, double value) {}

  /** Bootstrap intervals over seeds, all at {@link Fits#CONFIDENCE}. */
  public record Uncertainty(
      Interval constant, Interval exponent, Interval drift, Interval extrapolation) {}

  /** An interval. */
  public record Interval(double low, double high) {}

  /**
   * Returns whether the data rule the law out: they drift from it by more than seeds explain. Empty
   * if that cannot be told.
   */
  public Optional<Boolean> ruledOut() {
    return uncertainty.map(
        known -> law != Law.POWER && (known.drift().low() > 0 || known.drift().high() < 0));
  }
}
