package org.superpose.core.task.standard;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.ToLongFunction;
import org.superpose.core.random.RandomStream;

/**
 * Draws different pairs one after another, each with probability proportional to its weight among
 * those not drawn yet. A sparse request draws with replacement and passes over repetitions. A dense
 * one, where repetitions would take over, lets every candidate wait for an exponential time at the
 * rate of its weight and takes the first ones: the same distribution (Efraimidis and Spirakis
 * 2006).
 *
 * <p>Cost: for up to a quarter of the candidates a few draws a pair (about ten for the most skewed
 * weights); otherwise a sort of all candidates, at most four times the requested number.
 */
final class DistinctPairs {

  private DistinctPairs() {}

  /**
   * Draws pairs, in no particular order.
   *
   * @param count from 1 to the number of candidates
   */
  static long[] draw(Candidates candidates, int count, RandomStream random) {
    return count > candidates.size() / 4
        ? firstArrivals(candidates, count, random)
        : withoutRepetition(candidates.sampler(), count, random);
  }

  private static long[] withoutRepetition(
      ToLongFunction<RandomStream> sampler, int count, RandomStream random) {
    PairSet seen = new PairSet(count);
    long[] pairs = new long[count];
    for (int i = 0; i < count; ) {
      long pair = sampler.applyAsLong(random);
      if (seen.add(pair)) {
        pairs[i++] = pair;
      }
    }
    return pairs;
  }

  private static long[] firstArrivals(Candidates candidates, int count, RandomStream random) {
    long[] arrivals = new long[Math.toIntExact(candidates.size())]; // time, then candidate
    int[] next = {0};
    candidates.forEach(
        (_, weight) -> {
          float time = (float) (-StrictMath.log(1 - random.nextDouble()) / weight);
          // The bits of floats that are not negative are ordered like the floats.
          arrivals[next[0]] = ((long) Float.floatToIntBits(time) << 32) | next[0]++;
        });
    Arrays.sort(arrivals);
    BitSet chosen = new BitSet(arrivals.length);
    for (int i = 0; i < count; i++) {
      chosen.set((int) arrivals[i]);
    }
    long[] pairs = new long[count];
    int[] seen = {0, 0}; // candidates, chosen ones
    candidates.forEach(
        (pair, _) -> {
          if (chosen.get(seen[0]++)) {
            pairs[seen[1]++] = pair;
          }
        });
    return pairs;
  }
}
