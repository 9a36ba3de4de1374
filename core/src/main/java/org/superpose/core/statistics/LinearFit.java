package org.superpose.core.statistics;

/**
 * The straight line with the least sum of squared vertical distances from some points. Sums are
 * taken around the means, so that far-away points lose no digits.
 *
 * @param intercept the line's value at 0
 * @param slope its rise by unit
 * @param residualDeviation the standard deviation around it, with two degrees of freedom less than
 *     points; 0 for two points
 */
public record LinearFit(double intercept, double slope, double residualDeviation) {

  /**
   * Fits a line.
   *
   * @param x where the points are // [points]
   * @param y their values // [points]
   * @throws IllegalArgumentException if the lengths differ or not at least two values of x differ
   */
  public static LinearFit of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException("%d x for %d y".formatted(x.length, y.length));
    }
    double meanX = mean(x);
    double meanY = mean(y);
    double squares = 0;
    double products = 0;
    for (int i = 0; i < x.length; i++) {
      squares += (x[i] - meanX) * (x[i] - meanX);
      products += (x[i] - meanX) * (y[i] - meanY);
    }
    if (!(squares > 0)) {
      throw new IllegalArgumentException("a line needs points at two different places");
    }
    double slope = products / squares;
    double rest = 0;
    for (int i = 0; i < x.length; i++) {
      double residual = y[i] - meanY - slope * (x[i] - meanX);
      rest += residual * residual;
    }
    double deviation = x.length > 2 ? Math.sqrt(rest / (x.length - 2)) : 0;
    return new LinearFit(meanY - slope * meanX, slope, deviation);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
