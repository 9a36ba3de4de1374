package org.superpose.constructions.logic;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * How many gates attend to a feature, over all features.
 *
 * @param shares the fraction of features of each degree, ascending by degree
 */
record Degrees(TreeMap<Double, Double> shares) {

  private static final double SMALLEST_SHARE = 1e-6;
  private static final double HUB_SHARE = 0.01;

  /** Returns the degrees of a problem whose gates attend to their first few inputs. */
  static Degrees of(Problem problem, int inputs) {
    int[] degrees = new int[problem.features()];
    for (int output = 0; output < problem.outputs(); output++) {
      for (int position = 0; position < inputs; position++) {
        degrees[problem.input(output, position)]++;
      }
    }
    return of(degrees);
  }

  /** Returns the degrees of features in some gates, {@code [gates][inputs]}. */
  static Degrees of(int features, int[][] gates) {
    int[] degrees = new int[features];
    for (int[] gate : gates) {
      for (int feature : gate) {
        degrees[feature]++;
      }
    }
    return of(degrees);
  }

  private static Degrees of(int[] degrees) {
    TreeMap<Double, Double> shares = new TreeMap<>();
    for (int degree : degrees) {
      shares.merge((double) degree, 1.0 / degrees.length, Double::sum);
    }
    return new Degrees(shares);
  }

  /**
   * Returns the degrees of uniformly random gates in the limit, a Poisson law, which follow from
   * the sizes alone.
   */
  static Degrees uniform(ProblemShape shape, int inputs) {
    double mean = (double) shape.outputs() * inputs / shape.features();
    TreeMap<Double, Double> shares = new TreeMap<>();
    double logShare = -mean;
    for (int degree = 0; degree <= mean || logShare > Math.log(SMALLEST_SHARE); ) {
      if (logShare > Math.log(SMALLEST_SHARE)) {
        shares.put((double) degree, Math.exp(logShare));
      }
      degree++;
      logShare += Math.log(mean / degree);
    }
    return new Degrees(shares);
  }

  /** Returns the mean of a function of the degree of a random feature. */
  double mean(DoubleUnaryOperator function) {
    double sum = 0;
    for (Map.Entry<Double, Double> share : shares.entrySet()) {
      sum += share.getValue() * function.applyAsDouble(share.getKey());
    }
    return sum;
  }

  /** Returns the mean degree of the features of random gates. */
  double meanOverGates() {
    double mean = mean(degree -> degree);
    return mean == 0 ? 0 : mean(degree -> degree * degree) / mean;
  }

  /** Returns the mean degree of the one feature in a hundred of largest degree. */
  double meanOverHubs() {
    double sum = 0;
    double left = HUB_SHARE;
    for (Map.Entry<Double, Double> share : shares.descendingMap().entrySet()) {
      double taken = Math.min(left, share.getValue());
      sum += taken * share.getKey();
      left -= taken;
    }
    return sum / (HUB_SHARE - left);
  }
}
