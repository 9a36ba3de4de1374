package org.superpose.core.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The features that can matter at a node of the search: those whose gain exceeds what is needed.
 *
 * <p>Where few features are heard loud enough to gain anything at all, they are found in the lists
 * of {@link Loudest}: a feature whose gain is needed gains something at one of the neurons opened,
 * where the neurons left closed cannot make up what is needed together. Otherwise the gains of all
 * features are summed up, neuron by neuron. Not for use by several threads.
 */
final class Candidates {

  /** A feature and its gain. */
  record Candidate(int feature, long gain) {}

  private static final int SELECTIVE_COST = 4; // of a look-up, in steps of a sum

  private final Hearing hearing;
  private final Rules rules;
  private final long[] sums; // [features]
  private int[] kept = {};
  private boolean summed;
  private long work;

  private int[] neurons;
  private long[] coefficients; // [neurons of the output]
  private long[] levels; // [neurons of the output]
  private int places;

  Candidates(IntegerNetwork network, Rules rules) {
    hearing = network.hearing();
    this.rules = rules;
    sums = new long[network.features()];
  }

  /** Turns to a node; the arrays are not copied. */
  void turnTo(int[] ofNeurons, long[] withCoefficients, long[] atLevels, int withPlaces) {
    neurons = ofNeurons;
    coefficients = withCoefficients;
    levels = atLevels;
    places = withPlaces;
    summed = false;
  }

  /** Returns the steps taken so far by all nodes. */
  long work() {
    return work;
  }

  /** Returns the most that any feature gains at a neuron, at least 0. */
  long most(int index) {
    int neuron = neurons[index];
    int heard = coefficients[index] > 0 ? hearing.largest(neuron) : hearing.smallest(neuron);
    return Math.max(0, gain(index, heard));
  }

  private long gain(int index, long heard) {
    return rules.gain(coefficients[index], levels[index], places, heard);
  }

  /** Returns the gain of a feature from all neurons. */
  long gain(int feature) {
    long sum = 0;
    for (int i = 0; i < neurons.length; i++) {
      sum += gain(i, hearing.of(neurons[i], feature));
    }
    return sum;
  }

  /** Returns the features that may join and gain more than {@code least}, in no certain order. */
  List<Candidate> above(long least, IntPredicate mayJoin) {
    List<Candidate> found = new ArrayList<>();
    if (least < 0 || summed || !select(least, mayJoin, found)) {
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
        hearing.addGains(neurons[i], rules, coefficients[i], levels[i], places, sums);
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
    return hearing.countAbove(neurons[index], level > 0 ? 0 : -level / places);
  }

  /** Finds the features in the lists, or returns false if that does not pay. */
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
      if (lengths[order[opened]] < 0) {
        return false;
      }
      listed += lengths[order[opened]];
    }
    if (listed * SELECTIVE_COST > (long) sums.length * neurons.length) {
      return false;
    }
    work += listed;
    for (int rank = 0; rank < opened; rank++) {
      int[] listedFeatures = hearing.loudest(neurons[order[rank]]);
      int count = lengths[order[rank]];
      if (rank + 1 < order.length) {
        count = keepLoud(order[rank + 1], rest[0] - least, listedFeatures, count);
        listedFeatures = kept;
      }
      for (int at = 0; at < count; at++) {
        weigh(listedFeatures[at], rank, order, rest, least, mayJoin, found);
      }
    }
    return true;
  }

  /**
   * Keeps those of the listed features whose gain at a neuron falls short of the most that any
   * gains there by less than a given loss, which is all that they can afford.
   */
  private int keepLoud(int index, long loss, int[] listed, int count) {
    int heard = hearing.largest(neurons[index]);
    int smallest = hearing.smallest(neurons[index]);
    if (coefficients[index] < 0) {
      heard = smallest;
    }
    long most = most(index);
    while (heard > smallest && most - gain(index, heard - 1) < loss) {
      heard--;
    }
    if (kept.length < count) {
      kept = new int[count];
    }
    return hearing.keepLoud(neurons[index], heard, listed, count, kept);
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
      long gain = gain(order[i], hearing.of(neurons[order[i]], feature));
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
