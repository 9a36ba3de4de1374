package org.superpose.core.design;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * How influences are distributed over features: the influence of a feature is the number of gates
 * that it is an input of.
 */
public final class Influences {

  private static final double SMALLEST_SHARE = 1e-6;
  private static final double HUB_SHARE = 0.01;

  private final NavigableMap<Integer, Double> shares; // fraction of features of each influence

  private Influences(NavigableMap<Integer, Double> shares) {
    this.shares = shares;
  }

  /** Returns the influences of a problem. */
  public static Influences of(Problem problem) {
    int[] influences = new int[problem.features()];
    for (int feature = 0; feature < influences.length; feature++) {
      influences[feature] = problem.influence(feature);
    }
    return of(influences);
  }

  /** Returns the influences in a problem of which only the first few inputs of a gate count. */
  public static Influences of(Problem problem, int inputs) {
    int[] influences = new int[problem.features()];
    for (int output = 0; output < problem.outputs(); output++) {
      for (int position = 0; position < inputs; position++) {
        influences[problem.input(output, position)]++;
      }
    }
    return of(influences);
  }

  /** Returns the influences of features in some gates, {@code [gates][inputs]}. */
  public static Influences of(int features, int[][] gates) {
    int[] influences = new int[features];
    for (int[] gate : gates) {
      for (int feature : gate) {
        influences[feature]++;
      }
    }
    return of(influences);
  }

  private static Influences of(int[] influences) {
    NavigableMap<Integer, Double> shares = new TreeMap<>();
    for (int influence : influences) {
      shares.merge(influence, 1.0 / influences.length, Double::sum);
    }
    return new Influences(shares);
  }

  /**
   * Returns what uniformly random gates with a given number of inputs each have in the limit: a
   * Poisson distribution, which follows from the sizes alone. Fractions of one in a million or less
   * are left out.
   */
  public static Influences uniform(ProblemShape shape, int inputs) {
    double mean = (double) inputs * shape.outputs() / shape.features();
    NavigableMap<Integer, Double> shares = new TreeMap<>();
    double logShare = -mean;
    for (int influence = 0; influence <= mean || logShare > Math.log(SMALLEST_SHARE); ) {
      if (logShare > Math.log(SMALLEST_SHARE)) {
        shares.put(influence, Math.exp(logShare));
      }
      influence++;
      logShare += Math.log(mean / influence);
    }
    return new Influences(shares);
  }

  /** Returns these influences, each replaced by another that depends on it. */
  public Influences map(IntUnaryOperator replacement) {
    NavigableMap<Integer, Double> replaced = new TreeMap<>();
    shares.forEach(
        (influence, share) ->
            replaced.merge(replacement.applyAsInt(influence), share, Double::sum));
    return new Influences(replaced);
  }

  /** Returns the influences that there are, ascending. */
  public int[] values() {
    return shares.keySet().stream().mapToInt(Integer::intValue).toArray();
  }

  /** Returns the largest influence. */
  public int largest() {
    return shares.lastKey();
  }

  /** Returns the mean of a function of the influence of a random feature. */
  public double mean(DoubleUnaryOperator function) {
    double sum = 0;
    for (Map.Entry<Integer, Double> share : shares.entrySet()) {
      sum += share.getValue() * function.applyAsDouble(share.getKey());
    }
    return sum;
  }

  /** Returns the mean influence of a random feature. */
  public double mean() {
    return mean(influence -> influence);
  }

  /** Returns the mean influence of a random input of a random gate; NaN if there are no gates. */
  public double meanOverGates() {
    return mean(influence -> influence * influence) / mean();
  }

  /** Returns the mean of a function over the one feature in a hundred of largest influence. */
  public double meanOverHubs(DoubleUnaryOperator function) {
    double sum = 0;
    double left = HUB_SHARE;
    for (Map.Entry<Integer, Double> share : shares.descendingMap().entrySet()) {
      double taken = Math.min(left, share.getValue());
      sum += taken * function.applyAsDouble(share.getKey());
      left -= taken;
    }
    return sum / (HUB_SHARE - left);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Influences influences && shares.equals(influences.shares);
  }

  @Override
  public int hashCode() {
    return shares.hashCode();
  }
}
