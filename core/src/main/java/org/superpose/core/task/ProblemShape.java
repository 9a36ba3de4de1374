package org.superpose.core.task;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that is known of a problem before its instance is drawn: enough for bounds and plans.
 *
 * @param task the id of the task
 * @param features m, the number of input features
 * @param outputs m', the number of output features
 * @param domain the inputs on which every function of the family is to be right
 * @param informationBits log2 |F|, with F the distinct functions of the family, outputs labelled;
 *     0, which bounds nothing, where it is not known
 * @param bitsPerOutput log2 of the number of functions that one output can be; the cost of naming
 *     one output's function outright
 * @param gates what the outputs of every function of the family are; empty if they differ or the
 *     task does not say
 * @param uncounted why the number of functions is not known; empty if it is
 */
public record ProblemShape(
    String task,
    int features,
    int outputs,
    Domain domain,
    double informationBits,
    double bitsPerOutput,
    Optional<Gates> gates,
    Optional<String> uncounted) {

  /**
   * @throws IllegalArgumentException if a size is not positive, the domain is none of that many
   *     features, or an information content is negative or not finite
   */
  public ProblemShape {
    if (features < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "features and outputs must be at least 1, were %s, %s".formatted(features, outputs));
    }
    domain.requireFits(features);
    if (!(informationBits >= 0 && bitsPerOutput >= 0)
        || Double.isInfinite(informationBits + bitsPerOutput)) {
      throw new IllegalArgumentException(
          "information content must be finite and not negative, was %s and %s"
              .formatted(informationBits, bitsPerOutput));
    }
  }

  /**
   * Makes the shape of a family on inputs of at most {@code sparsity} active features.
   *
   * @throws IllegalArgumentException as above, or if the sparsity is not positive or exceeds the
   *     number of features
   */
  public ProblemShape(
      String task,
      int features,
      int outputs,
      int sparsity,
      double informationBits,
      double bitsPerOutput,
      Optional<Gates> gates) {
    this(
        task,
        features,
        outputs,
        new Domain.AtMost(sparsity),
        informationBits,
        bitsPerOutput,
        gates,
        Optional.empty());
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

  /** Returns v, the largest number of active inputs. */
  public int sparsity() {
    return domain.sparsity();
  }

  /** Returns the shape of a family whose functions all have such outputs. */
  public ProblemShape with(Gates all) {
    return new ProblemShape(
        task,
        features,
        outputs,
        domain,
        informationBits,
        bitsPerOutput,
        Optional.of(all),
        uncounted);
  }

  /** Returns the shape of a family of whose outputs nothing is said. */
  public ProblemShape withoutGates() {
    return new ProblemShape(
        task,
        features,
        outputs,
        domain,
        informationBits,
        bitsPerOutput,
        Optional.empty(),
        uncounted);
  }

  /**
   * Returns the shape of the same family on another domain. Functions that differ on more active
   * features may be the same on fewer, or on blocks: their number is not known then.
   *
   * @throws IllegalArgumentException if the domain is none of that many features
   */
  public ProblemShape on(Domain other) {
    ProblemShape shape =
        new ProblemShape(
            task, features, outputs, other, informationBits, bitsPerOutput, gates, uncounted);
    boolean differ =
        domain instanceof Domain.AtMost(int before)
            && other instanceof Domain.AtMost(int after)
            && after >= before;
    return differ || other.equals(domain)
        ? shape
        : shape.uncounted("the functions of %s are not counted on %s".formatted(task, other));
  }

  /** Returns whether the family is known to hold one function only. */
  public boolean isSingle() {
    return informationBits == 0 && uncounted.isEmpty();
  }

  /** Returns the shape of a family whose number of functions is not known, for a reason. */
  public ProblemShape uncounted(String reason) {
    return new ProblemShape(task, features, outputs, domain, 0, 0, gates, Optional.of(reason));
  }

  /** Returns the number of inputs of the domain; empty if it exceeds a long. */
  public OptionalLong inputCount() {
    return domain.inputCount(features);
  }
}
