package org.superpose.constructions.pairwiseand;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;

/**
 * How wide additive scores have to be, for {@link ScoreTraining} to end without a wrong input.
 *
 * <p>The least-squares weights for a table Y of what each feature should add to each output give P
 * Y Q, where P and Q project on n random dimensions of the m' outputs and on c random dimensions of
 * the m features, c the neurons that hold the features' code. With a = min(1, n / m') and b =
 * min(1, c / m), an entry that should be 1 is a b, and others scatter around 0. In units of a b, a
 * feature that switches on d outputs has a noise of variance
 *
 * <pre>
 *   2 (1 - b) / (b m)  +  d (1 - d / m') (1 - a) / (a m')  +  2 (1 - a) (1 - b) / (a b m).
 * </pre>
 *
 * The first term stems from other features of the same output, the second from the feature's other
 * outputs, the third from all the rest. Half a unit, divided by the deviation of v features, is a
 * number z of standard deviations. Training starts from less and ends better than least squares;
 * measured on stars, bipartite, power-law, uniform and complete graphs of 255 to 1,024 gates, v = 2
 * and 3, it ends without a wrong input from a z of about v sqrt(2 ln m') / 3 on, and for AND, which
 * no feature switches on alone, of about (v - 1) sqrt(2 ln m') / 3. The constants here are larger.
 * Networks of few outputs and four or more active features are not covered by these measurements.
 *
 * @param problem the gates
 * @param influences {@code [features]}, the outputs that a feature switches on alone; all of its
 *     outputs for AND
 */
record AdditiveWidth(Problem problem, int[] influences) {

  private static final double DEVIATIONS_OF_AVERAGE = 0.46; // times v sqrt(2 ln m')
  private static final double DEVIATIONS_OF_HUB = 0.4;
  private static final double DEVIATIONS_FOR_AND = 0.44; // times (v - 1) sqrt(2 ln m')

  /** n / sqrt(m' ln m') for the channels and positions of ANDs. */
  private static final double WIDTH_OF_ANDS = 4;

  /** Returns the analysis of a problem. */
  static AdditiveWidth of(Problem problem) {
    int[] influences = new int[problem.features()];
    for (int output = 0; output < problem.outputs(); output++) {
      boolean never = !changes(problem, output, 1) && !changes(problem, output, 2);
      for (int position = 0; position < 2; position++) {
        influences[problem.input(output, position)] +=
            never || changes(problem, output, 1 << position) ? 1 : 0;
      }
    }
    return new AdditiveWidth(problem, influences);
  }

  private static boolean changes(Problem problem, int output, int state) {
    return problem.value(output, state) != problem.value(output, 0);
  }

  /** Returns whether training may be expected to succeed with a number of neurons. */
  boolean isEnough(int neurons) {
    int codeNeurons = AdditiveChannels.codeNeurons(problem, neurons);
    double outputs = problem.outputs();
    if (neurons - codeNeurons > 0
        && neurons - codeNeurons < WIDTH_OF_ANDS * Math.sqrt(outputs * Math.log(outputs))) {
      return false;
    }
    double average = variances(neurons, codeNeurons).average().orElseThrow();
    double worst =
        Math.max(
            variances(neurons, codeNeurons).max().orElseThrow(),
            variance(problem.onByDefault().length, neurons, codeNeurons));
    int sparsity = problem.sparsity();
    double unit = Math.sqrt(2 * Math.log(Math.max(2, outputs)));
    boolean and = problem.isAll(Gate.AND);
    double forAnd = DEVIATIONS_FOR_AND * (sparsity - 1);
    double ofAverage = and ? forAnd : DEVIATIONS_OF_AVERAGE * sparsity;
    double ofHub = and ? forAnd : DEVIATIONS_OF_HUB * sparsity;
    return deviations(sparsity * average) >= ofAverage * unit
        && deviations(worst + (sparsity - 1) * average) >= ofHub * unit;
  }

  private DoubleStream variances(int neurons, int codeNeurons) {
    return IntStream.of(influences).mapToDouble(d -> variance(d, neurons, codeNeurons));
  }

  private static double deviations(double variance) {
    return 0.5 / Math.sqrt(variance);
  }

  private double variance(int influence, int neurons, int codeNeurons) {
    double outputs = problem.outputs();
    double features = problem.features();
    double lost = lost(neurons / outputs);
    double lostFeatures = lost(codeNeurons / features);
    return 2 * lostFeatures / features
        + influence * (1 - influence / outputs) * lost / outputs
        + 2 * lost * lostFeatures / features;
  }

  /** Returns (1 - a) / a, a the part of the dimensions that there are neurons for. */
  private static double lost(double part) {
    return part >= 1 ? 0 : (1 - part) / part;
  }
}
