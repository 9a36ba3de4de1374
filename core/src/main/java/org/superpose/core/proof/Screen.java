package org.superpose.core.proof;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.superpose.core.parallel.Workers;
import org.superpose.core.task.Problem;

/**
 * Settles outputs at which no feature matters unless it has the largest effective weight at every
 * neuron that the output reads: those for which there is no such feature beside the inputs of the
 * gate. What has the largest weight where comes from bits ({@link BitProduct}), so that no
 * effective weight has to be tabulated for them.
 *
 * <p>Features are taken in blocks. The bits of a block of all neurons stay in the nearest large
 * cache while all outputs pass over it; the first two or four neurons of an output settle nearly
 * every block. Memory: a block for each thread. Time: m m' / 64 steps.
 */
final class Screen {

  private static final int BLOCK = 3 << 18; // bytes of the marks of a block
  private static final int FIRST = 4; // neurons of an output
  private static final int AT_ONCE = 1_024; // outputs
  private static final int UNROLLED = 4;
  private static final int LARGEST_BLOCK = 64; // words
  private static final int STEPS_PER_WORK = 8; // of a word, for a step of a search

  private final IntegerNetwork network;
  private final Problem problem;
  private final Rules rules;
  private final BitProduct product;
  private final int[] outputs; // that can be settled
  private final int[] first; // [outputs, 4], of the neurons that they read
  private final int words; // of a block, for each neuron

  private Screen(IntegerNetwork network, Problem problem, Rules rules, int[] outputs) {
    this.network = network;
    this.problem = problem;
    this.rules = rules;
    this.outputs = byFirstNeuron(network, outputs);
    first = new int[FIRST * outputs.length];
    product = network.effectiveWeights().bits().orElseThrow();
    words =
        Math.clamp(
            BLOCK / Long.BYTES / network.neurons() / UNROLLED * (long) UNROLLED,
            UNROLLED,
            LARGEST_BLOCK);
    for (int i = 0; i < outputs.length; i++) {
      int[] neurons = network.neuronsOf(outputs[i]);
      for (int rank = 0; rank < FIRST; rank++) {
        first[FIRST * i + rank] = neurons[Math.min(rank, neurons.length - 1)];
      }
    }
  }

  /** Orders outputs by the first neuron that they read: what is marked there stays at hand. */
  private static int[] byFirstNeuron(IntegerNetwork network, int[] outputs) {
    ToIntFunction<Integer> first = output -> network.readNeurons()[network.offsets()[output]];
    return Arrays.stream(outputs)
        .boxed()
        .sorted(Comparator.comparingInt(first))
        .mapToInt(output -> output)
        .toArray();
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
    int total = (network.features() + Long.SIZE - 1) / Long.SIZE;
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
    long[] loud = new long[(network.neurons() + Long.SIZE - 1) / Long.SIZE];
    int first;
    while ((first = next.getAndAdd(words)) < total) {
      Workers.PROOF.checkInterrupt();
      mark(first, marks, loud);
      pass(first, marks, open);
    }
    return open;
  }

  /** Marks the features of a block at every neuron where they have the largest weight. */
  private void mark(int firstWord, long[] marks, long[] loud) {
    Arrays.fill(marks, 0);
    int first = firstWord * Long.SIZE;
    int end = Math.min(network.features(), first + words * Long.SIZE);
    for (int feature = first; feature < end; feature++) {
      product.loudAt(feature, loud);
      int word = (feature - first) / Long.SIZE;
      for (int i = 0; i < loud.length; i++) {
        for (long bits = loud[i]; bits != 0; bits &= bits - 1) {
          int neuron = i * Long.SIZE + Long.numberOfTrailingZeros(bits);
          marks[neuron * words + word] |= 1L << feature;
        }
      }
    }
  }

  private void pass(int firstWord, long[] marks, BitSet open) {
    for (int i = 0; i < outputs.length; i++) {
      int at = FIRST * i;
      int a = first[at] * words;
      int b = first[at + 1] * words;
      int c = first[at + 2] * words;
      int d = first[at + 3] * words;
      if (meet(marks, a, b, words)
          && meet(marks, a, b, c, d, words)
          && matters(outputs[i], firstWord, marks)) {
        open.set(outputs[i]);
      }
    }
  }

  /** Returns whether two sets have anything in common; written out, as they are short. */
  private static boolean meet(long[] marks, int a, int b, int words) {
    long any = 0;
    for (int word = 0; word < words; word += UNROLLED) {
      any |=
          (marks[a + word] & marks[b + word])
              | (marks[a + word + 1] & marks[b + word + 1])
              | (marks[a + word + 2] & marks[b + word + 2])
              | (marks[a + word + 3] & marks[b + word + 3]);
    }
    return any != 0;
  }

  /** Returns whether four sets have anything in common. */
  private static boolean meet(long[] marks, int a, int b, int c, int d, int words) {
    long any = 0;
    for (int word = 0; word < words; word += UNROLLED) {
      any |=
          (marks[a + word] & marks[b + word] & marks[c + word] & marks[d + word])
              | (marks[a + word + 1]
                  & marks[b + word + 1]
                  & marks[c + word + 1]
                  & marks[d + word + 1])
              | (marks[a + word + 2]
                  & marks[b + word + 2]
                  & marks[c + word + 2]
                  & marks[d + word + 2])
              | (marks[a + word + 3]
                  & marks[b + word + 3]
                  & marks[c + word + 3]
                  & marks[d + word + 3]);
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
