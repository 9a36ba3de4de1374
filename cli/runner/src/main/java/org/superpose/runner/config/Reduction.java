package org.superpose.runner.config;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.superpose.core.settings.Settings;

/**
 * What the host takes from a network after it is built: precision of the weights between layers,
 * and weights.
 *
 * @param bits what one weight may cost, or empty for the network's own precision
 * @param prune the fraction of the non-zero weights to remove, the smallest first; empty for as
 *     many as leave the criterion met
 */
public record Reduction(OptionalInt bits, OptionalDouble prune) {

  static final String BITS = "bits";
  static final String PRUNE = "prune";
  static final String REAL = "real";
  static final String MAXIMAL = "maximal";

  /** Leaves networks as they are. */
  public static final Reduction NONE = new Reduction(OptionalInt.empty(), OptionalDouble.of(0));

  static Reduction of(Settings given) {
    return new Reduction(given.findInteger(BITS), given.findReal(PRUNE));
  }

  /** Returns whether networks stay as they are. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** Returns what differs from {@link #NONE} as in a comparison file, for instance bits=4. */
  @Override
  public String toString() {
    String shownBits = bits.isPresent() ? BITS + "=" + bits.getAsInt() : "";
    String shownPrune = isPruning() ? PRUNE + "=" + pruneWord() : "";
    return (shownBits + " " + shownPrune).strip();
  }

  /** Returns whether weights are removed. */
  public boolean isPruning() {
    return prune.isEmpty() || prune.getAsDouble() > 0;
  }

  Object bitsWord() {
    return bits.isPresent() ? (Object) bits.getAsInt() : REAL;
  }

  Object pruneWord() {
    return prune.isPresent() ? Numbers.shortest(prune.getAsDouble()) : MAXIMAL;
  }
}
