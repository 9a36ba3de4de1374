package org.superpose.core.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The features that can matter at a node of the search: those whose gain exceeds what is needed.
 *
 * <p>Where few features have effective weights large enough to gain anything at all, they are found
 * in the lists of {@link Loudest}: a feature whose gain is needed gains something at one of the
 * neurons opened, where the neurons left closed cannot make up what is needed together. Where it
 * must have large effective weights at several neurons, the sets of bits that mark such features
 * are intersected instead. Otherwise the gains of all features are summed up, neuron by neuron. Not
 * for use by several threads.
 */
final class Candidates {

  /** A feature and its gain. */
  record Candidate(int feature, long gain) {}

  private static final int SELECTIVE_COST = 4; // of a look-up, in steps of a sum
  private static final int MARKS = 4; // sets intersected at once; the rest is weighed
  private static final int FEW = 8;

  static final int MANY = 32; // neurons, of which most may be dead

  private final EffectiveWeights effectiveWeights;
  private final Rules rules;
  private final long[] sums; // [features]
  private final long[] intersection; // a bit for each feature
  private final long[][] marks = new long[MARKS][];
  private int[] kept = {};
  private boolean summed;
  private long work;

  private int[] neurons;
  private long[] coefficients; // [neurons of the output]
  private long[] levels; // [neurons of the output]
  private int places;

  Candidates(IntegerNetwork network, Rules rules) {
    effectiveWeights = network.effectiveWeights();
    this.rules = rules;
    sums = new long[network.features()];
    intersection = new long[(sums.length + Long.SIZE - 1) / Long.SIZE];
  }

  /** Turns to a node; the arrays are not copied. */
  void turnTo(int[] ofNeurons, long[] withCoefficients, long[] atLevels, int withPlaces) {
    neurons = ofNeurons;
    coefficients = withCoefficients;
    levels = atLevels;
    places = withPlaces;
    summed = false;
    if (neurons.length > MANY) {
      keepLive();
    }
  }

  /** Drops the neurons at which no feature gains or loses anything. */
  private void keepLive() {
    int[] live =
        IntStream.range(0, neurons.length)
            .filter(
                index ->
                    gain(index, effectiveWeights.smallest(neurons[index])) != 0
                        || gain(index, effectiveWeights.largest(neurons[index])) != 0)
            .toArray();
    neurons = Arrays.stream(live).map(index -> neurons[index]).toArray();
    coefficients = Arrays.stream(live).mapToLong(index -> coefficients[index]).toArray();
    levels = Arrays.stream(live).mapToLong(index -> levels[index]).toArray();
  }

  /** Returns the steps taken so far by all nodes. */
  long work() {
    return work;
  }

  /** Returns the most that any feature gains at a neuron, at least 0. */
  private long most(int index) {
    int neuron = neurons[index];
    int effective =
        coefficients[index] > 0
            ? effectiveWeights.largest(neuron)
            : effectiveWeights.smallest(neuron);
    return Math.max(0, gain(index, effective));
  }

  /**
   * Returns the most that one feature could gain, had it the largest effective weight at every
   * neuron.
   */
  long most() {
    long most = 0;
    for (int index = 0; index < neurons.length; index++) {
      most += most(index);
    }
    return most;
  }

  /**
   * Returns whether a feature must have the largest effective weight at every neuron to gain more
   * than {@code least}, where effective weights are in bits.
   */
  boolean areLoudestEverywhere(long least) {
    BitProduct bits = effectiveWeights.bits().orElseThrow();
    long slack = most() - least;
    for (int index = 0; index < neurons.length; index++) {
      long gain = gain(index, bits.largest());
      if (coefficients[index] <= 0 || gain - gain(index, bits.largest() - bits.step()) < slack) {
        return false;
      }
    }
    return true;
  }

  private long gain(int index, long effective) {
    return rules.gain(coefficients[index], levels[index], places, effective);
  }

  /** Returns the gain of a feature from all neurons. */
  long gain(int feature) {
    long sum = 0;
    for (int i = 0; i < neurons.length; i++) {
      sum += gain(i, effectiveWeights.of(neurons[i], feature));
    }
    return sum;
  }

  /** Returns the features that may join and gain more than {@code least}, in no certain order. */
  List<Candidate> above(long least, IntPredicate mayJoin) {
    List<Candidate> found = new ArrayList<>();
    if (least < 0 || summed || !effectiveWeights.isListed() || !select(least, mayJoin, found)) {
      sum();
      for (int feature = 0; feature < sums.length; feature++) {
        if (sums[feature] > least && mayJoin.test(feature)) {
          found.add(new Candidate(feature, sums[feature]));
        }
      }
    }
    return found;
  }

  private void sum() {
    if (!summed) {
      Arrays.fill(sums, 0);
      for (int i = 0; i < neurons.length; i++) {
        effectiveWeights.addGains(neurons[i], rules, coefficients[i], levels[i], places, sums);
      }
      work += (long) neurons.length * sums.length;
      summed = true;
    }
  }

