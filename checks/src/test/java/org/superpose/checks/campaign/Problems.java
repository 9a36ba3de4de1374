package org.superpose.checks.campaign;

import java.util.Arrays;
import java.util.List;
import org.superpose.core.random.RandomStream;
import org.superpose.core.task.Gate;

/**
 * A random problem: every gate of 1 to 4 inputs, 1 to 50 features, 1 to 30 outputs, up to 6 active
 * features, and so few inputs that all of them can be judged.
 *
 * @param gate the function of every output
 * @param features m
 * @param sparsity v
 * @param gates {@code [outputs][]}, the features that each output depends on
 */
record Problems(Gate gate, int features, int sparsity, int[][] gates) {

  private static final int MOST_FEATURES = 50;
  private static final int MOST_ARITY = 4;
  private static final int[] INPUTS = {12, 40, 100, 100, 200, 200, 400};

  static Problems draw(RandomStream random) {
    List<Gate> all = List.of(Gate.values());
    Gate gate = all.get(random.nextInt(all.size()));
    // More than 1,000 inputs of one size are more than the engine runs before it searches.
    int most = random.nextInt(50) == 0 ? 2_000 : INPUTS[random.nextInt(INPUTS.length)];
    int sparsity = random.nextInt(5) < 3 ? 1 + random.nextInt(2) : 1 + random.nextInt(6);
    int features = sparsity;
    while (features < MOST_FEATURES && inputs(features + 1, sparsity) <= most) {
      features++;
    }
    if (random.nextInt(3) == 0) {
      features = sparsity + random.nextInt(features - sparsity + 1);
    }
    int outputs = 1 + random.nextInt(random.nextInt(6) == 0 ? 30 : 6);
    boolean pairs = features > 1 && random.nextInt(2) == 0;
    boolean permutation = gate == Gate.IDENTITY && outputs >= features;
    int[][] gates = new int[permutation ? features : outputs][];
    int[] order = random.permutation(features);
    for (int q = 0; q < gates.length; q++) {
      int arity = pairs ? 2 : 1 + random.nextInt(Math.min(features, MOST_ARITY));
      gates[q] = random.subset(gate == Gate.IDENTITY ? 1 : arity, features);
      random.shuffle(gates[q]);
      if (permutation) {
        gates[q][0] = order[q];
      }
    }
    return new Problems(gate, features, sparsity, gates);
  }

  /** Returns how many inputs have at most a given number of the features active. */
  static long inputs(int features, int sparsity) {
    long count = 1;
    long sets = 1;
    for (int size = 1; size <= sparsity; size++) {
      sets = sets * (features - size + 1) / size;
      count += sets;
    }
    return count;
  }

  int outputs() {
    return gates.length;
  }

  int largestArity() {
    return Arrays.stream(gates).mapToInt(gate -> gate.length).max().orElseThrow();
  }
}
