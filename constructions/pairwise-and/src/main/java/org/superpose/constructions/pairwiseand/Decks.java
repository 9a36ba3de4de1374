package org.superpose.constructions.pairwiseand;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.superpose.core.random.RandomStream;

/** Deals random hands so that all items are used equally often. */
final class Decks {

  private Decks() {}

  /**
   * Deals hands of different items from shuffled decks, one deck after the other: over all hands,
   * the uses of two items differ by at most one. A card that its hand already holds, which only
   * happens where a hand spans two decks, changes places with a later card.
   *
   * @param hands the number of hands
   * @param size the number of items in a hand, at most {@code items}
   * @param items the number of cards in a deck, one for each item
   * @return {@code [hands][size]}, each hand ascending
   */
  static int[][] deal(int hands, int size, int items, RandomStream random) {
    int[][] dealt = new int[hands][size];
    int[] deck = random.permutation(items);
    int next = 0;
    for (int[] hand : dealt) {
      for (int held = 0; held < size; held++) {
        if (next == items) {
          random.shuffle(deck);
          next = 0;
        }
        for (int later = next; holds(hand, held, deck[next]); later++) {
          int card = deck[next];
          deck[next] = deck[later];
          deck[later] = card;
        }
        hand[held] = deck[next++];
      }
      Arrays.sort(hand);
    }
    return dealt;
  }

  private static boolean holds(int[] hand, int held, int card) {
    return IntStream.range(0, held).anyMatch(i -> hand[i] == card);
  }
}
