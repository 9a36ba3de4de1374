package org.superpose.constructions.permutation;

import java.util.List;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Problem;

/**
 * Mends a Willshaw memory for inputs of one active feature: an output that another feature switches
 * on gets another word, which makes it deviate from the public readout. Of several random words,
 * the one is taken that nothing covers and that adds the fewest weights. New weights can make other
 * outputs spurious, so this goes on until none is, or gives up after a number of rounds.
 */
final class WillshawRepair {

  private static final int ROUNDS = 60;
  private static final int CANDIDATES = 64;

  private final Problem problem;
  private final WillshawDesign design;
  private final int[][] inputs;
  private final RandomStream random;

  WillshawRepair(Problem problem, WillshawDesign design, int[][] inputs, Seed seed) {
    this.problem = problem;
    this.design = design;
    this.inputs = inputs;
    this.random = seed.derive("repair").stream();
  }

  /** Returns a memory with the given output words, some of them replaced. */
  WillshawMemory repaired(int[][] publicOutputs) {
    int[][] outputs = publicOutputs.clone();
    WillshawMemory memory = memory(outputs);
    for (int round = 0; round < ROUNDS; round++) {
      List<Integer> spurious = memory.spuriousOutputs();
      if (spurious.isEmpty()) {
        break;
      }
      long[][] inactive = memory.inactive();
      for (int output : spurious) {
        outputs[output] = replacement(memory, inactive, output);
      }
      memory = memory(outputs);
    }
    return memory;
  }

  private WillshawMemory memory(int[][] outputs) {
    return WillshawMemory.of(problem, design.neurons(), inputs, outputs.clone());
  }

  private int[] replacement(WillshawMemory memory, long[][] inactive, int output) {
    int[] best = design.anyWord(random);
    int fewest = Integer.MAX_VALUE;
    for (int candidate = 0; candidate < CANDIDATES; candidate++) {
      int[] word = design.anyWord(random);
      int added = memory.newWeights(output, word);
      if (added < fewest && !memory.isSpurious(output, word, inactive)) {
        best = word;
        fewest = added;
      }
    }
    return best;
  }
}
