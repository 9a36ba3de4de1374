package org.superpose.core.task.standard;

import org.superpose.core.task.Gate;

/** y_q = x_a(q) XOR x_b(q) for different pairs {a, b}. */
public final class PairwiseXorTask extends PairwiseTask {

  /** Makes the task. */
  public PairwiseXorTask() {
    super(
        Gate.XOR, "pairwise-xor", "Tell for each of many pairs whether exactly one feature is on.");
  }
}
