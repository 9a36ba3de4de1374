package org.superpose.core.task;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that is known of a problem before its instance is drawn: enough for bounds and plans.
 *
 * @param task the id of the task
 * @param features m, the number of input features
 * @param outputs m', the number of output features
 * @param sparsity v, the largest number of active inputs
 * @param informationBits log2 |F|, with F the distinct functions of the family, outputs labelled
 * @param bitsPerOutput log2 of the number of functions that one output can be; the cost of naming
 *     one output's function outright
 * @param gates what the outputs of every function of the family are; empty if they differ or the
 *     task does not say
 */
public record ProblemShape(
    String task,
    int features,
    int outputs,
    int sparsity,
    double informationBits,
    double bitsPerOutput,
    Optional<Gates> gates) {

  /**
   * @throws IllegalArgumentException if a size is not positive, the sparsity exceeds the number of
   *     features, or an information content is negative or not finite
   */
  public ProblemShape {
    if (features < 1 || outputs < 1 || sparsity < 1) {
      throw new IllegalArgumentException(
          "features, outputs and sparsity must be at least 1, were %s, %s, %s"
              .formatted(features, outputs, sparsity));
    }
    if (sparsity > features) {
      throw new IllegalArgumentException(
          "sparsity %s exceeds the %s features".formatted(sparsity, features));
    }
    if (!(informationBits >= 0 && bitsPerOutput >= 0)
        || Double.isInfinite(informationBits + bitsPerOutput)) {
      throw new IllegalArgumentException(
          "information content must be finite and not negative, was %s and %s"
              .formatted(informationBits, bitsPerOutput));
    }
  }

  /**
   * Makes the shape of a family of which nothing is said but its size.
   *
   * @throws IllegalArgumentException as above
   */
  public ProblemShape(
      String task,
      int features,
      int outputs,
      int sparsity,
      double informationBits,
      double bitsPerOutput) {
    this(task, features, outputs, sparsity, informationBits, bitsPerOutput, Optional.empty());
  }

  /** Returns the shape of a family whose functions all have such outputs. */
  public ProblemShape with(Gates all) {
    return new ProblemShape(
        task, features, outputs, sparsity, informationBits, bitsPerOutput, Optional.of(all));
  }

  /** Returns the shape of a family of whose outputs nothing is said. */
  public ProblemShape withoutGates() {
    return new ProblemShape(task, features, outputs, sparsity, informationBits, bitsPerOutput);
  }

  /**
   * Returns the number of inputs with at most {@code sparsity} active features, the empty one
   * included; empty if it exceeds a long.
   */
  public OptionalLong inputCount() {
    BigInteger sets = BigInteger.ONE;
    BigInteger count = BigInteger.ONE;
    for (int size = 1; size <= sparsity; size++) {
      sets =
          sets.multiply(BigInteger.valueOf(features - size + 1L)).divide(BigInteger.valueOf(size));
      count = count.add(sets);
      if (count.bitLength() > 63) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(count.longValueExact());
  }
}
