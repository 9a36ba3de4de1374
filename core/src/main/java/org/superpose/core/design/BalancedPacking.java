package org.superpose.core.design;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.superpose.core.random.RandomStream;
import org.superpose.core.statistics.Counts;

/**
 * Deals random hands so that all items are used equally often: sparse binary codes, or the channels
 * of outputs, over the neurons of a layer.
 */
public final class BalancedPacking {

  /** The share of all pairs of items that hands can use once before many pairs are used twice. */
  private static final double LARGEST_PACKING = 0.8;

  /** Alternating sums over larger hands lose all their digits; a slower law takes over. */
  private static final int LARGEST_ALTERNATING = 12;

  private final int items;
  private final RandomStream random;
  private final int[] deck;
  private final @Nullable BitSet
      together; // pair of items -> held by one hand; null: of no interest
  private int next;

  private BalancedPacking(int items, RandomStream random, boolean apart) {
    this.items = items;
    this.random = random;
    deck = random.permutation(items);
    together = apart ? new BitSet() : null;
  }

  /**
   * Deals hands of different items from shuffled decks, one deck after the other: over all hands,
   * the uses of two items differ by at most one. A card that its hand already holds, which only
   * happens where a hand spans two decks, changes places with a later card.
   *
   * @param hands the number of hands
   * @param size the number of items in a hand, at most {@code items}
   * @param items the number of cards in a deck, one for each item
   * @return {@code [hands][size]}, each hand ascending
   * @throws IllegalArgumentException if a hand is larger than a deck
   */
  public static int[][] deal(int hands, int size, int items, RandomStream random) {
    return new BalancedPacking(items, random, false).deal(sizes(hands, size));
  }

  /**
   * Deals like {@link #deal}, but also keeps two hands from sharing more than one item as long as
   * any item allows it: a partial packing. Where the rest of the deck has no such card, one that
   * was dealt before is used out of turn.
   *
   * @param items the number of cards in a deck, at most 65,536; half of its square is the memory in
   *     bits
   * @throws IllegalArgumentException if a hand is larger than a deck
   */
  public static int[][] dealApart(int hands, int size, int items, RandomStream random) {
    return new BalancedPacking(items, random, true).deal(sizes(hands, size));
  }

  /** Returns the distribution of the number of items that two hands dealt apart share. */
  public static double[] shared(int hands, int size, int items) {
    double sharing = Math.min(1, (double) size * size / items);
    return canPack(hands, size, items)
        ? new double[] {1 - sharing, sharing}
        : Counts.binomial(size, (double) size / items);
  }

  /**
   * Returns the chance that an item of one hand is among those of some other hands, all dealt
   * apart. As each of the others holds at most one of its items, a hand is covered as a whole less
   * often than items are used: that chance follows by inclusion and exclusion, and each item counts
   * the root of it, of the order of the hand's size.
   *
   * @param hands how many other hands; may be an expectation
   */
  public static double covered(double hands, int size, int items) {
    double all =
        size > LARGEST_ALTERNATING
            ? coverage(hands, size, size, items)[size]
            : coveredByInclusion(hands, size, items);
    return Math.pow(Math.clamp(all, 0, 1), 1.0 / size);
  }

  private static double coveredByInclusion(double hands, int size, int items) {
    double all = 0;
    double choices = 1; // signed number of sets of items that are not covered
    for (int uncovered = 0; uncovered <= size; uncovered++) {
      double covers = Math.min(1, (double) uncovered * size / items);
      all += choices * Math.pow(1 - covers, hands);
      choices *= -(double) (size - uncovered) / (uncovered + 1);
    }
    return all;
  }

  /**
   * Returns the distribution of how many of some items of one hand are among those of other hands,
   * all dealt apart: each of the others holds at most one of them.
   *
   * @param hands how many other hands; may be an expectation, between two whole numbers their
   *     distributions are mixed
   * @param part how many items of the hand count, at most size
   * @return {@code [part + 1]}
   */
  public static double[] coverage(double hands, int part, int size, int items) {
    double[] law = new double[part + 1];
    law[0] = 1;
    double each = Math.min(1.0 / Math.max(1, part), (double) size / items);
    int whole = (int) hands;
    for (int hand = 0; hand < whole; hand++) {
      cover(law, part, each);
    }
    double[] next = law.clone();
    cover(next, part, each);
    return Counts.mix(1 - (hands - whole), law, next);
  }

