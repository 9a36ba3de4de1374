package org.superpose.core.statistics;

import java.util.Arrays;

/**
 * The least-squares line through groups of observations, as the weights with which it adds up the
 * groups' means: every value of the line is a weighted sum. Sums are taken around the mean place,
 * so that far-away groups lose no digits.
 *
 * <p>Source: Draper and Smith, Applied Regression Analysis (1998), sections 1.2 and 2.1.
 */
public final class LineWeights {

  private final double[] mean; // [groups]
  private final double[] slope; // [groups]
  private final double center;

  private LineWeights(double[] mean, double[] slope, double center) {
    this.mean = mean;
    this.slope = slope;
    this.center = center;
  }

  /**
   * Makes the weights.
   *
   * @param x where the groups are // [groups]
   * @param counts how many observations each has // [groups]
   * @throws IllegalArgumentException if the lengths differ or not at least two values of x differ
   */
  public static LineWeights of(double[] x, int[] counts) {
    if (x.length != counts.length) {
      throw new IllegalArgumentException("%s x for %s counts".formatted(x.length, counts.length));
    }
    double[] mean = mean(counts);
    double center = 0;
    for (int group = 0; group < x.length; group++) {
      center += mean[group] * x[group];
    }
    double[] slope = new double[x.length];
    double squares = 0;
    for (int group = 0; group < x.length; group++) {
      slope[group] = counts[group] * (x[group] - center);
      squares += slope[group] * (x[group] - center);
    }
    if (!(squares > 0)) {
      throw new IllegalArgumentException("a line needs groups at two different places");
    }
    for (int group = 0; group < x.length; group++) {
      slope[group] /= squares;
    }
    return new LineWeights(mean, slope, center);
  }

  /**
   * Returns the weights of the mean of all observations.
   *
   * @param counts how many observations each group has // [groups]
   */
  public static double[] mean(int[] counts) {
    double all = Arrays.stream(counts).sum();
    return Arrays.stream(counts).mapToDouble(count -> count / all).toArray();
  }

  /** Returns the weights of the slope // [groups]. */
  public double[] slope() {
    return slope.clone();
  }

  /** Returns the weights of the line's value at a place // [groups]. */
  public double[] at(double x) {
    double[] weights = mean.clone();
    for (int group = 0; group < weights.length; group++) {
      weights[group] += (x - center) * slope[group];
    }
    return weights;
  }
}
