package org.superpose.core.proof;

import java.math.BigDecimal;
import java.util.Optional;

/** Looks for the largest value of an output where it is to be off, and the smallest where on. */
final class Extremes implements Findings {

  private final IntegerNetwork network;
  private final int output;
  private final int sparsity;
  private final long[] limits = new long[2]; // the largest value where off, negated where on
  private final boolean[] found = new boolean[2];

  Extremes(IntegerNetwork network, int output, int sparsity) {
    this.network = network;
    this.output = output;
    this.sparsity = sparsity;
    limits[0] = -network.largestValue() - 1;
    limits[1] = limits[0];
  }

  /** Returns how near the threshold the output comes, on the right side; empty if it never does. */
  Optional<BigDecimal> distance(boolean on) {
    int side = on ? 1 : 0;
    return found[side] ? Optional.of(network.distance(output, on, limits[side])) : Optional.empty();
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
    limits[on ? 1 : 0] = value;
    found[on ? 1 : 0] = true;
    return true;
  }

  @Override
  public boolean complete() {
    return false;
  }
}
