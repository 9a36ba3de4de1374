package org.superpose.core.task.standard;

import java.util.Arrays;
import java.util.function.ToLongFunction;
import org.superpose.core.random.RandomStream;

/** The {@linkplain Pair pairs} that a graph may have, each with a weight of being drawn. */
sealed interface Candidates {

  /** Receives a pair and its weight. */
  @FunctionalInterface
  interface WeightedPairConsumer {
    void accept(long pair, double weight);
  }

  /** Returns the number of pairs. */
  long size();

  /** Returns a way to draw one pair, each with probability proportional to its weight. */
  ToLongFunction<RandomStream> sampler();

  /** Passes every pair once, always in the same order. */
  void forEach(WeightedPairConsumer consumer);

  /**
   * Any two vertices, weighted by the product of their own weights: (rank+1)^-decay for a rank.
   *
   * @param vertices how many there are
   * @param decay from 0, all equally likely, to 1
   */
  record AnyTwo(int vertices, double decay) implements Candidates {

    @Override
    public long size() {
      return PairGraph.allPairs(vertices);
    }

    @Override
    public ToLongFunction<RandomStream> sampler() {
      if (decay == 0) {
        return random -> {
          int a = random.nextInt(vertices);
          int b = random.nextInt(vertices - 1);
          return Pair.of(a, b < a ? b : b + 1);
        };
      }
      double[] cumulative = weights();
      for (int rank = 1; rank < vertices; rank++) {
        cumulative[rank] += cumulative[rank - 1];
      }
      return random -> {
        int a = vertex(cumulative, random);
        int b = vertex(cumulative, random);
        while (a == b) {
          a = vertex(cumulative, random);
          b = vertex(cumulative, random);
        }
        return Pair.of(a, b);
      };
    }

    private static int vertex(double[] cumulative, RandomStream random) {
      double mark = random.nextDouble() * cumulative[cumulative.length - 1];
      int at = Arrays.binarySearch(cumulative, mark);
      return Math.min(at < 0 ? -at - 1 : at + 1, cumulative.length - 1);
    }

    private double[] weights() {
      double[] weights = new double[vertices];
      Arrays.setAll(weights, rank -> StrictMath.pow(rank + 1, -decay));
      return weights;
    }

    @Override
    public void forEach(WeightedPairConsumer consumer) {
      double[] weights = weights();
      for (int a = 0; a < vertices; a++) {
        for (int b = a + 1; b < vertices; b++) {
          consumer.accept(Pair.of(a, b), weights[a] * weights[b]);
        }
      }
    }
  }

  /**
   * One of the first few vertices with one of the others, all equally likely.
   *
   * @param hubs how many vertices are hubs, from 1
   * @param vertices how many there are, more than hubs
   */
  record HubAndOther(int hubs, int vertices) implements Candidates {

    @Override
    public long size() {
      return (long) hubs * (vertices - hubs);
    }

    @Override
    public ToLongFunction<RandomStream> sampler() {
      return random -> Pair.of(random.nextInt(hubs), hubs + random.nextInt(vertices - hubs));
    }

    @Override
    public void forEach(WeightedPairConsumer consumer) {
      for (int hub = 0; hub < hubs; hub++) {
        for (int other = hubs; other < vertices; other++) {
          consumer.accept(Pair.of(hub, other), 1);
        }
      }
    }
  }
}
