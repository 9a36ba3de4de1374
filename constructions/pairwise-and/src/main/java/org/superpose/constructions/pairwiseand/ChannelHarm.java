package org.superpose.constructions.pairwiseand;

import java.util.Arrays;

/**
 * Which ones the rows of W have, which features are effectively connected to which neurons, and
 * what it would cost the gates on a neuron if one more feature were.
 *
 * <p>The sum of that harm over all features that lack a certain one only is kept as well, so that
 * what a new one costs is a single number. Memory: 5 bytes for each neuron and feature, 8 for each
 * two neurons.
 */
final class ChannelHarm {

  private final int[][] codes; // [features][k]
  private final int[][] featuresWithOne; // [neurons][], the features whose code has that one
  private final int[][] uses; // [neurons, neurons], inputs of gates with that one; W is uses > 0
  private final byte[][] lacking; // [neurons, features], ones of the code that W does not have
  private final long[][] effective; // [neurons, features / 64], one bit for each feature
  private final int[][] harm; // [neurons, features], to other gates, of one more connection
  private final int[][] ofOne; // [neurons, neurons], of the features that lack that one only

  /** Is told of a feature that becomes, or until now was, effectively connected to a neuron. */
  @FunctionalInterface
  interface Change {
    /**
     * Comes while the feature counts as connected.
     *
     * @param sign 1 if it becomes connected, -1 if it will not be any more
     */
    void of(int neuron, int feature, int sign);
  }

  ChannelHarm(int[][] codes, int neurons) {
    this.codes = codes;
    featuresWithOne = EffectiveConnections.featuresWithOne(codes, neurons);
    uses = new int[neurons][neurons];
    lacking = new byte[neurons][codes.length];
    for (byte[] row : lacking) {
      Arrays.fill(row, (byte) codes[0].length);
    }
    effective = new long[neurons][(codes.length + 63) >>> 6];
    harm = new int[neurons][codes.length];
    ofOne = new int[neurons][neurons];
  }

  /** Returns the memory that this takes. */
  static long bytes(int neurons, int features) {
    return (long) neurons * (8L * neurons + 5L * features + features / 8);
  }

  int neurons() {
    return uses.length;
  }

  int features() {
    return codes.length;
  }

  /** Returns the positions of the ones in a feature's code. */
  int[] code(int feature) {
    return codes[feature];
  }

  /** Returns the features whose code has a one there. */
  int[] featuresWith(int one) {
    return featuresWithOne[one];
  }

  /** Returns W with how often each one is needed; a look may add some and take them off again. */
  int[] row(int neuron) {
    return uses[neuron];
  }

  /** Returns the features effectively connected to a neuron, {@code [features / 64]}. */
  long[] connected(int neuron) {
    return effective[neuron];
  }

  /** Returns how many ones a feature lacks to be effectively connected. */
  int lacking(int neuron, int feature) {
    return lacking[neuron][feature];
  }

  /** Returns what it costs if a feature becomes effectively connected. */
  int of(int neuron, int feature) {
    return harm[neuron][feature];
  }

  /** Returns what it costs if all features that lack a certain one only become connected. */
  int ofOne(int neuron, int one) {
    return ofOne[neuron][one];
  }

  /** Sets all harm to 0. */
  void clear() {
    for (int neuron = 0; neuron < neurons(); neuron++) {
      Arrays.fill(harm[neuron], 0);
      Arrays.fill(ofOne[neuron], 0);
    }
  }

  /** Adds to what it costs if a feature becomes effectively connected. */
  void add(int neuron, int feature, int amount) {
    harm[neuron][feature] += amount;
    if (lacking[neuron][feature] == 1) {
      ofOne[neuron][missing(neuron, feature)] += amount;
    }
  }

  /** Connects a neuron to a feature. */
  void connect(int neuron, int feature, Change change) {
    for (int one : codes[feature]) {
      if (uses[neuron][one]++ == 0) {
        for (int other : featuresWithOne[one]) {
          int left = --lacking[neuron][other];
          if (left == 0) {
            ofOne[neuron][one] -= harm[neuron][other];
            effective[neuron][other >>> 6] |= 1L << other;
            change.of(neuron, other, 1);
          } else if (left == 1) {
            ofOne[neuron][missing(neuron, other)] += harm[neuron][other];
          }
        }
      }
    }
  }

  /** Takes back one connection. */
  void disconnect(int neuron, int feature, Change change) {
    for (int one : codes[feature]) {
      if (uses[neuron][one] == 1) {
        for (int other : featuresWithOne[one]) {
          int before = lacking[neuron][other]++;
          if (before == 0) {
            change.of(neuron, other, -1);
            effective[neuron][other >>> 6] &= ~(1L << other);
            ofOne[neuron][one] += harm[neuron][other];
          } else if (before == 1) {
            ofOne[neuron][missing(neuron, other)] -= harm[neuron][other];
          }
        }
      }
      uses[neuron][one]--;
    }
  }

  /** Returns the first one of a feature's code that a neuron's row of W lacks. */
  private int missing(int neuron, int feature) {
    int[] row = uses[neuron];
    int[] code = codes[feature];
    int at = 0;
    while (row[code[at]] > 0) {
      at++;
    }
    return code[at];
  }
}
