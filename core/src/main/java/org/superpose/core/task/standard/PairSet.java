package org.superpose.core.task.standard;

import java.util.Arrays;

/**
 * A set of {@linkplain Pair pairs}: open addressing with linear probing at a load of at most one
 * half, so 16 to 32 bytes a pair.
 */
final class PairSet {

  private static final long EMPTY = -1; // no pair is negative
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L; // 2^64 / golden ratio

  private final long[] slots;
  private final int shift;

  /** Makes an empty set with room for a number of pairs. */
  PairSet(int room) {
    int bits = Math.max(2, 65 - Long.numberOfLeadingZeros(room));
    slots = new long[1 << bits];
    shift = 64 - bits;
    Arrays.fill(slots, EMPTY);
  }

  boolean contains(long pair) {
    return slots[find(pair)] == pair;
  }

  /** Adds a pair; returns whether it was new. */
  boolean add(long pair) {
    int at = find(pair);
    boolean isNew = slots[at] == EMPTY;
    slots[at] = pair;
    return isNew;
  }

  /** Removes a pair that is in the set. */
  void remove(long pair) {
    int hole = find(pair);
    // Close the gap: whatever was pushed past the hole by probing moves back into it.
    for (int at = next(hole); slots[at] != EMPTY; at = next(at)) {
      if (distance(home(slots[at]), at) >= distance(hole, at)) {
        slots[hole] = slots[at];
        hole = at;
      }
    }
    slots[hole] = EMPTY;
  }

  private int find(long pair) {
    int at = home(pair);
    while (slots[at] != EMPTY && slots[at] != pair) {
      at = next(at);
    }
    return at;
  }

  private int home(long pair) {
    long mixed = pair * MULTIPLIER;
    return (int) (((mixed ^ (mixed >>> 32)) * MULTIPLIER) >>> shift);
  }

  private int next(int at) {
    return (at + 1) & (slots.length - 1);
  }

  private int distance(int from, int to) {
    return (to - from) & (slots.length - 1);
  }
}
