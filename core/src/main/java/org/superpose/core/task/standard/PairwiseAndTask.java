package org.superpose.core.task.standard;

import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Gate;
import org.superpose.core.task.ProblemShape;

/** y_q = x_a(q) AND x_b(q) for different pairs {a, b}. */
public final class PairwiseAndTask extends PairwiseTask {

  /** Makes the task. */
  public PairwiseAndTask() {
    super(Gate.AND, "pairwise-and", "Tell for each of many pairs whether both features are on.");
  }

  @Override
  public ProblemShape shape(Settings settings) {
    if (settings.integer("sparsity") < 2) {
      throw new InvalidSettingException(
          "sparsity",
          "is 1, but no pair is ever on with fewer than 2 active features; give at least 2");
    }
    return super.shape(settings);
  }
}
