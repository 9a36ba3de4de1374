package org.superpose.constructions.pairwiseand;

import java.math.BigInteger;

/**
 * The projective plane over the numbers modulo a prime q: q^2 + q + 1 points and as many lines of q
 * + 1 points each, any two of which meet in exactly one point.
 *
 * <p>Points and lines are vectors of three numbers, not all 0, up to a factor: the first that is
 * not 0 is 1. A point lies on a line when their inner product is 0.
 *
 * @param order q
 */
record ProjectivePlane(int order) {

  /** The smallest plane: seven points. */
  static final int FEWEST_POINTS = 7;

  /**
   * Returns the largest plane with at most a given number of points.
   *
   * @param points at least {@value #FEWEST_POINTS}
   */
  static ProjectivePlane within(int points) {
    int order = 2;
    int next = order;
    while ((long) next * next + next + 1 <= points) {
      order = next;
      next = BigInteger.valueOf(order).nextProbablePrime().intValueExact();
    }
    return new ProjectivePlane(order);
  }

  /** Returns the number of points, which is also that of lines. */
  int points() {
    return order * order + order + 1;
  }

  /** Returns the points of a line, in no order. */
  int[] line(int number) {
    int[] line = vector(number);
    int[] points = new int[order + 1];
    int count = 0;
    for (int point = 0; point < points(); point++) {
      int[] at = vector(point);
      if ((line[0] * at[0] + line[1] * at[1] + line[2] * at[2]) % order == 0) {
        points[count++] = point;
      }
    }
    return points;
  }

  /** Numbers (1, a, b), then (0, 1, a), then (0, 0, 1). */
  private int[] vector(int number) {
    int square = order * order;
    if (number < square) {
      return new int[] {1, number / order, number % order};
    }
    return number < square + order ? new int[] {0, 1, number - square} : new int[] {0, 0, 1};
  }
}
