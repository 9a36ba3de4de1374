package org.superpose.core.proof;

import org.superpose.core.evaluate.ForwardPass;

/** Says whether a value is wrong; values within rounding of the threshold it settles exactly. */
record Judge(IntegerNetwork network) {

  /** Returns the value that an output must exceed to be perhaps wrong; negated where on. */
  long wrongAbove(int output, boolean on) {
    long floor = network.floor(output);
    return (on ? -floor - 1 : floor) - network.slack(output);
  }

  /**
   * Returns whether an output is wrong.
   *
   * @param value its value, negated where it is expected on
   */
  boolean isWrong(int output, int[] features, boolean on, long value) {
    long above = value - wrongAbove(output, on);
    if (above <= 0 || above > 2 * network.slack(output)) {
      return above > 0;
    }
    return ForwardPass.of(network.network(), features).isOn(output) != on;
  }
}
