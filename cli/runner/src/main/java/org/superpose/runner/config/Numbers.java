package org.superpose.runner.config;

/** Numbers as text that a comparison file reads back to the same number. */
final class Numbers {

  private static final double LARGEST_EXACT = 1L << 53;

  private Numbers() {}

  static String show(double number) {
    return number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
