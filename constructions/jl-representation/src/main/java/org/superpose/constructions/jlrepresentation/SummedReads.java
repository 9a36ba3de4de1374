package org.superpose.constructions.jlrepresentation;

import java.util.Optional;
import org.superpose.core.task.BooleanFunction;

/**
 * A function of a few features as one threshold on the sum of their reads, each added or
 * subtracted: AND, OR, AND-NOT of two, a majority. A function is one if it depends on each input in
 * one direction, and if the lowest sum of inputs on which it is 1 lies above the highest on which
 * it is 0.
 *
 * @param signs +1 or -1 for each input, 0 for one that the function ignores
 * @param highestOff the highest sum at which the function is 0
 * @param lowestOn the lowest sum at which it is 1, above the former
 */
record SummedReads(int[] signs, int highestOff, int lowestOn) {

  /** More inputs are not read by their sum: 2^6 cases are as many as the analysis tells apart. */
  static final int LARGEST_ARITY = 6;

  /** Returns how a function is read by a sum; empty if it cannot be. */
  static Optional<SummedReads> of(BooleanFunction function, int arity) {
    if (arity > LARGEST_ARITY) {
      return Optional.empty();
    }
    int[] signs = new int[arity];
    for (int input = 0; input < arity; input++) {
      int bit = 1 << input;
      for (int others = 0; others < 1 << arity; others++) {
        boolean without = function.value(others & ~bit, arity);
        boolean with = function.value(others | bit, arity);
        int direction = with == without ? 0 : with ? 1 : -1;
        if (direction * signs[input] < 0) {
          return Optional.empty(); // such as XOR
        }
        signs[input] += signs[input] == 0 ? direction : 0;
      }
    }
    return of(function, signs);
  }

  private static Optional<SummedReads> of(BooleanFunction function, int[] signs) {
    int highestOff = Integer.MIN_VALUE;
    int lowestOn = Integer.MAX_VALUE;
    for (int active = 0; active < 1 << signs.length; active++) {
      int sum = sum(signs, active);
      if (function.value(active, signs.length)) {
        lowestOn = Math.min(lowestOn, sum);
      } else {
        highestOff = Math.max(highestOff, sum);
      }
    }
    boolean isConstant = lowestOn == Integer.MAX_VALUE || highestOff == Integer.MIN_VALUE;
    return isConstant || lowestOn <= highestOff
        ? Optional.empty()
        : Optional.of(new SummedReads(signs, highestOff, lowestOn));
  }

  private static int sum(int[] signs, int active) {
    int sum = 0;
    for (int input = 0; input < signs.length; input++) {
      sum += (active >> input & 1) * signs[input];
    }
    return sum;
  }

  /** Returns whether the function is 1 for the given inputs, bit i set when input i is active. */
  boolean isOn(int active) {
    return sum(signs, active) >= lowestOn;
  }

  /**
   * Returns what all entries of a row of the readout are multiples of: signs added or subtracted.
   */
  int scale() {
    int read = 0;
    for (int sign : signs) {
      read += Math.abs(sign);
    }
    return read == 2 ? 2 : 1;
  }

  /** Returns the largest entry of a row of the readout. */
  int largest() {
    return signs.length / scale();
  }
}
