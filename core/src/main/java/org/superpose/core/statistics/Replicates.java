package org.superpose.core.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Groups of repeated observations, each known to lie between two limits only, as whole numbers are
 * known of what was rounded to them: intervals of weighted sums of the groups' means, and whether
 * the groups lie on a model.
 *
 * <p>An interval adds up two things. <em>Chance</em>: Student's t times the standard error from the
 * scatter within groups, pooled over all of them, with one degree of freedom less than observations
 * for each group. <em>Rounding</em>: as far as the sum can move with all observations between their
 * limits, not a random part of it, since rounding does not average out where repeated observations
 * are equal. Within the limits an observation may also scatter unseen; the variance of a uniform
 * distribution between them is added to the scatter seen.
 *
 * <p>Requirements: groups independent, with the same scatter. It need not be normal: t is taken at
 * half the allowed risk, and by the first Cornish-Fisher term for noise of skewness 2 in the worse
 * direction, that of an exponential distribution. It vanishes for slopes over evenly spread groups
 * and is large for the mean of few observations. {@code ReplicatesTest} has the coverage, for which
 * a percentile bootstrap has too few observations to draw from.
 *
 * <p>Source: Draper and Smith, Applied Regression Analysis (1998), sections 2.1 (lack of fit
 * against pure error) and 3.1; Johnson, Modified t tests and confidence intervals for asymmetrical
 * populations, JASA 73 (1978), and Hall, The Bootstrap and Edgeworth Expansion (1992), section 2.6,
 * for the skewness of t. The treatment of rounding is that of partial identification: Manski,
 * Partial Identification of Probability Distributions (2003), chapter 1.
 */
public final class Replicates {

  private static final double LARGEST_SKEWNESS = 2; // of an exponential distribution

  private final List<List<Reading>> groups;
  private final double[] centers; // [groups], the means of the middles between the limits
  private final double[] reaches; // [groups], how far the means can be from there
  private final int degrees;
  private final double scatter;

  /**
   * An observation.
   *
   * @param value what was read
   * @param low no more than what was true
   * @param high no less than what was true
   */
  public record Reading(double value, double low, double high) {
    /**
     * @throws IllegalArgumentException unless low &lt;= value &lt;= high, all of them finite
     */
    public Reading {
      if (!(low <= value && value <= high && Double.isFinite(high - low))) {
        throw new IllegalArgumentException(
            "%s is not between %s and %s".formatted(value, low, high));
      }
    }

    private double middle() {
      return (low + high) / 2;
    }

    private double reach() {
      return (high - low) / 2;
    }
  }

  /** An interval. */
  public record Interval(double low, double high) {}

  /**
   * How far groups are from a model.
   *
   * @param distance the deviation of the groups' means from the model, by degree of freedom
   * @param explained the largest one that scatter and rounding explain
   */
  public record Misfit(double distance, double explained) {

    /** Returns whether the groups are farther from the model than can be explained. */
    public boolean contradicts() {
      return distance > explained;
    }
  }

  /**
   * Takes the observations.
   *
   * @param groups each of two or more
   * @throws IllegalArgumentException if a group has fewer than two observations, or there is none
   */
  public Replicates(List<List<Reading>> groups) {
    if (groups.isEmpty() || groups.stream().anyMatch(group -> group.size() < 2)) {
      throw new IllegalArgumentException("every group needs two observations or more");
    }
    this.groups = groups.stream().map(List::copyOf).toList();
    centers = groups.stream().mapToDouble(Replicates::center).toArray();
    reaches =
        groups.stream()
            .mapToDouble(g -> g.stream().mapToDouble(Reading::reach).average().orElseThrow())
            .toArray();
    int observations = groups.stream().mapToInt(List::size).sum();
    degrees = observations - groups.size();
    scatter = Math.sqrt(squaresWithin() / degrees + unseen() / observations);
  }

  private static double center(List<Reading> group) {
    return group.stream().mapToDouble(Reading::middle).average().orElseThrow();
  }

  private double squaresWithin() {
    double squares = 0;
    for (int group = 0; group < centers.length; group++) {
      for (Reading reading : groups.get(group)) {
        squares += Math.pow(reading.middle() - centers[group], 2);
      }
    }
    return squares;
  }

  /** The variances of uniform distributions between the limits, all together. */
  private double unseen() {
    return groups.stream().flatMap(List::stream).mapToDouble(r -> r.reach() * r.reach() / 3).sum();
  }

  /** Returns the number of observations of each group // [groups]. */
  public int[] counts() {
    return groups.stream().mapToInt(List::size).toArray();
  }

  /**
   * Returns an interval that holds a weighted sum of the groups' true means.
   *
   * @param weights of the means // [groups]
   * @param confidence between 0 and 1, exclusive
   */
  public Interval interval(double[] weights, double confidence) {
    double center = 0;
    double rounding = 0;
    for (int group = 0; group < centers.length; group++) {
      center += weights[group] * centers[group];
      rounding += Math.abs(weights[group]) * reaches[group];
    }
    double half = rounding + chance(weights, withShape(confidence));
    return new Interval(center - half, center + half);
  }

  /** Half of the risk pays for noise with heavier tails than normal. */
  private static double withShape(double confidence) {
    return (1 + confidence) / 2;
  }

  /** Returns how far a weighted sum of means strays by chance. */
  private double chance(double[] weights, double confidence) {
    double squares = 0; // of the weights of all observations
    double cubes = 0;
    double shared = 0; // how the sum moves with the scatter, for noise of skewness 1
    for (int group = 0; group < centers.length; group++) {
      int count = groups.get(group).size();
      double weight = weights[group] / count;
      squares += count * weight * weight;
      cubes += count * weight * weight * weight;
      shared += weights[group] * (count - 1.0) / count / degrees;
    }
    double norm = Math.sqrt(squares);
    double t = FisherDistribution.studentSize(confidence, degrees);
    double skewness = cubes / (squares * norm) * (t * t - 1) / 6 - shared / norm * t * t / 2;
    return scatter * norm * (t + LARGEST_SKEWNESS * Math.abs(skewness));
  }

  /**
   * Compares the groups' means with a model fitted to them: Fisher's test of the deviation from the
   * model against the scatter within groups, rounding allowed for.
   *
   * @param model for each group, the weights with which the means add up to the model's value //
   *     [groups, groups]
   * @param parameters how many were fitted, fewer than groups
   * @param confidence between 0 and 1, exclusive; a model that holds is contradicted with the
   *     remaining probability at most
   */
  public Misfit misfit(double[][] model, int parameters, double confidence) {
    int free = centers.length - parameters;
    double distance = 0;
    double rounding = 0;
    for (int group = 0; group < centers.length; group++) {
      double[] weights = model[group];
      int count = groups.get(group).size();
      double fitted =
          IntStream.range(0, centers.length).mapToDouble(i -> weights[i] * centers[i]).sum();
      distance += count * Math.pow(centers[group] - fitted, 2);
      rounding += count * Math.pow(reaches[group], 2);
    }
    double ratio = FisherDistribution.quantile(withShape(confidence), free, degrees);
    return new Misfit(
        Math.sqrt(distance / free), Math.sqrt(rounding / free) + scatter * Math.sqrt(ratio));
  }
}
