package org.superpose.core.construction;

import java.util.OptionalDouble;

/** A construction's answer to a {@link SizeRequest}. */
public sealed interface Sizing {

  /**
   * The network that would be built.
   *
   * @param neurons the width of its widest layer
   * @param predictedFailure the predicted probability that an input with exactly v active features,
   *     drawn uniformly, has some wrong output; empty if the construction has no analysis
   * @param bytes an estimate of the memory that building and holding the network takes
   */
  record Sized(int neurons, OptionalDouble predictedFailure, long bytes) implements Sizing {
    /**
     * @throws IllegalArgumentException if the neurons are not positive, the bytes negative, or the
     *     prediction is not a probability
     */
    public Sized {
      if (neurons < 1 || bytes < 0) {
        throw new IllegalArgumentException(
            "neurons must be positive and bytes not negative, were %s and %s"
                .formatted(neurons, bytes));
      }
      if (predictedFailure.isPresent()
          && !(predictedFailure.getAsDouble() >= 0 && predictedFailure.getAsDouble() <= 1)) {
        throw new IllegalArgumentException(
            "predicted failure must be from 0 to 1, was " + predictedFailure.getAsDouble());
      }
    }
  }

  /**
   * The construction does not apply: an answer, not an error.
   *
   * @param reason why, in one sentence that a user can act on
   */
  record Unsupported(String reason) implements Sizing {}
}