  /** Lets one more hand cover one of the items with its chance for each. */
  private static void cover(double[] law, int part, double each) {
    for (int covered = part; covered > 0; covered--) {
      law[covered] =
          law[covered] * (1 - (part - covered) * each)
              + law[covered - 1] * (part - covered + 1) * each;
    }
    law[0] *= 1 - part * each;
  }

  /** Returns whether almost all of the hands that are dealt apart will share at most one item. */
  public static boolean canPack(int hands, int size, int items) {
    double pairsInHands = hands * (size * (size - 1) / 2.0);
    return pairsInHands <= LARGEST_PACKING * (items * (items - 1) / 2.0);
  }

  /**
   * Deals hands of different sizes, otherwise like {@link #deal(int, int, int, RandomStream)}.
   *
   * @param sizes {@code [hands]}, each at most {@code items}
   * @throws IllegalArgumentException if a hand is larger than a deck
   */
  public static int[][] deal(int[] sizes, int items, RandomStream random) {
    return new BalancedPacking(items, random, false).deal(sizes);
  }

  private static int[] sizes(int hands, int size) {
    int[] sizes = new int[hands];
    Arrays.fill(sizes, size);
    return sizes;
  }

  private int[][] deal(int[] sizes) {
    int[][] dealt = new int[sizes.length][];
    for (int at = 0; at < sizes.length; at++) {
      if (sizes[at] > items) {
        throw new IllegalArgumentException(
            "a hand of %s from a deck of %s".formatted(sizes[at], items));
      }
      int[] hand = new int[sizes[at]];
      for (int held = 0; held < hand.length; held++) {
        hand[held] = draw(hand, held);
      }
      Arrays.sort(hand);
      note(hand);
      dealt[at] = hand;
    }
    return dealt;
  }

  private int draw(int[] hand, int held) {
    if (next == items) {
      random.shuffle(deck);
      next = 0;
    }
    int chosen = find(hand, held, next, items, together != null);
    if (chosen < 0 && find(hand, held, 0, next, true) >= 0) {
      return deck[find(hand, held, 0, next, true)]; // out of turn: dealt before in this deck
    }
    if (chosen < 0) {
      chosen = find(hand, held, next, items, false);
    }
    if (chosen < 0) {
      random.shuffle(deck);
      next = 0;
      return draw(hand, held);
    }
    int card = deck[chosen];
    deck[chosen] = deck[next];
    deck[next++] = card;
    return card;
  }

  /** Returns where in a part of the deck the first fitting card is, or -1. */
  private int find(int[] hand, int held, int from, int to, boolean apart) {
    for (int at = from; at < to; at++) {
      if (!holds(hand, held, deck[at]) && (!apart || isApart(hand, held, deck[at]))) {
        return at;
      }
    }
    return -1;
  }

  private static boolean holds(int[] hand, int held, int card) {
    for (int i = 0; i < held; i++) {
      if (hand[i] == card) {
        return true;
      }
    }
    return false;
  }

  private boolean isApart(int[] hand, int held, int card) {
    for (int i = 0; i < held; i++) {
      if (together.get(pair(hand[i], card))) {
        return false;
      }
    }
    return true;
  }

  private void note(int[] hand) {
    for (int i = 0; together != null && i < hand.length; i++) {
      for (int j = 0; j < i; j++) {
        together.set(pair(hand[i], hand[j]));
      }
    }
  }

  /** Numbers the pairs of different items: below 2^31 for up to 65,536 items. */
  private static int pair(int item, int other) {
    int high = Math.max(item, other);
    return Math.toIntExact((long) high * (high - 1) / 2 + Math.min(item, other));
  }
}
