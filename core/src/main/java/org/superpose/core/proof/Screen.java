package org.superpose.core.proof;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.superpose.core.parallel.Workers;
import org.superpose.core.task.Problem;

/**
 * Settles outputs at which no feature matters unless it has the largest effective weight at every
 * neuron that the output reads: those for which there is no such feature beside the inputs of the
 * gate. What has the largest weight where comes from bits ({@link BitProduct}), so that no
 * effective weight has to be tabulated for them.
 *
 * <p>Features are taken in blocks; all outputs pass over the bits of a block at all neurons. They
 * do so first over bits that each stand for eight features of the block, at five neurons: that
 * settles nearly every block where one feature in fifty or fewer has the largest weight at a
 * neuron. Where it does not, the bits of three neurons mostly do. All these are the neurons nearest
 * to each other, and outputs pass in their order: so a thread reads the bits of a few neurons in a
 * row, which stay in its cache, however many there are in all. Memory: a block for each thread.
 * Time: m m' / 64 steps at most.
 */
final class Screen {

  private static final int FIRST = 5; // neurons of an output
  private static final int AT_ONCE = 1_024; // outputs
  private static final int FOLD = 8; // words that a word stands for
  private static final int FOLDED = 8; // words
  private static final int LARGEST_BLOCK = FOLD * FOLDED; // words
  private static final int STEPS_PER_WORK = 8; // of a word, for a step of a search

  private final IntegerNetwork network;
  private final Problem problem;
  private final Rules rules;
  private final BitProduct product;
  private final int[] outputs; // that can be settled
  private final int[] first; // [outputs, 5], of the neurons that they read
  private final int words; // of a block, for each neuron

  private Screen(IntegerNetwork network, Problem problem, Rules rules, int[] outputs) {
    this.network = network;
    this.problem = problem;
    this.rules = rules;
    this.outputs = byNearest(network, outputs);
    first = new int[FIRST * outputs.length];
    product = network.effectiveWeights().bits().orElseThrow();
    words = Math.min(LARGEST_BLOCK, wordsOf(network.features()));
    for (int i = 0; i < outputs.length; i++) {
      int nearest = nearest(network, this.outputs[i]);
      int end = network.offsets()[this.outputs[i] + 1];
      for (int rank = 0; rank < FIRST; rank++) {
        first[FIRST * i + rank] = network.readNeurons()[Math.min(nearest + rank, end - 1)];
      }
    }
  }

  private static int wordsOf(int bits) {
    return (bits + Long.SIZE - 1) / Long.SIZE;
  }

  /** Returns where the five neurons begin that are nearest to each other, of an output. */
  private static int nearest(IntegerNetwork network, int output) {
    int[] read = network.readNeurons();
    int nearest = network.offsets()[output];
    int end = network.offsets()[output + 1];
    for (int i = nearest + 1; i + FIRST <= end; i++) {
      if (read[i + FIRST - 1] - read[i] < read[nearest + FIRST - 1] - read[nearest]) {
        nearest = i;
      }
    }
    return nearest;
  }

  /** Orders outputs by the first of the neurons that settle them. */
  private static int[] byNearest(IntegerNetwork network, int[] outputs) {
    return Arrays.stream(outputs)
        .mapToLong(output -> sortKey(network.readNeurons()[nearest(network, output)], output))
        .sorted()
        .mapToInt(key -> (int) key)
        .toArray();
  }

  private static long sortKey(int neuron, int output) {
    return (long) neuron << Integer.SIZE | output;
  }

  /**
   * What came of it.
   *
   * @param settled the outputs that no input with the output expected off makes wrong
   * @param work the steps it took, as searches count them
   */
  record Result(BitSet settled, long work) {}

  /**
   * Settles what outputs it can; none if it can be nearly none.
   *
   * @param network with effective weights in bits
   */
  static Result settle(IntegerNetwork network, Problem problem, Rules rules, int threads) {
    int[] outputs = needLoudestEverywhere(network, problem, rules, threads);
    BitSet settled = new BitSet(network.outputs());
    if (outputs.length < network.outputs() / 2) {
      return new Result(settled, 0);
    }
    Screen screen = new Screen(network, problem, rules, outputs);
    int total = wordsOf(network.features());
    AtomicInteger next = new AtomicInteger();
    List<BitSet> open = Workers.PROOF.run(threads, () -> screen.openIn(next, total));
    Arrays.stream(outputs).forEach(settled::set);
    open.forEach(settled::andNot);
    return new Result(settled, (long) outputs.length * total / STEPS_PER_WORK);
  }

