package org.superpose.core.task.standard;

import org.superpose.core.random.RandomStream;
import org.superpose.core.settings.EdgeList;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Gate;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.TaskRequest;

/**
 * y_q = x_a(q) AND NOT x_b(q) for different pairs {a, b}. Given pairs name a first; drawn ones are
 * turned round with probability 1/2.
 */
public final class PairwiseAndNotTask extends PairwiseTask {

  /** Makes the task. */
  public PairwiseAndNotTask() {
    super(
        Gate.AND_NOT,
        "pairwise-and-not",
        "Tell for each of many pairs whether the first feature is on and the second is not.");
  }

  @Override
  public ProblemShape shape(Settings settings) {
    if (settings.integer("sparsity") < 2) {
      throw new InvalidSettingException(
          "sparsity",
          "is 1, but no second feature of a pair ever matters with fewer than 2 active features;"
              + " give at least 2");
    }
    return super.shape(settings);
  }

  @Override
  int[][] gates(TaskRequest request) {
    int[][] pairs = super.gates(request);
    if (request.settings().find("graph").orElseThrow() instanceof EdgeList) {
      return pairs;
    }
    RandomStream random = request.seed().derive("orientations").stream();
    for (int[] pair : pairs) {
      if (random.nextInt(2) == 1) {
        int first = pair[0];
        pair[0] = pair[1];
        pair[1] = first;
      }
    }
    return pairs;
  }
}
