package org.superpose.core.infer;

import java.util.Arrays;
import java.util.BitSet;
import org.superpose.core.task.Gate;
import org.superpose.core.verify.NetworkProbe;

/** The outputs that are on for the empty input, and for each feature alone. */
final class Singles {

  private final BitSet onWhenEmpty = new BitSet();
  private final double[] idle; // [outputs], the slack of the empty input
  private final int[][] features; // [outputs][at most one more than a gate has inputs], ascending

  private Singles(double[] idle) {
    this.idle = idle;
    features = new int[idle.length][0];
  }

  /** Evaluates the empty input and each single feature; exact. */
  static Singles of(NetworkProbe probe, int features) {
    probe.set();
    Singles singles = new Singles(probe.slack().clone());
    probe.forEachOn(singles.onWhenEmpty::set);
    for (int feature = 0; feature < features; feature++) {
      int current = feature;
      probe.set(feature);
      probe.forEachOn(output -> singles.note(output, current));
    }
    return singles;
  }

  private void note(int output, int feature) {
    int size = features[output].length;
    if (size <= Gate.LARGEST_ARITY) {
      features[output] = Arrays.copyOf(features[output], size + 1);
      features[output][size] = feature;
    }
  }

  int outputs() {
    return features.length;
  }

  /** Returns the slack of each output when no feature is active. */
  double[] idle() {
    return idle;
  }

  boolean isOnWhenEmpty(int output) {
    return onWhenEmpty.get(output);
  }

  /** Returns the features that switch an output on alone, ascending; of more than 32, the first. */
  int[] of(int output) {
    return features[output];
  }
}
