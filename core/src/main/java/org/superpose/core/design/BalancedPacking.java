package org.superpose.core.design;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.superpose.core.random.RandomStream;
import org.superpose.core.statistics.Counts;

/**
 * Assigns random sets of items so that all items are used equally often: sparse binary codes, or
 * the channels of outputs, over the neurons of a layer.
 */
public final class BalancedPacking {

  /** The fraction of all pairs of items that sets can use once before many pairs are used twice. */
  private static final double LARGEST_PACKING = 0.8;

  /** Alternating sums over larger sets lose all their digits; a slower recurrence takes over. */
  private static final int LARGEST_ALTERNATING = 12;

  private final int items;
  private final RandomStream random;
  private final int[] shuffled;
  private final @Nullable BitSet together; // pair of items -> in one set; null: not tracked
  private int next;

  private BalancedPacking(int items, RandomStream random, boolean apart) {
    this.items = items;
    this.random = random;
    shuffled = random.permutation(items);
    together = apart ? new BitSet() : null;
  }

  /**
   * Assigns sets of different items from shuffled lists of all items, one list after the other:
   * over all sets, the uses of two items differ by at most one. An item that its set already holds,
   * which only happens where a set spans two lists, changes places with a later item.
   *
   * @param sets the number of sets
   * @param size the number of items in a set, at most {@code items}
   * @param items the number of items
   * @return {@code [sets][size]}, each hand ascending
   * @throws IllegalArgumentException if a set has more elements than there are items
   */
  public static int[][] assign(int sets, int size, int items, RandomStream random) {
    return new BalancedPacking(items, random, false).assign(sizes(sets, size));
  }

  /**
   * Assigns like {@link #assign}, but also keeps two sets from sharing more than one item as long
   * as any item allows it: a partial packing. Where the rest of the list has no such item, one that
   * was assigned before is used out of turn.
   *
   * @param items the number of items, at most 65,536; half of its square is the memory in bits
   * @throws IllegalArgumentException if a set has more elements than there are items
   */
  public static int[][] assignApart(int sets, int size, int items, RandomStream random) {
    return new BalancedPacking(items, random, true).assign(sizes(sets, size));
  }

  /** Returns the distribution of the number of items that two sets assigned apart share. */
  public static double[] shared(int sets, int size, int items) {
    double sharing = Math.min(1, (double) size * size / items);
    return canPack(sets, size, items)
        ? new double[] {1 - sharing, sharing}
        : Counts.binomial(size, (double) size / items);
  }

  /**
   * Returns the chance that an item of one set is among those of some other sets, all assigned
   * apart. As each of the others holds at most one of its items, a set is covered as a whole less
   * often than items are used: that chance follows by inclusion and exclusion, and each item counts
   * the root of it, of the order of the set's size.
   *
   * @param sets how many other sets; may be an expectation
   */
  public static double covered(double sets, int size, int items) {
    double all =
        size > LARGEST_ALTERNATING
            ? coverage(sets, size, size, items)[size]
            : coveredByInclusion(sets, size, items);
    return Math.pow(Math.clamp(all, 0, 1), 1.0 / size);
  }

  private static double coveredByInclusion(double sets, int size, int items) {
    double all = 0;
    double choices = 1; // signed number of sets of items that are not covered
    for (int uncovered = 0; uncovered <= size; uncovered++) {
      double covers = Math.min(1, (double) uncovered * size / items);
      all += choices * Math.pow(1 - covers, sets);
      choices *= -(double) (size - uncovered) / (uncovered + 1);
    }
    return all;
  }

  /**
   * Returns the distribution of how many of some items of one set are among those of other sets,
   * all assigned apart: each of the others holds at most one of them.
   *
   * @param sets how many other sets; may be an expectation, between two whole numbers their
   *     distributions are mixed
   * @param part how many items of the set count, at most size
   * @return {@code [part + 1]}
   */
  public static double[] coverage(double sets, int part, int size, int items) {
    double[] distribution = new double[part + 1];
    distribution[0] = 1;
    double each = Math.min(1.0 / Math.max(1, part), (double) size / items);
    int whole = (int) sets;
    for (int set = 0; set < whole; set++) {
      cover(distribution, part, each);
    }
    double[] next = distribution.clone();
    cover(next, part, each);
    return Counts.mix(1 - (sets - whole), distribution, next);
  }

