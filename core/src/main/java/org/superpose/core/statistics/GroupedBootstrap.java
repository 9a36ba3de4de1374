package org.superpose.core.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

/**
 * Percentile intervals by the bootstrap, for statistics of several groups of observations that are
 * independent of each other: each group is resampled for itself. Deviations from a group's mean are
 * stretched by sqrt(k / (k - 1)) for its k observations, since groups here are small and the plain
 * bootstrap understates their variance by just that; the standard error of a mean is then exactly
 * the usual one.
 *
 * <p>Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapters 6, 8 and 13;
 * Davison and Hinkley, Bootstrap Methods and their Application (1997), section 3.2.
 */
public final class GroupedBootstrap {

  private final double[][] groups; // [groups, observations]
  private final double[] means; // [groups]
  private final int replicates;
  private final Seed seed;

  /**
   * Prepares resampling.
   *
   * @param groups the observations // [groups, observations]
   * @param replicates how many resamples to draw, at least 1
   * @param seed the source of randomness; equal seeds give equal resamples for all statistics
   * @throws IllegalArgumentException if a group has fewer than two observations or the number of
   *     replicates is not positive
   */
  public GroupedBootstrap(double[][] groups, int replicates, Seed seed) {
    if (replicates < 1) {
      throw new IllegalArgumentException("replicates must be positive, was " + replicates);
    }
    for (double[] group : groups) {
      if (group.length < 2) {
        throw new IllegalArgumentException("every group needs two observations or more");
      }
    }
    this.groups = Arrays.stream(groups).map(double[]::clone).toArray(double[][]::new);
    this.means =
        Arrays.stream(groups).mapToDouble(g -> Arrays.stream(g).sum() / g.length).toArray();
    this.replicates = replicates;
    this.seed = seed;
  }

  /**
   * Returns the values of a statistic on all resamples, sorted.
   *
   * @param statistic takes groups of the shape of the original ones
   */
  public double[] replicates(ToDoubleFunction<double[][]> statistic) {
    RandomStream random = seed.stream();
    double[] values = new double[replicates];
    for (int i = 0; i < replicates; i++) {
      values[i] = statistic.applyAsDouble(resample(random));
    }
    Arrays.sort(values);
    return values;
  }

  private double[][] resample(RandomStream random) {
    double[][] sample = new double[groups.length][];
    for (int g = 0; g < groups.length; g++) {
      int size = groups[g].length;
      double stretch = Math.sqrt(size / (size - 1.0));
      sample[g] = new double[size];
      for (int i = 0; i < size; i++) {
        sample[g][i] = means[g] + stretch * (groups[g][random.nextInt(size)] - means[g]);
      }
    }
    return sample;
  }

  /**
   * Returns the two ends of the percentile interval of a statistic.
   *
   * @param confidence between 0 and 1, exclusive
   */
  public double[] interval(ToDoubleFunction<double[][]> statistic, double confidence) {
    double[] sorted = replicates(statistic);
    double tail = (1 - confidence) / 2;
    int low = (int) Math.floor(tail * (sorted.length + 1)) - 1;
    int clipped = Math.max(0, Math.min(low, sorted.length - 1));
    return new double[] {sorted[clipped], sorted[sorted.length - 1 - clipped]};
  }
}