  private static int[] needLoudestEverywhere(
      IntegerNetwork network, Problem problem, Rules rules, int threads) {
    boolean[] need = new boolean[network.outputs()];
    Judge judge = new Judge(network);
    Workers.PROOF.forEach(
        threads,
        (need.length + AT_ONCE - 1) / AT_ONCE,
        () -> {
          Search search = new Search(network, problem, problem.sparsity(), rules);
          return piece -> {
            int end = Math.min(need.length, (piece + 1) * AT_ONCE);
            for (int output = piece * AT_ONCE; output < end; output++) {
              Findings all = new AllWrong(judge, output, problem.sparsity(), 0);
              need[output] = search.needsLoudestEverywhere(output, all);
            }
          };
        });
    return IntStream.range(0, need.length).filter(output -> need[output]).toArray();
  }

  /** Returns the outputs with a feature that matters in the blocks that this thread takes. */
  private BitSet openIn(AtomicInteger next, int total) {
    BitSet open = new BitSet(network.outputs());
    long[] marks = new long[network.neurons() * words];
    long[] folded = new long[network.neurons() * FOLDED];
    long[] loud = new long[wordsOf(network.neurons())];
    int first;
    while ((first = next.getAndAdd(words)) < total) {
      Workers.PROOF.checkInterrupt();
      mark(first, marks, folded, loud);
      pass(first, marks, folded, open);
    }
    return open;
  }

  /** Marks the features of a block at every neuron where they have the largest weight. */
  private void mark(int firstWord, long[] marks, long[] folded, long[] loud) {
    Arrays.fill(marks, 0);
    Arrays.fill(folded, 0);
    int first = firstWord * Long.SIZE;
    int end = Math.min(network.features(), first + words * Long.SIZE);
    for (int feature = first; feature < end; feature++) {
      product.loudAt(feature, loud);
      int word = (feature - first) / Long.SIZE;
      for (int i = 0; i < loud.length; i++) {
        for (long bits = loud[i]; bits != 0; bits &= bits - 1) {
          int neuron = i * Long.SIZE + Long.numberOfTrailingZeros(bits);
          marks[neuron * words + word] |= 1L << feature;
          folded[neuron * FOLDED + word / FOLD] |= 1L << feature;
        }
      }
    }
  }

  private void pass(int firstWord, long[] marks, long[] folded, BitSet open) {
    for (int i = 0; i < outputs.length; i++) {
      int a = first[FIRST * i];
      int b = first[FIRST * i + 1];
      int c = first[FIRST * i + 2];
      if (meet(folded, a, b, c, first[FIRST * i + 3], first[FIRST * i + 4])
          && meet(marks, a * words, b * words, c * words, words)
          && matters(outputs[i], firstWord, marks)) {
        open.set(outputs[i]);
      }
    }
  }

  /** Returns whether any folded bit is set at all of five neurons. */
  private static boolean meet(long[] folded, int a, int b, int c, int d, int e) {
    long any = 0;
    for (int word = 0; word < FOLDED; word++) {
      any |=
          folded[a * FOLDED + word]
              & folded[b * FOLDED + word]
              & folded[c * FOLDED + word]
              & folded[d * FOLDED + word]
              & folded[e * FOLDED + word];
    }
    return any != 0;
  }

  /** Returns whether three sets have anything in common; a loop that compilers make vectors of. */
  private static boolean meet(long[] marks, int a, int b, int c, int words) {
    long any = 0;
    for (int word = 0; word < words; word++) {
      any |= marks[a + word] & marks[b + word] & marks[c + word];
    }
    return any != 0;
  }

  private boolean matters(int output, int firstWord, long[] marks) {
    int[] read = network.readNeurons();
    int from = network.offsets()[output];
    int end = network.offsets()[output + 1];
    for (int word = 0; word < words; word++) {
      long all = -1;
      for (int i = from; i < end && all != 0; i++) {
        all &= marks[read[i] * words + word];
      }
      if (all != 0 && matters(output, (firstWord + word) * Long.SIZE, all)) {
        return true;
      }
    }
    return false;
  }

  private boolean matters(int output, int first, long features) {
    for (long bits = features; bits != 0; bits &= bits - 1) {
      if (rules.mayJoin(problem, output, first + Long.numberOfTrailingZeros(bits))) {
        return true;
      }
    }
    return false;
  }
}
