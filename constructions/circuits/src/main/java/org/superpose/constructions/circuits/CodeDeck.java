package org.superpose.constructions.circuits;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;
import org.superpose.core.random.RandomStream;

/**
 * Gives every part of a stage neurons of its own choice, all equally loaded, and no neuron to two
 * parts of one component as long as there are others: a neuron that stands for a AND NOT b as well
 * as for b AND NOT a would have to be XOR, which no ReLU is. Parts of different components meet on
 * no input on which that matters.
 */
final class CodeDeck {

  private final RandomStream random;
  private final Deque<Integer> deck = new ArrayDeque<>(); // neurons, each once in a round
  private final int neurons;

  private CodeDeck(int neurons, RandomStream random) {
    this.neurons = neurons;
    this.random = random;
  }

  /**
   * Assigns neurons.
   *
   * @param components {@code [parts]}
   * @param size neurons of each part, at most {@code neurons}
   * @return {@code [parts][size]}, ascending
   */
  static int[][] assign(int[] components, int size, int neurons, RandomStream random) {
    CodeDeck codes = new CodeDeck(neurons, random);
    int[] order = random.permutation(components.length);
    Map<Integer, BitSet> taken = new HashMap<>();
    int[][] assigned = new int[components.length][];
    for (int part : order) {
      BitSet ofComponent = taken.computeIfAbsent(components[part], _ -> new BitSet(neurons));
      assigned[part] = codes.draw(ofComponent, size);
    }
    return assigned;
  }

  /** Draws the neurons of a part, which then are taken. */
  private int[] draw(BitSet taken, int size) {
    BitSet own = new BitSet(neurons);
    while (own.cardinality() < size) {
      boolean allTaken = taken.cardinality() == neurons;
      own.set(next(own, allTaken ? own : taken));
      taken.or(own);
    }
    return own.stream().toArray();
  }

  /**
   * Takes the next neuron of the round that is in neither set, of the next round if there is none.
   */
  private int next(BitSet own, BitSet avoided) {
    while (true) {
      Iterator<Integer> cards = deck.iterator();
      while (cards.hasNext()) {
        int neuron = cards.next();
        if (!own.get(neuron) && !avoided.get(neuron)) {
          cards.remove();
          return neuron;
        }
      }
      deck.addAll(IntStream.of(random.permutation(neurons)).boxed().toList());
    }
  }
}
