package org.superpose.core.task;

import java.math.BigInteger;
import java.util.OptionalLong;

/**
 * The inputs on which a function has to be right: sets of active features, the empty one among
 * them. With every input, a domain has all inputs of fewer features that are part of it.
 */
public sealed interface Domain {

  /** Returns the largest number of active features. */
  int sparsity();

  /**
   * Returns the number of inputs, the empty one included; empty if it exceeds a long.
   *
   * @param features m
   */
  OptionalLong inputCount(int features);

  /**
   * Returns the smallest feature, not below a given one, that may join an input; the number of
   * features if there is none.
   *
   * @param active the active features, ascending, all below {@code least}
   * @param size how many of them count
   * @param features m
   */
  int next(int[] active, int size, int least, int features);

  /** Returns whether an input belongs to the domain: {@code active} ascending, each below m. */
  default boolean contains(int... active) {
    int next = 0;
    for (int size = 0; size < active.length; size++) {
      if (next(active, size, Math.max(next, active[size]), active[size] + 1) != active[size]) {
        return false;
      }
      next = active[size] + 1;
    }
    return true;
  }

  /**
   * Checks that the domain is one of inputs of m features.
   *
   * @throws IllegalArgumentException if it is not
   */
  void requireFits(int features);

  /**
   * At most v active features, whichever.
   *
   * @param sparsity v, at least 1
   */
  record AtMost(int sparsity) implements Domain {
    /**
     * @throws IllegalArgumentException if the sparsity is not positive
     */
    public AtMost {
      if (sparsity < 1) {
        throw new IllegalArgumentException("sparsity must be at least 1, was " + sparsity);
      }
    }

    @Override
    public OptionalLong inputCount(int features) {
      return Inputs.count(features, sparsity, BigInteger.ONE);
    }

    @Override
    public int next(int[] active, int size, int least, int features) {
      return size < sparsity ? Math.min(least, features) : features;
    }

    @Override
    public void requireFits(int features) {
      if (sparsity > features) {
        throw new IllegalArgumentException(
            "sparsity %s exceeds the %s features".formatted(sparsity, features));
      }
    }

    @Override
    public String toString() {
      return "at most " + sparsity + " active";
    }
  }

  /**
   * The features are blocks of equal size, one behind the other; in at most z of them features are
   * active, any of them.
   *
   * @param size the features of a block, from 1 to {@value #LARGEST_BLOCK}
   * @param active z, the largest number of active blocks, at least 1
   */
  record Blocks(int size, int active) implements Domain {

    /** The largest number of features of a block. */
    public static final int LARGEST_BLOCK = 30;

    /**
     * @throws IllegalArgumentException if the size is out of range, no block may be active, or more
     *     features may be than can be counted
     */
    public Blocks {
      if (size < 1 || size > LARGEST_BLOCK || active < 1 || active > Integer.MAX_VALUE / size) {
        throw new IllegalArgumentException(
            "blocks have from 1 to %s features and at least one may be active, were %s and %s"
                .formatted(LARGEST_BLOCK, size, active));
      }
    }

    @Override
    public int sparsity() {
      return size * active;
    }

    @Override
    public OptionalLong inputCount(int features) {
      return Inputs.count(features / size, active, BigInteger.valueOf((1L << size) - 1));
    }

    @Override
    public int next(int[] members, int count, int least, int features) {
      if (count == 0 || least >= features) {
        return Math.min(least, features);
      }
      int last = members[count - 1] / size;
      int blocks = 1;
      for (int i = 1; i < count; i++) {
        blocks += members[i] / size == members[i - 1] / size ? 0 : 1;
      }
      return least / size == last || blocks < active ? least : features;
    }

    @Override
    public void requireFits(int features) {
      if (features % size != 0 || active > features / size) {
        throw new IllegalArgumentException(
            "%s features do not make blocks of %s of which %s may be active"
                .formatted(features, size, active));
      }
    }

    @Override
    public String toString() {
      return "at most " + active + " active blocks of " + size;
    }
  }
}