  /** Returns how many features gain anything at a neuron; -1 if they are not listed. */
  private int gainers(int index) {
    if (coefficients[index] < 0) {
      return -1;
    }
    long level = levels[index];
    return effectiveWeights.countAbove(neurons[index], level > 0 ? 0 : -level / places);
  }

  /** Finds the features by marks or in the lists, or returns false if neither pays. */
  private boolean select(long least, IntPredicate mayJoin, List<Candidate> found) {
    int[] order = new int[neurons.length]; // shortest list first, those without one last
    int[] lengths = new int[neurons.length];
    long[] rest = new long[neurons.length + 1]; // the most that the neurons from a rank on give
    for (int i = 0; i < order.length; i++) {
      lengths[i] = gainers(i);
      int rank = i;
      for (; rank > 0 && comesBefore(lengths[i], lengths[order[rank - 1]]); rank--) {
        order[rank] = order[rank - 1];
      }
      order[rank] = i;
    }
    for (int rank = order.length - 1; rank >= 0; rank--) {
      rest[rank] = rest[rank + 1] + most(order[rank]);
    }
    int opened = 0;
    long listed = 0;
    for (; rest[opened] > least; opened++) {
      int length = lengths[order[opened]];
      listed = length < 0 ? Long.MAX_VALUE / SELECTIVE_COST : listed + length;
      if (length < 0) {
        break;
      }
    }
    int[] needed = new int[order.length]; // by rank: the least effective weight at the neuron
    Arrays.setAll(needed, rank -> needed(order[rank], rest[0] - least));
    if (selectMarked(needed, order, rest, least, listed, mayJoin, found)) {
      return true;
    }
    if (listed * SELECTIVE_COST > (long) sums.length * neurons.length) {
      return false;
    }
    work += listed;
    for (int rank = 0; rank < opened; rank++) {
      int[] listedFeatures = effectiveWeights.loudest(neurons[order[rank]]);
      int count = lengths[order[rank]];
      for (int other = rank + 1; other < order.length && count > FEW; other++) {
        count = keepLoud(order[other], needed[other], listedFeatures, count);
        listedFeatures = kept;
      }
      for (int at = 0; at < count; at++) {
        weigh(listedFeatures[at], rank, order, rest, least, mayJoin, found);
      }
    }
    return true;
  }

  /** Finds the features among those marked for several neurons, unless the lists are shorter. */
  private boolean selectMarked(
      int[] needed,
      int[] order,
      long[] rest,
      long least,
      long listed,
      IntPredicate mayJoin,
      List<Candidate> found) {
    int count = 0;
    for (int rank = 0; rank < order.length && count < marks.length; rank++) {
      int neuron = neurons[order[rank]];
      if (needed[rank] >= effectiveWeights.markedLevel(neuron)) {
        marks[count++] = effectiveWeights.marked(neuron);
      }
    }
    if (count < 2 || (long) count * intersection.length > 2 * listed) {
      return false;
    }
    work += (long) count * intersection.length / 2;
    effectiveWeights.intersect(marks, count, intersection);
    for (int word = 0; word < intersection.length; word++) {
      for (long bits = intersection[word]; bits != 0; bits &= bits - 1) {
        int feature = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
        weigh(feature, 0, order, rest, least, mayJoin, found);
      }
    }
    return true;
  }

  /**
   * Returns the least effective weight that a feature must have at a neuron: with less, the
   * feature's gain would fall short of the most that any gains there by a given loss, and that is
   * all that it can afford.
   */
  private int needed(int index, long loss) {
    int smallest = effectiveWeights.smallest(neurons[index]);
    if (coefficients[index] < 0) {
      return smallest;
    }
    int effective = effectiveWeights.largest(neurons[index]);
    long most = most(index);
    while (effective > smallest && most - gain(index, effective - 1) < loss) {
      effective--;
    }
    return effective;
  }

  /** Keeps those of the listed features whose effective weight at a neuron is large enough. */
  private int keepLoud(int index, int effective, int[] listed, int count) {
    if (kept.length < count) {
      kept = new int[count];
    }
    return effectiveWeights.keepLoud(neurons[index], effective, listed, count, kept);
  }

  private static boolean comesBefore(int length, int other) {
    return length >= 0 && (other < 0 || length < other);
  }

  /** Sums up the gain of a feature, unless an earlier list has it or it falls short. */
  private void weigh(
      int feature,
      int rank,
      int[] order,
      long[] rest,
      long least,
      IntPredicate mayJoin,
      List<Candidate> found) {
    long sum = 0;
    for (int i = 0; i < order.length; i++) {
      long gain = gain(order[i], effectiveWeights.of(neurons[order[i]], feature));
      sum += gain;
      if ((i < rank && gain > 0) || sum + rest[i + 1] <= least) {
        return;
      }
    }
    if (mayJoin.test(feature)) {
      found.add(new Candidate(feature, sum));
    }
  }
}
