package org.superpose.core.task.standard;

import org.superpose.core.task.Gate;

/** y_q = x_a(q) OR x_b(q) for different pairs {a, b}. */
public final class PairwiseOrTask extends PairwiseTask {

  /** Makes the task. */
  public PairwiseOrTask() {
    super(
        Gate.OR, "pairwise-or", "Tell for each of many pairs whether at least one feature is on.");
  }
}
