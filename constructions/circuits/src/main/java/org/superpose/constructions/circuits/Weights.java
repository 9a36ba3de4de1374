package org.superpose.constructions.circuits;

/**
 * How fine and how large the weights of trained layers are.
 *
 * @param resolution the weight of a unit in AND of two: by so much activations grow from layer to
 *     layer
 * @param largest no weight is farther from 0
 */
record Weights(int resolution, int largest) {

  /** All levels together may not lead out of the range in which sums of doubles are exact. */
  private static final int MOST_BITS = 24;

  private static final int FINEST = 6; // bits

  /** The deepest circuit for which a step of a weight is at most half of it. */
  static final int DEEPEST = MOST_BITS;

  /** Returns as fine weights as so many levels allow. */
  static Weights of(int levels) {
    int bits = Math.min(FINEST, MOST_BITS / Math.max(1, levels));
    return new Weights(1 << bits, (8 << bits) - 1);
  }
}
