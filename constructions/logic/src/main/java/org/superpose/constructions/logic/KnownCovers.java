package org.superpose.constructions.logic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sets of features that were found to make a channel inactive at some time: each gave every neuron
 * of it at least the ones of an input. They must not do so again.
 */
final class KnownCovers {

  private static final int MOST = 64; // kept, the last ones found

  private final List<int[]> sets = new ArrayList<>();

  void add(int[] features) {
    if (sets.stream().noneMatch(known -> Arrays.equals(known, features))) {
      if (sets.size() == MOST) {
        sets.removeFirst();
      }
      sets.add(features);
    }
  }

  /** Returns whether any of the sets covers the channel as it is. */
  boolean any(MovingChannels moving, int[] channel) {
    return sets.stream().anyMatch(set -> covers(set, moving, channel, -1));
  }

  /** Returns which of the sets cover a neuron with certain reads. */
  boolean[] covering(byte[] read, int ones) {
    boolean[] covering = new boolean[sets.size()];
    for (int at = 0; at < covering.length; at++) {
      covering[at] = reads(sets.get(at), read) >= ones;
    }
    return covering;
  }

  /** Returns how many sets that do not cover a channel would if one neuron had other reads. */
  int broken(MovingChannels moving, int[] channel, int neuron, byte[] after) {
    int broken = 0;
    for (int[] set : sets) {
      if (reads(set, after) >= moving.ones()
          && reads(set, moving.read(neuron)) < moving.ones()
          && covers(set, moving, channel, neuron)) {
        broken++;
      }
    }
    return broken;
  }

  private static boolean covers(int[] set, MovingChannels moving, int[] channel, int except) {
    for (int neuron : channel) {
      if (neuron != except && reads(set, moving.read(neuron)) < moving.ones()) {
        return false;
      }
    }
    return true;
  }

  private static int reads(int[] set, byte[] read) {
    int sum = 0;
    for (int feature : set) {
      sum += read[feature];
    }
    return sum;
  }
}
