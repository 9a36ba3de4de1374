package org.superpose.formats.query;

import java.math.BigInteger;

/**
 * A neuron that an output depends on.
 *
 * @param layer its layer, from 1
 * @param index its number in the layer
 * @param input what it cuts at zero: a sum over features in layer 1, over neurons of the layer
 *     before in the others
 * @param range between which numbers the sum is on all inputs
 */
record Neuron(int layer, int index, Sum input, Range range) {

  /** Returns the name that says which neuron it is, without what is meant of it. */
  String name() {
    return layer + "_" + index;
  }

  /** Returns the largest number that it gives. */
  BigInteger most() {
    return range.most().max(BigInteger.ZERO);
  }

  /** Returns the smallest number that it gives. */
  BigInteger least() {
    return range.least().max(BigInteger.ZERO);
  }

  /** Returns whether it gives its sum as it is. */
  boolean isNeverCut() {
    return range.least().signum() >= 0;
  }

  /** Returns whether it gives 0 whatever the input. */
  boolean isDead() {
    return range.most().signum() <= 0;
  }
}
