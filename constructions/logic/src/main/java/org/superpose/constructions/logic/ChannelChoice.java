package org.superpose.constructions.logic;

import java.util.Arrays;
import java.util.List;
import org.superpose.core.random.RandomStream;

/**
 * Chooses neurons for a channel among those that need the fewest new weights, so that the layer
 * becomes sparser with every move: few sets of features should make the channel inactive, and its
 * weights should make few other channels inactive. Sets that are known to have done so are avoided
 * before anything else.
 *
 * <p>The neurons are taken one after the other, each the best beside those before, and then each is
 * replaced once by what is best beside all others.
 *
 * <p>Cost, with c candidates and d channels at a neuron: c d m s steps at most for the harm to
 * others, and 2 c s m for the choice.
 */
final class ChannelChoice {

  private static final int CANDIDATES = 96;

  private final MovingChannels moving;
  private final RandomStream random;
  private final List<CoverEstimate> estimates; // of each channel's bank
  private final double[] parts; // [channels], the sum of all parts
  private final List<KnownCovers> known; // of each channel

  /** A neuron that may join. */
  private record Candidate(
      int neuron, byte[] read, double harm, int broken, double noise, boolean[] covering) {}

  /** A measure of a choice: sets that are known to cover first, then the estimate. */
  private record Cost(int covers, double estimate) {
    boolean isBelow(Cost other) {
      return covers != other.covers ? covers < other.covers : estimate < other.estimate;
    }
  }

  ChannelChoice(
      MovingChannels moving,
      List<CoverEstimate> estimates,
      List<KnownCovers> known,
      RandomStream random) {
    this.moving = moving;
    this.estimates = estimates;
    this.known = known;
    this.random = random;
    parts = new double[known.size()];
    Arrays.setAll(parts, this::parts);
  }

  /** Takes notice of channels whose neurons or weights have changed. */
  void update(int channel) {
    parts[channel] = parts(channel);
  }

  private double parts(int channel) {
    int[] sums = sums(channel);
    CoverEstimate estimate = estimates.get(channel);
    double sum = 0;
    for (int reads : sums) {
      sum += estimate.part(reads);
    }
    for (int input : moving.inputs(channel)) {
      sum -= estimate.part(sums[input]);
    }
    return sum;
  }

  private int[] sums(int channel) {
    int[] sums = new int[moving.features()];
    for (byte[] read : moving.reads(channel)) {
      for (int feature = 0; feature < sums.length; feature++) {
        sums[feature] += read[feature];
      }
    }
    return sums;
  }

  /**
   * Returns neurons for a channel that is detached, ascending.
   *
   * @param from the first neuron of its bank
   * @param to the end of its bank
   * @param noise how much estimates are blurred: by factors up to its exponential
   */
  int[] choose(int channel, int from, int to, double noise) {
    Candidate[] candidates = candidates(channel, from, to, noise);
    double[] weights = new double[moving.features()];
    Arrays.fill(weights, estimates.get(channel).part(0));
    for (int input : moving.inputs(channel)) {
      weights[input] = 0;
    }
    Selection selection =
        new Selection(channel, candidates, weights, new int[moving.neuronsOf(channel).length]);
    selection.fill();
    selection.improve();
    int[] chosen = Arrays.stream(selection.picks).map(at -> candidates[at].neuron).toArray();
    Arrays.sort(chosen);
    return chosen;
  }

  /** Returns the neurons that need the fewest new weights, ties in random order. */
  private Candidate[] candidates(int channel, int from, int to, double noise) {
    int[] order = random.permutation(to - from);
    long[] keys = new long[order.length]; // new weights, then the place in the random order
    for (int place = 0; place < order.length; place++) {
      keys[place] = ((long) moving.newWeights(channel, from + order[place]) << 32) | place;
    }
    Arrays.sort(keys);
    int size = Math.min(order.length, Math.max(CANDIDATES, 2 * moving.neuronsOf(channel).length));
    Candidate[] candidates = new Candidate[size];
    for (int at = 0; at < size; at++) {
      candidates[at] = candidate(channel, from + order[(int) keys[at]], noise);
    }
    return candidates;
  }

