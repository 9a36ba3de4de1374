package org.superpose.core.proof;

import java.math.BigDecimal;
import java.util.Arrays;

/** Looks for the value of an output that comes nearest to its threshold. */
final class Nearest implements Findings {

  private final IntegerNetwork network;
  private final Judge judge;
  private final int output;
  private final int sparsity;
  private final boolean gateInputsOnly;
  private final long[] limits = new long[2]; // where off, where on
  private BigDecimal margin;

  /**
   * @param known only nearer values are of interest; null if none is known
   * @param gateInputsOnly whether to look at the sets of the gate's own inputs only
   */
  Nearest(
      IntegerNetwork network, int output, int sparsity, BigDecimal known, boolean gateInputsOnly) {
    this.network = network;
    this.judge = new Judge(network);
    this.output = output;
    this.sparsity = sparsity;
    this.gateInputsOnly = gateInputsOnly;
    Arrays.fill(limits, -network.largestValue() - 1);
    if (known != null) {
      setMargin(known);
    }
  }

  BigDecimal margin() {
    return margin;
  }

  private void setMargin(BigDecimal value) {
    margin = value;
    limits[0] = network.nearerThan(output, false, value);
    limits[1] = network.nearerThan(output, true, value);
  }

  @Override
  public boolean concernsOthers() {
    return !gateInputsOnly;
  }

  @Override
  public int largestSize() {
    return sparsity;
  }

  @Override
  public long limit(boolean on) {
    return limits[on ? 1 : 0];
  }

  @Override
  public boolean add(int[] features, boolean on, long value) {
    BigDecimal distance = network.distance(output, on, value);
    if (margin == null || distance.compareTo(margin) < 0) {
      setMargin(distance);
    }
    return true;
  }

  @Override
  public boolean complete() {
    // Nothing lies between the threshold and the limits: what was proved right proves the margin.
    return margin != null
        && limits[0] >= judge.wrongAbove(output, false) + 2 * network.slack(output)
        && limits[1] >= judge.wrongAbove(output, true) + 2 * network.slack(output);
  }
}
