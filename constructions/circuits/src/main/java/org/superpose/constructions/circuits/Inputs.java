package org.superpose.constructions.circuits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.InputStratum;
import org.superpose.core.task.Problem;

/**
 * The inputs of a problem's domain that layers are trained on: all, or a sample of every stratum.
 */
final class Inputs {

  private final Problem problem;
  private final List<int[]> inputs = new ArrayList<>();
  private final int[] active; // [sparsity]

  private Inputs(Problem problem) {
    this.problem = problem;
    active = new int[problem.sparsity()];
  }

  /** Returns whether a domain has few enough inputs for all to be taken. */
  private static boolean areAll(Problem problem, int most) {
    OptionalLong count = problem.shape().inputCount();
    return count.isPresent() && count.getAsLong() <= most;
  }

  /**
   * Returns inputs, {@code [inputs][]} with active features ascending: all if these are at most
   * {@code most}, otherwise about as many, the empty one and single features first.
   */
  static int[][] of(Problem problem, int most, Seed seed) {
    Inputs inputs = new Inputs(problem);
    if (areAll(problem, most)) {
      inputs.extend(0, 0);
    } else {
      inputs.draw(most, seed);
    }
    return inputs.inputs.toArray(int[][]::new);
  }

  private void extend(int size, int least) {
    inputs.add(Arrays.copyOf(active, size));
    if (size == active.length) {
      return;
    }
    int feature = problem.domain().next(active, size, least, problem.features());
    while (feature < problem.features()) {
      active[size] = feature;
      extend(size + 1, feature + 1);
      feature = problem.domain().next(active, size, feature + 1, problem.features());
    }
  }

  private void draw(int most, Seed seed) {
    inputs.add(new int[0]);
    for (int feature = 0; feature < problem.features() && inputs.size() < most / 4; feature++) {
      inputs.add(new int[] {feature});
    }
    List<InputStratum> strata = problem.strata();
    int each = Math.max(1, (most - inputs.size()) / strata.size());
    for (InputStratum stratum : strata) {
      RandomStream random = seed.derive(stratum.name()).stream();
      for (int drawn = 0; drawn < each; drawn++) {
        inputs.add(stratum.sample(random));
      }
    }
  }
}
