package org.superpose.checks.campaign;

import java.math.BigDecimal;

/**
 * What is true of a network on every input with at most v active features.
 *
 * @param inputs how many there are
 * @param wrongInputs how many of them have some wrong output
 * @param wrongOutputs how many outputs are wrong, over all inputs
 * @param witness the active features of the smallest wrong input; empty if there is none, or if it
 *     is the empty input
 * @param witnessOutput its first wrong output; -1 if no input is wrong
 * @param margin the smallest distance of a score from its threshold, on the right side
 */
record Truth(
    long inputs,
    long wrongInputs,
    long wrongOutputs,
    int[] witness,
    int witnessOutput,
    BigDecimal margin) {

  boolean isRight() {
    return wrongInputs == 0;
  }
}
