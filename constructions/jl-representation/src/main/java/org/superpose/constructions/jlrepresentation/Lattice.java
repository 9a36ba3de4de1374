package org.superpose.constructions.jlrepresentation;

import java.util.Map;
import java.util.SortedMap;

/**
 * The distribution of a sum of independent whole numbers, exact but for the rounding of positive
 * terms, so also far out in the tails.
 *
 * @param least the least value
 * @param step the distance of neighbouring values
 * @param weights the probabilities of least, least + step, ...
 */
record Lattice(long least, long step, double[] weights) {

  /** Makes a distribution from the probabilities of its values. */
  static Lattice of(SortedMap<Integer, Double> probabilities) {
    int least = probabilities.firstKey();
    long step = 0;
    for (int value : probabilities.keySet()) {
      step = gcd(step, value - least);
    }
    step = Math.max(1, step);
    double[] weights = new double[(int) ((probabilities.lastKey() - least) / step) + 1];
    for (Map.Entry<Integer, Double> each : probabilities.entrySet()) {
      weights[(int) ((each.getKey() - least) / step)] += each.getValue();
    }
    return new Lattice(least, step, weights);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** Returns the distribution of the sum of n such numbers, n at least 1. */
  Lattice times(int n) {
    double[] sum = {1};
    double[] power = weights;
    for (int rest = n; rest > 0; rest >>= 1) {
      sum = (rest & 1) == 1 ? convolved(sum, power) : sum;
      power = rest > 1 ? convolved(power, power) : power;
    }
    return new Lattice(least * n, step, sum);
  }

  private static double[] convolved(double[] a, double[] b) {
    double[] sum = new double[a.length + b.length - 1];
    for (int i = 0; i < a.length; i++) {
      if (a[i] > 0) {
        for (int j = 0; j < b.length; j++) {
          sum[i + j] += a[i] * b[j];
        }
      }
    }
    return sum;
  }

  /** Returns P(sum > bound). */
  double above(long bound) {
    double tail = 0;
    for (int i = weights.length - 1; i >= 0 && least + step * i > bound; i--) {
      tail += weights[i];
    }
    return Math.min(1, tail);
  }

  /** Returns P(sum <= bound). */
  double upTo(long bound) {
    double tail = 0;
    for (int i = 0; i < weights.length && least + step * i <= bound; i++) {
      tail += weights[i];
    }
    return Math.min(1, tail);
  }
}
