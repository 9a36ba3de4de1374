package org.superpose.checks.interop;

import java.util.random.RandomGenerator;

/**
 * A network with one hidden layer: scores = V relu(W x + b) + c.
 *
 * @param inputs m
 * @param hidden n
 * @param outputs m'
 * @param w {@code [n, m]}, row by row
 * @param b {@code [n]}
 * @param v {@code [m', n]}, row by row
 * @param c {@code [m']}
 */
record SmallNetwork(
    int inputs, int hidden, int outputs, double[] w, double[] b, double[] v, double[] c) {

  /** The logical ands of inputs 0 and 1, 2 and 3, 0 and 2, of six: right on every input. */
  static SmallNetwork ands() {
    return new SmallNetwork(
        6,
        3,
        3,
        new double[] {1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0},
        new double[] {-1, -1, -1},
        new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
        new double[] {-0.5, -0.5, -0.5});
  }

  /** Random weights with a few binary places, so that runtimes compute without rounding. */
  static SmallNetwork random(RandomGenerator random, int inputs, int hidden, int outputs) {
    return new SmallNetwork(
        inputs,
        hidden,
        outputs,
        entries(random, hidden * inputs),
        entries(random, hidden),
        entries(random, outputs * hidden),
        entries(random, outputs));
  }

  private static double[] entries(RandomGenerator random, int count) {
    return random.ints(count, -8, 9).mapToDouble(entry -> entry / 4.0).toArray();
  }

  /** Returns W with rows and columns exchanged. */
  double[] wTurned() {
    return turned(w, hidden, inputs);
  }

  /** Returns V with rows and columns exchanged. */
  double[] vTurned() {
    return turned(v, outputs, hidden);
  }

  private static double[] turned(double[] matrix, int rows, int columns) {
    double[] turned = new double[matrix.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = matrix[row * columns + column];
      }
    }
    return turned;
  }
}
