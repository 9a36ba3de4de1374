package org.superpose.core.infer;

import java.util.Arrays;
import java.util.function.Consumer;
import org.superpose.core.verify.NetworkProbe;

/** Goes through all inputs that continue a given one, so that each costs one more feature only. */
final class InputWalk {

  private InputWalk() {}

  /**
   * Visits an input and all that add larger features to it. The array that a visitor sees is
   * changed afterwards.
   *
   * @param probe where all features but the last of the input are active, as it will be again; at
   *     each visit, those of the visited input
   * @param features m
   * @param active ascending, at least one
   * @param most the largest number of active features
   */
  static void from(
      NetworkProbe probe, int features, int[] active, int most, Consumer<int[]> visitor) {
    int last = active[active.length - 1];
    probe.push(last);
    visitor.accept(active);
    if (active.length < most) {
      int[] longer = Arrays.copyOf(active, active.length + 1);
      for (int larger = last + 1; larger < features; larger++) {
        longer[active.length] = larger;
        from(probe, features, longer, most, visitor);
      }
    }
    probe.pop();
  }
}
