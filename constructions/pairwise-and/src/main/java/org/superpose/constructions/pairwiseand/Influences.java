package org.superpose.constructions.pairwiseand;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * How influences are distributed over features.
 *
 * @param shares the fraction of features of each influence, ascending by influence
 */
record Influences(TreeMap<Integer, Double> shares) {

  private static final double SMALLEST_SHARE = 1e-6;
  private static final double HUB_SHARE = 0.01;

  /** Returns the influences of a problem. */
  static Influences of(Problem problem) {
    TreeMap<Integer, Double> shares = new TreeMap<>();
    for (int feature = 0; feature < problem.features(); feature++) {
      shares.merge(problem.influence(feature), 1.0 / problem.features(), Double::sum);
    }
    return new Influences(shares);
  }

  /** Returns what a uniformly random pair list of a shape has in the limit: a Poisson law. */
  static Influences uniform(ProblemShape shape) {
    double mean = 2.0 * shape.outputs() / shape.features();
    TreeMap<Integer, Double> shares = new TreeMap<>();
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

  /** Returns these influences with all larger ones cut to a limit. */
  Influences cappedAt(int limit) {
    TreeMap<Integer, Double> capped = new TreeMap<>();
    shares.forEach(
        (influence, share) -> capped.merge(Math.min(influence, limit), share, Double::sum));
    return new Influences(capped);
  }

  /**
   * Returns the influences that count when a feature above a split attends to a set of neurons that
   * grows as the square root of its gates.
   */
  Influences rootedAbove(double split) {
    TreeMap<Integer, Double> rooted = new TreeMap<>();
    shares.forEach(
        (influence, share) -> {
          double root = Math.max(Math.floor(split), Math.sqrt(influence));
          rooted.merge(influence > split ? (int) Math.ceil(root) : influence, share, Double::sum);
        });
    return new Influences(rooted);
  }

  /** Returns the largest influence. */
  int largest() {
    return shares.lastKey();
  }

  /** Returns the mean of a function of the influence of a random feature. */
  double mean(DoubleUnaryOperator function) {
    double sum = 0;
    for (Map.Entry<Integer, Double> share : shares.entrySet()) {
      sum += share.getValue() * function.applyAsDouble(share.getKey());
    }
    return sum;
  }

  /** Returns the mean influence of a random feature. */
  double mean() {
    return mean(influence -> influence);
  }

  /** Returns the mean of a function of the influence of a random input of a random gate. */
  double meanOverGates(DoubleUnaryOperator function) {
    return mean(influence -> influence * function.applyAsDouble(influence)) / mean();
  }

  /** Returns the mean of a function over the one feature in a hundred of largest influence. */
  double meanOverHubs(DoubleUnaryOperator function) {
    double sum = 0;
    double left = HUB_SHARE;
    for (Map.Entry<Integer, Double> share : shares.descendingMap().entrySet()) {
      double taken = Math.min(left, share.getValue());
      sum += taken * function.applyAsDouble(share.getKey());
      left -= taken;
    }
    return sum / (HUB_SHARE - left);
  }
}