  private Candidate candidate(int channel, int neuron, double noise) {
    byte[] after = moving.readAfter(channel, neuron);
    byte[] before = moving.read(neuron);
    int[] changed = new int[after.length];
    int count = 0;
    for (int feature = 0; feature < after.length; feature++) {
      if (after[feature] != before[feature]) {
        changed[count++] = feature;
      }
    }
    changed = Arrays.copyOf(changed, count);
    double harm = 0;
    int broken = 0;
    for (int other : moving.channelsAt(neuron).stream().toArray()) {
      harm += harm(other, changed, before, after);
      broken += known.get(other).broken(moving, moving.neuronsOf(other), neuron, after);
    }
    boolean[] covering = known.get(channel).covering(after, moving.ones());
    return new Candidate(neuron, after, harm * blur(noise), broken, blur(noise), covering);
  }

  private double blur(double noise) {
    return StrictMath.exp(noise * (2 * random.nextDouble() - 1));
  }

  private double harm(int channel, int[] changed, byte[] before, byte[] after) {
    byte[][] reads = moving.reads(channel);
    CoverEstimate estimate = estimates.get(channel);
    double added = 0;
    for (int feature : changed) {
      int sum = 0;
      for (byte[] read : reads) {
        sum += read[feature];
      }
      int more = after[feature] - before[feature];
      added += estimate.part(sum + more) - estimate.part(sum);
    }
    return estimate.rise(parts[channel], added);
  }

  /** A channel in the making. */
  private final class Selection {
    private final CoverEstimate estimate;
    private final Candidate[] candidates;
    private final double[] weights; // [features], the part of each, by the neurons picked so far
    private final int[] picks; // [s], candidates
    private final boolean[] used; // [candidates]
    private int size;

    Selection(int channel, Candidate[] candidates, double[] weights, int[] picks) {
      estimate = estimates.get(channel);
      this.candidates = candidates;
      this.weights = weights;
      this.picks = picks;
      used = new boolean[candidates.length];
    }

    void fill() {
      while (size < picks.length) {
        int missing = picks.length - size - 1;
        int best = best(missing, missing == 0 ? covering(-1) : null);
        picks[size++] = best;
        used[best] = true;
        multiply(best, false);
      }
    }

    void improve() {
      for (int at = 0; at < picks.length; at++) {
        used[picks[at]] = false;
        multiply(picks[at], true);
        picks[at] = best(0, covering(at));
        used[picks[at]] = true;
        multiply(picks[at], false);
      }
    }

    private void multiply(int pick, boolean inverse) {
      byte[] read = candidates[pick].read;
      for (int feature = 0; feature < weights.length; feature++) {
        double factor = estimate.factor(read[feature]);
        weights[feature] = inverse ? weights[feature] / factor : weights[feature] * factor;
      }
    }

    /** Returns which known sets all picks but one cover. */
    private boolean[] covering(int except) {
      boolean[] all = new boolean[candidates[0].covering.length];
      Arrays.fill(all, true);
      for (int at = 0; at < size; at++) {
        if (at != except) {
          boolean[] covering = candidates[picks[at]].covering;
          for (int set = 0; set < all.length; set++) {
            all[set] &= covering[set];
          }
        }
      }
      return all;
    }

    private int best(int missing, boolean[] covered) {
      Cost least = null;
      int best = -1;
      for (int at = 0; at < candidates.length; at++) {
        if (!used[at]) {
          Cost cost = cost(candidates[at], missing, covered);
          if (least == null || cost.isBelow(least)) {
            least = cost;
            best = at;
          }
        }
      }
      return best;
    }

    private Cost cost(Candidate candidate, int missing, boolean[] covered) {
      double sum = 0;
      for (int feature = 0; feature < weights.length; feature++) {
        sum += weights[feature] * estimate.factor(candidate.read[feature]);
      }
      int covers = candidate.broken;
      for (int set = 0; covered != null && set < covered.length; set++) {
        covers += covered[set] && candidate.covering[set] ? 1 : 0;
      }
      return new Cost(covers, estimate.bound(sum, missing) * candidate.noise + candidate.harm);
    }
  }
}
