package org.superpose.core.design;

import org.superpose.core.statistics.NormalTail;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.ProblemShape;

/**
 * How likely noise spoils a single read when v features are active, for problems in which every
 * active feature switches one output on. Reads are taken as independent of each other.
 *
 * @param missed the probability that an output that should be on is read as off
 * @param spurious the probability that an output that should be off is read as on
 */
public record ReadErrors(double missed, double spurious) {

  /**
   * @throws IllegalArgumentException if a value is not a probability
   */
  public ReadErrors {
    if (!(missed >= 0 && missed <= 1 && spurious >= 0 && spurious <= 1)) {
      throw new IllegalArgumentException(
          "not probabilities: missed %s, spurious %s".formatted(missed, spurious));
    }
  }

  /**
   * Returns the errors under normal noise.
   *
   * @param missedDeviations how many standard deviations an on read lies above its threshold
   * @param spuriousDeviations how many standard deviations an off read lies below its threshold
   */
  public static ReadErrors normal(double missedDeviations, double spuriousDeviations) {
    return new ReadErrors(NormalTail.above(missedDeviations), NormalTail.above(spuriousDeviations));
  }

  /** Returns P(some output wrong) for v active features. */
  public double failure(ProblemShape shape) {
    int on = shape.sparsity();
    return -Math.expm1(logAllRight(on, missed) + logAllRight(shape.outputs() - on, spurious));
  }

  private static double logAllRight(int reads, double error) {
    return reads == 0 || error == 0 ? 0 : reads * Math.log1p(-error);
  }

  /** Returns the expected number of wrong outputs for v active features. */
  public double expectedWrongOutputs(ProblemShape shape) {
    int on = shape.sparsity();
    return on * missed + (shape.outputs() - on) * spurious;
  }

  /** Returns whether {@link PredictedErrors} of this size may be expected to meet a criterion. */
  public boolean meet(Criterion criterion, ProblemShape shape) {
    double wrongOutputs = expectedWrongOutputs(shape);
    double wrongInputs = Math.exp(logInputs(shape) + Math.log(wrongOutputs)); // 0 if none is wrong
    return new PredictedErrors(wrongInputs, failure(shape), wrongOutputs).meet(criterion);
  }

  /** Returns ln of the number of inputs with at most v active features. */
  private static double logInputs(ProblemShape shape) {
    double logCount = 0;
    double logTerm = 0; // ln C(m, chosen)
    for (int chosen = 1; chosen <= shape.sparsity(); chosen++) {
      logTerm += Math.log((shape.features() - chosen + 1.0) / chosen);
      logCount = Math.max(logCount, logTerm) + Math.log1p(Math.exp(-Math.abs(logCount - logTerm)));
    }
    return logCount;
  }
}
