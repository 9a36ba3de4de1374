package org.superpose.constructions.pairwiseand;

import org.superpose.core.design.BalancedPacking;
import org.superpose.core.design.Influences;
import org.superpose.core.statistics.Counts;
import org.superpose.core.task.ProblemShape;

/**
 * The model of output channels on sparse binary codes: how often a channel fires though its gate
 * should be off.
 *
 * <p>A neuron reads all k ones of a feature's code when it is connected to the feature, and by
 * chance one of them with probability rho, the density of a row of W. What ties the neurons of a
 * channel together is counted apart: a code that shares j ones with the codes of the gate's own
 * inputs is read there by every neuron of the channel. Otherwise neurons count as independent, and
 * so do features beyond the first two.
 *
 * <p>Legend: m features, m' outputs, v active features, n neurons, s neurons in a channel, k ones
 * in a code, rho the density of W.
 *
 * @param shape the sizes of the problem
 * @param influences the influences that features other than the chosen one have
 * @param neurons n
 * @param channel s
 * @param ones k
 * @param apart whether two codes, and two channels, are kept from sharing more than one neuron
 */
record SparseDistribution(
    ProblemShape shape, Influences influences, int neurons, int channel, int ones, boolean apart)
    implements ChannelDistribution {

  @Override
  public double wronglyOn(int endpoints, double influence, int overlap) {
    int others = shape.sparsity() - endpoints;
    if (others < 1) {
      return 0;
    }
    double rho = density();
    double[] shared = sharedOnes();
    double connection = connection(influence);
    double average = influences.mean(this::connection);
    double[] rest = restOfNeuron(endpoints, rho, average);
    double probability = 0;
    for (int j = 0; j <= ones; j++) {
      if (shared[j] == 0) {
        continue;
      }
      double[] first = Counts.sum(preActivation(j, rho, connection), rest);
      if (endpoints == 1) {
        probability += shared[j] * fires(first, overlap);
      } else if (others > 1) {
        for (int j2 = 0; j2 <= ones; j2++) {
          double[] both = Counts.sum(first, preActivation(j2, rho, average));
          probability += shared[j] * shared[j2] * fires(both, overlap);
        }
      }
    }
    return probability;
  }

  @Override
  public SparseDistribution among(Influences actual) {
    return new SparseDistribution(shape, actual, neurons, channel, ones, apart);
  }

  @Override
  public double[] overlaps() {
    return apart
        ? BalancedPacking.shared(shape.outputs(), channel, neurons)
        : Counts.binomial(channel, (double) channel / neurons);
  }

  @Override
  public double missed() {
    return 0;
  }

  /**
   * The pre-activation from an active endpoint and from the features beyond those treated one by
   * one.
   */
  private double[] restOfNeuron(int endpoints, double rho, double connection) {
    double[] rest = new double[endpoints * ones + 1];
    rest[endpoints * ones] = 1;
    double[] average = Counts.mix(connection, Counts.always(ones), Counts.binomial(ones, rho));
    for (int i = 2; i < shape.sparsity(); i++) {
      rest = Counts.sum(rest, average);
    }
    return rest;
  }

  /** The pre-activation from a feature that shares some ones with the gate's own inputs. */
  private double[] preActivation(int shared, double rho, double connection) {
    double[] byChance = Counts.sum(Counts.always(shared), Counts.binomial(ones - shared, rho));
    return Counts.mix(connection, Counts.always(ones), byChance);
  }

  /**
   * P(the values of a channel's neurons reach s) from the pre-activation of a single neuron; those
   * that overlap with a gate that is on give 1 at least, which is what they are counted as.
   */
  private double fires(double[] preActivation, int overlap) {
    double[] value = new double[channel + 1];
    for (int z = 0; z < preActivation.length; z++) {
      value[Math.clamp(z - (2L * ones - 1), 0, channel)] += preActivation[z];
    }
    double[] score = Counts.always(overlap);
    for (int r = overlap; r < channel; r++) {
      score = Counts.sumCapped(score, value, channel);
    }
    return score[channel];
  }

  /** P(a given neuron is connected to a feature). */
  private double connection(double influence) {
    return 1 - Math.pow(1 - (double) channel / neurons, influence);
  }

  /**
   * The chance that a row of W, beyond the codes of a given gate's own inputs, covers a one of a
   * code.
   */
  private double density() {
    double connected = Math.max(0, shape.features() * influences.mean(this::connection) - 2);
    return apart
        ? BalancedPacking.covered(connected, ones, neurons)
        : 1 - Math.pow(1 - (double) ones / neurons, connected);
  }

  /** The number of ones that a code shares with the codes of two others. */
  private double[] sharedOnes() {
    double[] withOne =
        apart
            ? BalancedPacking.shared(shape.features(), ones, neurons)
            : Counts.binomial(ones, (double) ones / neurons);
    return Counts.sumCapped(withOne, withOne, ones);
  }
}
