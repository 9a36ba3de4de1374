package org.superpose.core.task.standard;

import java.util.List;
import java.util.stream.IntStream;
import org.superpose.core.random.Seed;

/** y_i = x_i: the features are only held, nothing is computed. */
public final class RepresentationTask extends FeatureTask {

  /** Makes the task. */
  public RepresentationTask() {
    super(
        "representation",
        "Read every feature back from its superposed representation.",
        "the family holds a single function, so that the counting bound does not apply",
        List.of(
            "M. Adler and N. Shavit, On the Complexity of Neural Computation in Superposition,"
                + " arXiv:2409.15318"));
  }

  @Override
  double informationBits(int features) {
    return 0;
  }

  @Override
  double bitsPerOutput(int features) {
    return 0;
  }

  @Override
  int[] moves(int features, Seed seed) {
    return IntStream.range(0, features).toArray();
  }
}
