package org.superpose.core.design;

import org.superpose.core.task.Criterion;

/**
 * What a construction's analysis predicts of a network, held against what a criterion allows: the
 * one allowance for errors behind every automatic width, so that automatic widths of different
 * constructions can be compared. A construction that repairs its networks until no input is wrong
 * asks instead how much it can repair, and says so.
 *
 * @param wrongInputs the expected number of wrong inputs among all inputs with at most v active
 *     features; those with exactly v, which are nearly all of them, may stand for all
 * @param failure the largest probability, over the kinds of input that the analysis tells apart,
 *     that a random input of that kind has a wrong output
 * @param wrongOutputs the largest expected number of wrong outputs of a random input, over the same
 *     kinds
 */
public record PredictedErrors(double wrongInputs, double failure, double wrongOutputs) {

  /**
   * The expected number of wrong inputs that is allowed where every input has to be right. By
   * Markov's inequality at least 99 of 100 networks are then right on every input, so that not one
   * network of a comparison, with its dozens of cells, is likely to be falsified by chance alone.
   * More would buy little: expected errors fall exponentially with the width, and ten times as many
   * save 5 to 20 % of the neurons.
   */
  public static final double WRONG_INPUTS = 0.01;

  /**
   * The part of the allowed failure, or of the allowed wrong outputs, that a prediction may use up.
   * The rest is for the sample that judges the network, which has to tell the truth from the limit,
   * and for what the analysis neglects.
   */
  public static final double SHARE_OF_LIMIT = 0.6;

  /**
   * Takes NaN too, where an analysis breaks down: it meets nothing.
   *
   * @throws IllegalArgumentException if a value is negative
   */
  public PredictedErrors {
    if (wrongInputs < 0 || failure < 0 || wrongOutputs < 0) {
      throw new IllegalArgumentException(
          "predicted errors must not be negative, were %s, %s and %s"
              .formatted(wrongInputs, failure, wrongOutputs));
    }
  }

  /** Returns whether a network with these errors may be expected to meet a criterion. */
  public boolean meet(Criterion criterion) {
    return switch (criterion) {
      case Criterion.EveryInput _ -> wrongInputs <= WRONG_INPUTS;
      case Criterion.RandomInput random -> failure <= SHARE_OF_LIMIT * random.failure();
      case Criterion.ExpectedWrongOutputs expected ->
          wrongOutputs <= SHARE_OF_LIMIT * expected.limit();
    };
  }
}
