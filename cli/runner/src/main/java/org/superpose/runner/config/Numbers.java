package org.superpose.runner.config;

/** Numbers as text that a comparison file reads back to the same number. */
final class Numbers {

  private static final double LARGEST_EXACT = 0x1p63; // every whole double below fits a long

  private Numbers() {}

  static String show(double number) {
    return shortest(number).toString();
  }

  /** Returns a number as a whole one if it is. */
  static Number shortest(double number) {
    return number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT
        ? (Number) (long) number
        : (Number) number;
  }
}
