package org.superpose.core.settings;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The user's own sets of features, in the order of the outputs: the edges of a hypergraph, all of
 * one size. Immutable; features are zero-based, sets are distinct, whatever the order of their
 * features.
 */
public final class SetList {

  private final int[] members; // [sets * size], as given
  private final int size;
  private final int features;

  private SetList(int[] members, int size, int features) {
    this.members = members;
    this.size = size;
    this.features = features;
  }

  /** Numbers sets as they come, and finds those that are there already. */
  public static final class Distinct {

    private final Map<IntBuffer, Integer> seen = new HashMap<>();

    /** Has seen no set. */
    public Distinct() {}

    /** Adds a set; returns the position of an equal one, from 0, or -1 if there was none. */
    public int add(int[] set) {
      int[] sorted = set.clone();
      Arrays.sort(sorted);
      Integer earlier = seen.putIfAbsent(IntBuffer.wrap(sorted), seen.size());
      return earlier == null ? -1 : earlier;
    }
  }

  /** Says why features make no set, a clause to follow the set; empty if they do. */
  public static Optional<String> complaint(int[] set) {
    if (set.length < 2) {
      return Optional.of("is no set of two features or more");
    }
    int[] sorted = set.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] < 0) {
        return Optional.of("has a negative feature");
      }
      if (i > 0 && sorted[i] == sorted[i - 1]) {
        return Optional.of("has a feature twice");
      }
    }
    return Optional.empty();
  }

  /**
   * Makes a list of sets.
   *
   * @param sets equally many features each
   * @param features how many features there are at least, also if no set has them
   * @throws IllegalArgumentException if there is no set, or one has fewer than two features,
   *     another number than the first, a negative or repeated feature, or those of another set; the
   *     message names its position, from 1
   */
  public static SetList of(List<int[]> sets, int features) {
    if (sets.isEmpty()) {
      throw new IllegalArgumentException("there is no set; give at least one");
    }
    int size = sets.getFirst().length;
    int[] members = new int[Math.multiplyExact(size, sets.size())];
    Distinct distinct = new Distinct();
    int count = features;
    for (int i = 0; i < sets.size(); i++) {
      int[] set = sets.get(i);
      Optional<String> complaint =
          set.length == size
              ? complaint(set)
              : Optional.of("has %s features, set 1 has %s".formatted(set.length, size));
      int earlier = complaint.isPresent() ? -1 : distinct.add(set);
      if (earlier >= 0) {
        complaint = Optional.of("repeats set " + (earlier + 1));
      }
      if (complaint.isPresent()) {
        throw new IllegalArgumentException(
            "set %s, %s, %s".formatted(i + 1, Arrays.toString(set), complaint.get()));
      }
      System.arraycopy(set, 0, members, i * size, size);
      count = Math.max(count, Arrays.stream(set).max().orElseThrow() + 1);
    }
    return new SetList(members, size, count);
  }

  /** Returns the number of sets. */
  public int count() {
    return members.length / size;
  }

  /** Returns the number of features of each set. */
  public int size() {
    return size;
  }

  /** Returns how many features there are: more than the largest of any set. */
  public int features() {
    return features;
  }

  /** Returns the features of a set, as they were given; a copy. */
  public int[] set(int index) {
    return Arrays.copyOfRange(members, index * size, (index + 1) * size);
  }

  /** Returns all sets, {@code [sets][size]}; a copy. */
  public int[][] sets() {
    return IntStream.range(0, count()).mapToObj(this::set).toArray(int[][]::new);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SetList list
        && size == list.size
        && features == list.features
        && Arrays.equals(members, list.members);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(members) + features;
  }

  @Override
  public String toString() {
    return count() + " sets of " + size;
  }
}
