package org.superpose.core.proof;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.superpose.core.evaluate.ForwardPass;

/**
 * Says whether a value is wrong; values within rounding of the threshold it settles exactly. Safe
 * to share between threads.
 */
final class Judge {

  /** An input that was evaluated exactly, and its outcome. */
  private record Settled(int[] features, ForwardPass pass) {}

  private final IntegerNetwork network;
  private volatile @Nullable Settled last; // the next question is often of the same input

  Judge(IntegerNetwork network) {
    this.network = network;
  }

  IntegerNetwork network() {
    return network;
  }

  /** Returns the value that an output must exceed to be perhaps wrong; negated where on. */
  long wrongAbove(int output, boolean on) {
    long floor = network.floor(output);
    return (on ? -floor - 1 : floor) - network.slack(output);
  }

  /**
   * Returns whether an output is wrong.
   *
   * @param features the active features, ascending
   * @param value its value, negated where it is expected on
   */
  boolean isWrong(int output, int[] features, boolean on, long value) {
    long above = value - wrongAbove(output, on);
    if (above <= 0 || above > 2 * network.slack(output)) {
      return above > 0;
    }
    return settled(features).isOn(output) != on;
  }

  private ForwardPass settled(int[] features) {
    Settled known = last;
    if (known == null || !Arrays.equals(known.features, features)) {
      known = new Settled(features.clone(), ForwardPass.of(network.network(), features));
      last = known;
    }
    return known.pass;
  }
}
