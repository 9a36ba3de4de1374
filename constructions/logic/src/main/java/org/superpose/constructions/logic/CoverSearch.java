package org.superpose.constructions.logic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds sets of at most w features that give each neuron of a channel at least k ones, by branch
 * and bound: the largest of the features of such a set gives the neurons together at least the
 * average of what is missing.
 *
 * <p>What a feature gives to up to eight neurons are the bytes of a long; what is beyond the need
 * of a neuron is cut off before features are ordered by their sums. Larger channels are not
 * searched.
 */
final class CoverSearch {

  private static final int BYTES = Long.BYTES;
  private static final long HIGH = 0x8080808080808080L; // the sign of every byte
  private static final long ONES = 0x0101010101010101L;

  private final int most;
  private final List<int[]> found = new ArrayList<>();
  private final int[] chosen;
  private int size;

  private CoverSearch(int others, int most) {
    this.most = most;
    chosen = new int[others];
  }

  /**
   * Returns some of the sets, none if there is none or the channel is too large to search.
   *
   * @param reads of each neuron of the channel, {@code [s][features]}, at most 127
   * @param inputs features that cannot be in a set
   * @param others w
   * @param ones k
   * @param most how many sets are enough
   */
  static List<int[]> find(byte[][] reads, int[] inputs, int others, int ones, int most) {
    CoverSearch search = new CoverSearch(others, most);
    if (reads.length <= BYTES) {
      long[] gives = new long[reads[0].length];
      for (int neuron = 0; neuron < reads.length; neuron++) {
        for (int feature = 0; feature < gives.length; feature++) {
          gives[feature] |= (long) reads[neuron][feature] << (BYTES * neuron);
        }
      }
      for (int input : inputs) {
        gives[input] = 0;
      }
      int[] features = new int[gives.length];
      Arrays.setAll(features, feature -> feature);
      long need = ones * (ONES >>> (BYTES * (BYTES - reads.length)));
      search.extend(gives, features, need, others);
    }
    return search.found;
  }

  /** Looks for sets of at most so many of some features that give what is needed. */
  private void extend(long[] gives, int[] features, long need, int places) {
    Order order = Order.of(gives, features, need, places);
    int total = sum(need);
    if (places == 1) {
      for (int at = 0; at < order.size() && order.sums[at] == total && !isEnough(); at++) {
        report(order.features[at]);
      }
      return;
    }
    for (int at = 0; at < order.size() && places * order.sums[at] >= total && !isEnough(); at++) {
      if (order.sums[at] == total) {
        report(order.features[at]);
      } else if (places == 2) {
        pairs(order, at, need, total);
      } else {
        chosen[size++] = order.features[at];
        extend(
            Arrays.copyOfRange(order.gives, at + 1, order.size()),
            Arrays.copyOfRange(order.features, at + 1, order.size()),
            need - order.gives[at],
            places - 1);
        size--;
      }
    }
  }

  /** Pairs one feature with those after it. */
  private void pairs(Order order, int first, long need, int total) {
    long missing = (need - order.gives[first]) | HIGH;
    int least = total - order.sums[first];
    for (int at = first + 1; at < order.size() && order.sums[at] >= least; at++) {
      // A byte keeps its sign in the difference where the feature gives what is missing.
      if ((((order.gives[at] | HIGH) - (missing & ~HIGH)) & HIGH) == HIGH && !isEnough()) {
        chosen[size++] = order.features[first];
        report(order.features[at]);
        size--;
      }
    }
  }

  private boolean isEnough() {
    return found.size() >= most;
  }

  private void report(int last) {
    int[] set = Arrays.copyOf(chosen, size + 1);
    set[size] = last;
    Arrays.sort(set);
    found.add(set);
  }

  private static int sum(long bytes) {
    return (int) ((bytes * ONES) >>> (BYTES * (BYTES - 1)));
  }

  /** Returns the smaller of two bytes, in each place. */
  private static long smaller(long bytes, long need) {
    long enough = ((bytes | HIGH) - need) & HIGH;
    long mask = (enough >>> (BYTES - 1)) * 0xff;
    return (need & mask) | (bytes & ~mask);
  }

  /** Features that can be in a set, by what they give of what is needed, the most first. */
  private record Order(long[] gives, int[] features, int[] sums) {

    static Order of(long[] gives, int[] features, long need, int places) {
      int total = sum(need);
      int[] counts = new int[total + 2]; // of features that give more than a sum
      int most = 0;
      for (long all : gives) {
        int sum = sum(smaller(all, need));
        counts[total - sum + 1]++;
        most = Math.max(most, sum);
      }
      int least = Math.max(1, total - (places - 1) * most);
      for (int at = 1; at < counts.length; at++) {
        counts[at] += counts[at - 1];
      }
      int size = least > total ? 0 : counts[total - least + 1];
      Order order = new Order(new long[size], new int[size], new int[size]);
      for (int at = 0; at < gives.length; at++) {
        long given = smaller(gives[at], need);
        int sum = sum(given);
        if (sum >= least) {
          int place = counts[total - sum]++;
          order.gives[place] = given;
          order.features[place] = features[at];
          order.sums[place] = sum;
        }
      }
      return order;
    }

    int size() {
      return sums.length;
    }
  }
}
