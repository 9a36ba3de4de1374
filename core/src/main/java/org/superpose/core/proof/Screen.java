package org.superpose.core.proof;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.superpose.core.parallel.Workers;
import org.superpose.core.task.Problem;

/**
 * Settles outputs at which no feature matters unless it has the largest effective weight at every
 * neuron that the output reads: those for which there is no such feature beside the inputs of the
 * gate. What has the largest weight where comes from bits ({@link BitProduct}), so that no
 * effective weight has to be tabulated for them.
 *
 * <p>Features are taken in blocks. The bits of a block of all neurons stay in the nearest large
 * cache while all outputs pass over it; the three first neurons of an output settle nearly every
 * block. Memory: a block for each thread. Time: m m' / 64 steps, of three instructions.
 */
final class Screen {

  private static final int BLOCK = 1 << 20; // bytes of the marks of a block
  private static final int LARGEST_BLOCK = 64; // words
  private static final int STEPS_PER_WORK = 8; // of a word, for a step of a search

  private final IntegerNetwork network;
  private final Problem problem;
  private final Rules rules;
  private final BitProduct product;
  private final int[] outputs; // that can be settled
  private final int words; // of a block, for each neuron

  private Screen(IntegerNetwork network, Problem problem, Rules rules, int[] outputs) {
    this.network = network;
    this.problem = problem;
    this.rules = rules;
    this.outputs = outputs;
    product = network.effectiveWeights().bits().orElseThrow();
    words = Math.clamp(BLOCK / Long.BYTES / network.neurons(), 4, LARGEST_BLOCK);
  }

  /**
   * What came of it.
   *
   * @param settled the outputs that no input with the output expected off makes wrong
   * @param work the steps it took, as searches count them
   */
  record Result(BitSet settled, long work) {}

  /**
   * Looks at some outputs.
   *
   * @param network with effective weights in bits
   * @param outputs those at which only features matter that are loudest everywhere
   */
  static Result settle(
      IntegerNetwork network, Problem problem, Rules rules, int[] outputs, int threads) {
    Screen screen = new Screen(network, problem, rules, outputs);
    int total = (network.features() + Long.SIZE - 1) / Long.SIZE;
    AtomicInteger next = new AtomicInteger();
    List<BitSet> open = Workers.PROOF.run(threads, () -> screen.openIn(next, total));
    BitSet settled = new BitSet(network.outputs());
    Arrays.stream(outputs).forEach(settled::set);
    open.forEach(settled::andNot);
    return new Result(settled, (long) outputs.length * total / STEPS_PER_WORK);
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
    int[] offsets = network.offsets();
    int[] read = network.readNeurons();
    for (int output : outputs) {
      int from = offsets[output];
      int last = offsets[output + 1] - 1;
      int a = read[from] * words;
      int b = read[Math.min(from + 1, last)] * words;
      int c = read[Math.min(from + 2, last)] * words;
      long any = 0;
      for (int word = 0; word < words; word++) {
        any |= marks[a + word] & marks[b + word] & marks[c + word];
      }
      if (any != 0 && matters(output, firstWord, marks)) {
        open.set(output);
      }
    }
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
