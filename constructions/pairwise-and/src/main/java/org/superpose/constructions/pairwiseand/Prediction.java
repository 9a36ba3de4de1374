package org.superpose.constructions.pairwiseand;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.superpose.core.design.Influences;
import org.superpose.core.design.Memo;
import org.superpose.core.design.PredictedErrors;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.ProblemShape;

/**
 * Expected wrong outputs of random inputs with v active features, from the distribution of one
 * gate. Wrong outputs of one input are taken as independent, so P(some output wrong) = 1 -
 * exp(-expectation).
 *
 * @param uniform the failure of an input drawn uniformly
 * @param uniformOutputs the expected wrong outputs of such an input
 * @param worst the failure in the worst stratum
 * @param worstOutputs the expected wrong outputs in the stratum where they are most
 * @param inputs the expected number of wrong inputs, over all inputs with v active features
 * @param falsePositives the expected number of features of a gate that switch it on beside one of
 *     its own inputs, for v = 2
 */
record Prediction(
    double uniform,
    double uniformOutputs,
    double worst,
    double worstOutputs,
    double inputs,
    double falsePositives) {

  private static final Memo<Averaged, Prediction> LATEST = new Memo<>(1 << 14, Averaged::predict);

  /** A distribution and what it is averaged over. */
  private record Averaged(
      ProblemShape shape, Influences influences, ChannelDistribution distribution) {

    Prediction predict() {
      return average(shape, influences, distribution);
    }
  }

  /**
   * Averages the distribution of one gate over the strata of a problem with the given influences.
   */
  static Prediction of(
      ProblemShape shape, Influences influences, ChannelDistribution distribution) {
    return LATEST.get(new Averaged(shape, influences, distribution));
  }

  private static Prediction average(
      ProblemShape shape, Influences influences, ChannelDistribution distribution) {
    int others = shape.sparsity() - 1;
    double besideEndpoint = influences.mean(d -> distribution.wronglyOn(1, d, 0));
    Map<Integer, Double> wrongOutputs = new HashMap<>(); // when one feature has that influence
    for (int influence : influences.values()) {
      wrongOutputs.put(
          influence,
          influence * besideEndpoint
              + others * besideOf(shape, influence) * distribution.wronglyOn(1, influence, 0)
              + (shape.outputs() - influence) * distribution.wronglyOn(0, influence, 0));
    }
    DoubleUnaryOperator outputs = influence -> wrongOutputs.get((int) influence);
    double uniform = influences.mean(influence -> failure(outputs.applyAsDouble(influence)));
    double uniformOutputs = influences.mean(outputs);
    double hub = influences.meanOverHubs(influence -> failure(outputs.applyAsDouble(influence)));
    double gateOnOutputs = others == 0 ? 0 : gateOn(shape, influences, distribution);
    double inputsOn = shape.outputs() * sets(shape.features() - 2, others - 1);
    return new Prediction(
        uniform,
        uniformOutputs,
        Math.max(uniform, Math.max(failure(gateOnOutputs), hub)),
        Math.max(uniformOutputs, Math.max(gateOnOutputs, influences.meanOverHubs(outputs))),
        uniform * sets(shape.features(), shape.sparsity()) + failure(gateOnOutputs) * inputsOn,
        influences.mean(d -> (shape.outputs() - d) * distribution.wronglyOn(1, d, 0))
            * shape.features()
            / shape.outputs());
  }

  /** The gates of a random other feature that do not have the given one for their second input. */
  private static double besideOf(ProblemShape shape, double influence) {
    return 2 * (shape.outputs() - influence) / Math.max(1, shape.features() - 1);
  }

  /** The expected wrong outputs when the inputs of a random gate are active. */
  private static double gateOn(
      ProblemShape shape, Influences influences, ChannelDistribution distribution) {
    double influence = influences.meanOverGates();
    double adjacent = 2 * (influence - 1) + (shape.sparsity() - 2) * influences.mean();
    double[] overlaps = distribution.overlaps();
    double outputs = distribution.missed();
    for (int overlap = 0; overlap < overlaps.length; overlap++) {
      outputs +=
          overlaps[overlap]
              * (adjacent * distribution.wronglyOn(1, influence, overlap)
                  + shape.outputs() * distribution.wronglyOn(0, influence, overlap));
    }
    return outputs;
  }

  private static double failure(double wrongOutputs) {
    return -Math.expm1(-wrongOutputs);
  }

  /** Returns the number of sets of a size. */
  private static double sets(int features, int size) {
    double sets = size < 0 ? 0 : 1;
    for (int i = 0; i < size; i++) {
      sets *= (features - i) / (i + 1.0);
    }
    return sets;
  }

  /** Returns whether a network may be expected to meet the criterion. */
  boolean meets(Criterion criterion) {
    return new PredictedErrors(inputs, worst, worstOutputs).meet(criterion);
  }

  /** Returns the quantity to keep small, for choosing between networks of one width. */
  double loss(Criterion criterion) {
    return criterion instanceof Criterion.EveryInput ? inputs : worstOutputs;
  }
}
