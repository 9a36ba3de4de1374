package org.superpose.core.task.standard;

import java.util.List;
import org.superpose.core.random.Seed;

/** y_pi(i) = x_i for a uniformly random permutation pi. */
public final class PermutationTask extends FeatureTask {

  /** Makes the task. */
  public PermutationTask() {
    super(
        "permutation",
        "Move every feature to another place, by a random permutation.",
        "counting bound: every permutation is a function of the family: |F| = m!",
        List.of(
            "M. Adler and N. Shavit, On the Complexity of Neural Computation in Superposition,"
                + " arXiv:2409.15318"));
  }

  @Override
  double informationBits(int features) {
    return Information.log2FallingFactorial(features, features);
  }

  @Override
  double bitsPerOutput(int features) {
    return Information.log2(features);
  }

  @Override
  int[] moves(int features, Seed seed) {
    return seed.derive("permutation").stream().permutation(features);
  }
}
