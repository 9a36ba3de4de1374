package org.superpose.core.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Collects all wrong inputs of an output, up to a limit. */
final class AllWrong implements Findings {

  private final Judge judge;
  private final int output;
  private final int sparsity;
  private final long most;
  private final List<int[]> inputs = new ArrayList<>();
  private BigDecimal margin;

  AllWrong(Judge judge, int output, int sparsity, long most) {
    this.judge = judge;
    this.output = output;
    this.sparsity = sparsity;
    this.most = most;
  }

  int output() {
    return output;
  }

  List<int[]> inputs() {
    return inputs;
  }

  /** Returns the least distance of a wrong value from its threshold, negative; null if none. */
  BigDecimal margin() {
    return margin;
  }

  @Override
  public int largestSize() {
    return sparsity;
  }

  @Override
  public long limit(boolean on) {
    return judge.wrongAbove(output, on);
  }

  @Override
  public boolean add(int[] features, boolean on, long value) {
    if (judge.isWrong(output, features, on, value)) {
      inputs.add(features);
      BigDecimal distance = judge.network().distance(output, on, value);
      margin = margin == null ? distance : margin.min(distance);
    }
    return true;
  }

  @Override
  public boolean complete() {
    return inputs.size() > most;
  }
}
