package org.superpose.core.task.standard;

/**
 * An unordered pair of different vertices, packed into a long so that millions of them are cheap.
 */
final class Pair {

  private Pair() {}

  static long of(int a, int b) {
    return ((long) Math.min(a, b) << 32) | Math.max(a, b);
  }

  /** Returns the smaller vertex. */
  static int first(long pair) {
    return (int) (pair >>> 32);
  }

  /** Returns the larger vertex. */
  static int second(long pair) {
    return (int) pair;
  }
}