  /** Lets one more set cover one of the items with its chance for each. */
  private static void cover(double[] distribution, int part, double each) {
    for (int covered = part; covered > 0; covered--) {
      distribution[covered] =
          distribution[covered] * (1 - (part - covered) * each)
              + distribution[covered - 1] * (part - covered + 1) * each;
    }
    distribution[0] *= 1 - part * each;
  }

  /** Returns whether almost all of the sets that are assigned apart will share at most one item. */
  public static boolean canPack(int sets, int size, int items) {
    double pairsInSets = sets * (size * (size - 1) / 2.0);
    return pairsInSets <= LARGEST_PACKING * (items * (items - 1) / 2.0);
  }

  /**
   * Assigns sets of different sizes, otherwise like {@link #assign(int, int, int, RandomStream)}.
   *
   * @param sizes {@code [sets]}, each at most {@code items}
   * @throws IllegalArgumentException if a set has more elements than there are items
   */
  public static int[][] assign(int[] sizes, int items, RandomStream random) {
    return new BalancedPacking(items, random, false).assign(sizes);
  }

  private static int[] sizes(int sets, int size) {
    int[] sizes = new int[sets];
    Arrays.fill(sizes, size);
    return sizes;
  }

  private int[][] assign(int[] sizes) {
    int[][] assigned = new int[sizes.length][];
    for (int at = 0; at < sizes.length; at++) {
      if (sizes[at] > items) {
        throw new IllegalArgumentException(
            "a set of %s different items from %s items".formatted(sizes[at], items));
      }
      int[] set = new int[sizes[at]];
      for (int held = 0; held < set.length; held++) {
        set[held] = draw(set, held);
      }
      Arrays.sort(set);
      note(set);
      assigned[at] = set;
    }
    return assigned;
  }

  private int draw(int[] set, int held) {
    if (next == items) {
      random.shuffle(shuffled);
      next = 0;
    }
    int chosen = find(set, held, next, items, together != null);
    if (chosen < 0 && find(set, held, 0, next, true) >= 0) {
      return shuffled[
          find(set, held, 0, next, true)]; // out of turn: assigned before from this list
    }
    if (chosen < 0) {
      chosen = find(set, held, next, items, false);
    }
    if (chosen < 0) {
      random.shuffle(shuffled);
      next = 0;
      return draw(set, held);
    }
    int item = shuffled[chosen];
    shuffled[chosen] = shuffled[next];
    shuffled[next++] = item;
    return item;
  }

  /** Returns where in a part of the list the first fitting item is, or -1. */
  private int find(int[] set, int held, int from, int to, boolean apart) {
    for (int at = from; at < to; at++) {
      if (!holds(set, held, shuffled[at]) && (!apart || isApart(set, held, shuffled[at]))) {
        return at;
      }
    }
    return -1;
  }

  private static boolean holds(int[] set, int held, int item) {
    for (int i = 0; i < held; i++) {
      if (set[i] == item) {
        return true;
      }
    }
    return false;
  }

  private boolean isApart(int[] set, int held, int item) {
    for (int i = 0; i < held; i++) {
      if (together.get(pair(set[i], item))) {
        return false;
      }
    }
    return true;
  }

  private void note(int[] set) {
    for (int i = 0; together != null && i < set.length; i++) {
      for (int j = 0; j < i; j++) {
        together.set(pair(set[i], set[j]));
      }
    }
  }

  /** Numbers the pairs of different items: below 2^31 for up to 65,536 items. */
  private static int pair(int item, int other) {
    int high = Math.max(item, other);
    return Math.toIntExact((long) high * (high - 1) / 2 + Math.min(item, other));
  }
}
