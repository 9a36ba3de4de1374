package org.superpose.core.task.standard;

import org.superpose.core.random.RandomStream;

/**
 * Draws a graph whose degrees are as equal as possible: they differ by at most one. A circulant
 * graph, which has such degrees for every number of edges, is stirred by random switches of two
 * edges, which keep all degrees. How close this comes to the uniform distribution is not proved;
 * every edge is switched about ten times where the graph is sparse.
 *
 * <p>Cost: five attempted switches an edge.
 */
final class RegularPairs {

  private static final int SWITCHES_PER_PAIR = 5;

  private RegularPairs() {}

  /**
   * Draws pairs, in no particular order.
   *
   * @param vertices at least 2
   * @param count from 1 to the number of pairs of vertices
   */
  static long[] draw(int vertices, int count, RandomStream random) {
    long[] pairs = circulant(vertices, count);
    PairSet set = new PairSet(count);
    for (long pair : pairs) {
      set.add(pair);
    }
    for (long i = (long) SWITCHES_PER_PAIR * count; i > 0; i--) {
      attemptSwitch(pairs, set, random);
    }
    return pairs;
  }

  /**
   * Joins every vertex to those at some full distances around a circle, and the rest of the edges
   * at one more distance: 1, where every other edge comes first so that they form a matching as
   * long as possible, or half the circle when all other distances are full.
   */
  private static long[] circulant(int vertices, int count) {
    int fullDistances = (count - 1) / vertices;
    boolean diameters = 2 * (fullDistances + 1) == vertices;
    int firstDistance = diameters ? 1 : 2;
    long[] pairs = new long[count];
    int next = 0;
    for (int distance = firstDistance; distance < firstDistance + fullDistances; distance++) {
      for (int vertex = 0; vertex < vertices; vertex++) {
        pairs[next++] = Pair.of(vertex, (vertex + distance) % vertices);
      }
    }
    int matching = (vertices + 1) / 2;
    for (int k = 0; next < count; k++) {
      int vertex = diameters ? k : k < matching ? 2 * k : 2 * (k - matching) + 1;
      int distance = diameters ? vertices / 2 : 1;
      pairs[next++] = Pair.of(vertex, (vertex + distance) % vertices);
    }
    return pairs;
  }

  /** Replaces the edges ab, cd by ad, cb unless that makes a loop or an edge that exists. */
  private static void attemptSwitch(long[] pairs, PairSet set, RandomStream random) {
    int i = random.nextInt(pairs.length);
    int j = random.nextInt(pairs.length);
    boolean turned = random.nextLong() < 0;
    int a = Pair.first(pairs[i]);
    int b = Pair.second(pairs[i]);
    int c = turned ? Pair.second(pairs[j]) : Pair.first(pairs[j]);
    int d = turned ? Pair.first(pairs[j]) : Pair.second(pairs[j]);
    long ad = Pair.of(a, d);
    long cb = Pair.of(c, b);
    if (a == d || c == b || set.contains(ad) || set.contains(cb)) {
      return;
    }
    set.remove(pairs[i]);
    set.remove(pairs[j]);
    set.add(ad);
    set.add(cb);
    pairs[i] = ad;
    pairs[j] = cb;
  }
}
