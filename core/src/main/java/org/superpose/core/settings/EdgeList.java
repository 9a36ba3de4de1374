package org.superpose.core.settings;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user's own list of feature pairs, in the order of the outputs.
 *
 * <p>Immutable; pairs are zero-based, distinct, and have two different ends. A pair may be there in
 * both directions; what that means is the task's: {@link #undirected}.
 */
public final class EdgeList {

  private final int[] ends; // [2 * pairs]: first and second end of each pair in turn
  private final int features;
  private final int reversals; // pairs whose reversal comes earlier
  private @Nullable EdgeList
      undirected; // made when first wanted; whichever thread makes it makes the same

  private EdgeList(int[] ends, int features, int reversals) {
    this.ends = ends;
    this.features = features;
    this.reversals = reversals;
  }

  /** A pair that an edge list cannot have; the message names its position. */
  public static final class MalformedEdgeListException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int position;
    private final String complaint;

    MalformedEdgeListException(int position, String complaint) {
      super("pair " + position + ": " + complaint);
      this.position = position;
      this.complaint = complaint;
    }

    /** Returns the position of the pair, from 1. */
    public int position() {
      return position;
    }

    /** Returns the message without the position. */
    public String complaint() {
      return complaint;
    }
  }

  /**
   * Makes an edge list of pairs.
   *
   * @param pairs each of length 2
   * @throws MalformedEdgeListException if there is no pair, or one does not have two ends, has a
   *     negative end, pairs a feature with itself or repeats an earlier pair
   */
  public static EdgeList of(List<int[]> pairs) {
    Builder builder = new Builder();
    for (int i = 0; i < pairs.size(); i++) {
      int[] pair = pairs.get(i);
      if (pair.length != 2 || pair[0] < 0 || pair[1] < 0) {
        throw new MalformedEdgeListException(
            i + 1, Arrays.toString(pair) + " is not a pair of feature indices like [3, 17]");
      }
      if (pair[0] == pair[1]) {
        throw new MalformedEdgeListException(
            i + 1, Arrays.toString(pair) + " pairs feature " + pair[0] + " with itself");
      }
      int earlier = builder.add(pair[0], pair[1]);
      if (earlier >= 0) {
        throw new MalformedEdgeListException(
            i + 1, Arrays.toString(pair) + " repeats pair " + (earlier + 1));
      }
    }
    if (pairs.isEmpty()) {
      throw new MalformedEdgeListException(1, "is missing; give at least one");
    }
    return builder.build(0);
  }

  /**
   * Collects distinct pairs: 8 bytes a pair, and 6 to 16 more to find repetitions. Not for use by
   * several threads.
   */
  public static final class Builder {

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L; // 2^64 / golden ratio

    private int[] ends = new int[32]; // [2 * capacity]
    private int size;
    private int largest = -1;
    private int reversals;
    private int[] slots = new int[64]; // position of a pair from 1, or 0; a power of two

    /** Makes a builder without pairs. */
    public Builder() {}

    /**
     * Adds a pair unless it is there already, in the same direction.
     *
     * @return the position of the equal pair from 0, or -1 if there was none
     * @throws IllegalArgumentException if an end is negative, or both are equal
     */
    public int add(int first, int second) {
      if (first < 0 || second < 0 || first == second) {
        throw new IllegalArgumentException(
            "a pair has two different ends from 0, not " + first + " and " + second);
      }
      if (3L * size > 2L * slots.length) {
        rehash();
      }
      int slot = slot(first, second);
      if (slots[slot] != 0) {
        return slots[slot] - 1;
      }
      if (2 * size == ends.length) {
        ends =
            Arrays.copyOf(ends, (int) Math.min(Integer.MAX_VALUE - 9L, ends.length * 3L / 2) & ~1);
      }
      ends[2 * size] = first;
      ends[2 * size + 1] = second;
      slots[slot] = ++size;
      reversals += containsReversal(first, second) ? 1 : 0;
      largest = Math.max(largest, Math.max(first, second));
      return -1;
    }

    /** Returns the number of pairs so far. */
    public int size() {
      return size;
    }

    /** Returns whether a pair is there in the other direction. */
    boolean containsReversal(int first, int second) {
      return slots[slot(/* first= */ second, /* second= */ first)] != 0;
    }

    private void rehash() {
      slots = new int[2 * slots.length];
      for (int i = 0; i < size; i++) {
        slots[slot(ends[2 * i], ends[2 * i + 1])] = i + 1;
      }
    }

    /** Returns where a pair is, or where it belongs: linear probing. */
    private int slot(int first, int second) {
      long mixed = (((long) first << 32) | second) * MULTIPLIER;
      int at = (int) (((mixed ^ (mixed >>> 32)) * MULTIPLIER) >>> 32) & (slots.length - 1);
      while (slots[at] != 0
          && (ends[2 * slots[at] - 2] != first || ends[2 * slots[at] - 1] != second)) {
        at = (at + 1) & (slots.length - 1);
      }
      return at;
    }

    /**
     * Returns the list.
     *
     * @param features how many features there are at least, also if no pair has them
     * @throws IllegalStateException if there is no pair
     */
    public EdgeList build(int features) {
      if (size == 0) {
        throw new IllegalStateException("an edge list has at least one pair");
      }
      return new EdgeList(
          Arrays.copyOf(ends, 2 * size), Math.max(features, largest + 1), reversals);
    }
  }

  /** Returns how many pairs have their reversal earlier in the list. */
  public int reversals() {
    return reversals;
  }

  /** Returns this list without the pairs whose reversal comes earlier. */
  public EdgeList undirected() {
    if (reversals == 0) {
      return this;
    }
    EdgeList found = undirected;
    if (found == null) {
      Builder builder = new Builder();
      for (int i = 0; i < size(); i++) {
        if (!builder.containsReversal(first(i), second(i))) {
          builder.add(first(i), second(i));
        }
      }
      found = builder.build(features);
      undirected = found;
    }
    return found;
  }

  /** Returns the number of pairs. */
  public int size() {
    return ends.length / 2;
  }

  /** Returns the first end of pair {@code index}, as it was given. */
  public int first(int index) {
    return ends[2 * index];
  }

  /** Returns the second end of pair {@code index}, as it was given. */
  public int second(int index) {
    return ends[2 * index + 1];
  }

  /** Returns how many features the graph has: more than the largest index of any pair. */
  public int features() {
    return features;
  }

  /** Returns the largest feature index of any pair. */
  public int largestFeature() {
    return Arrays.stream(ends).max().orElseThrow();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EdgeList list && Arrays.equals(ends, list.ends);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ends);
  }

  @Override
  public String toString() {
    return size() + " pairs";
  }
}
