package org.superpose.constructions.logic;

import java.util.function.DoubleUnaryOperator;
import org.superpose.core.design.BalancedPacking;
import org.superpose.core.design.Influences;
import org.superpose.core.statistics.Counts;
import org.superpose.core.task.ProblemShape;

/**
 * How often a channel is inactive though too few inputs of its gate are active.
 *
 * <p>A neuron reads all k ones of a feature's code when it is connected to the feature, and
 * otherwise those that the codes of its connected features share with it: one each as long as codes
 * are apart. What ties the neurons of a channel together is counted apart: a code that shares j
 * ones with the codes of the gate's own inputs is read there by every neuron of the channel.
 * Otherwise neurons count as independent, and active features beyond the first two as average ones.
 *
 * <p>Legend: m features, v active ones, n neurons of the layer, p neurons of the bank, s of them in
 * a channel, k ones in a code.
 *
 * @param shape the sizes of the problem
 * @param bank what the channels are connected to
 * @param width n
 * @param neurons p
 * @param channel s
 * @param ones k
 * @param influences how many gates are connected to a feature
 */
record BankDistribution(
    ProblemShape shape,
    Bank bank,
    int width,
    int neurons,
    int channel,
    int ones,
    Influences influences) {

  private static final int MOST_SHARED = 2; // ones, counted apart; more count as this many

  /** Returns this distribution for features of other influences. */
  BankDistribution among(Influences other) {
    return new BankDistribution(shape, bank, width, neurons, channel, ones, other);
  }

  /**
   * Returns w, how many features other than the gate's inputs may be active while the channel lacks
   * the ones of a single input.
   */
  int others() {
    return Math.max(1, shape.sparsity() - bank.level() + 1);
  }

  /** Returns the expected number of sets of w other features that give a channel what it lacks. */
  double covers() {
    double sets = 1;
    for (int i = 0; i < others(); i++) {
      sets *= (shape.features() - i) / (i + 1.0);
    }
    return sets * influences.mean(inactive(bank.level() - 1, 0));
  }

  /** Returns the largest number of inactive neurons that a gate has from another one that is on. */
  double[] overlaps() {
    return BalancedPacking.shared(shape.outputs(), channel, neurons);
  }

  /**
   * Returns the probability that a channel is inactive, as a function of the influence of one other
   * active feature.
   *
   * @param active how many of the gate's connected inputs are active, fewer than the level
   * @param overlap how many neurons of the channel are inactive anyway
   */
  DoubleUnaryOperator inactive(int active, int overlap) {
    int needed = (bank.level() - active) * ones;
    int others = shape.sparsity() - active;
    if (others < 1) {
      return _ -> 0;
    }
    double average = influences.mean(this::connection);
    double[][] byChance = byChance(average);
    double[] shared = sharedOnes();
    double[][] beside = beside(others, byChance, average, shared, needed);
    int cases = MOST_SHARED + 1; // by what the other feature shares, and by what a second one does
    double[] weights = new double[cases * cases];
    double[] connected = new double[cases * cases]; // P(a pre-activation is enough), if connected
    double[] chancing = new double[cases * cases];
    for (int at = 0; at < weights.length; at++) {
      double[] second = beside[at / cases];
      weights[at] = shared[at % cases] * (others > 1 ? shared[at / cases] : at < cases ? 1 : 0);
      connected[at] = Counts.sumCapped(Counts.always(ones), second, needed)[needed];
      chancing[at] = Counts.sumCapped(byChance[at % cases], second, needed)[needed];
    }
    int free = Math.max(0, channel - overlap);
    return influence -> {
      double connection = connection(influence);
      double inactive = 0;
      for (int at = 0; at < weights.length; at++) {
        double reached = connection * connected[at] + (1 - connection) * chancing[at];
        inactive += weights[at] * Math.pow(reached, free);
      }
      return inactive;
    };
  }

  /** The pre-activation from all active features but the first, by what a second one shares. */
  private double[][] beside(
      int others, double[][] byChance, double average, double[] shared, int needed) {
    double[][] second = new double[byChance.length][];
    for (int j = 0; j < second.length; j++) {
      second[j] = Counts.mix(average, Counts.always(ones), byChance[j]);
    }
    double[] rest = rest(others - 2, second, shared, needed);
    for (int j = 0; j < second.length; j++) {
      second[j] = others > 1 ? Counts.sumCapped(second[j], rest, needed) : rest;
    }
    return second;
  }

  /** The pre-activation from all active features but two, capped at what is needed. */
  private static double[] rest(
      int features, double[][] preActivation, double[] shared, int needed) {
    double sharing = 1 - shared[0];
    double[] sharers =
        Counts.mix(
            sharing > 0 ? shared[1] / sharing : 0, preActivation[1], preActivation[MOST_SHARED]);
    double[] average = Counts.mix(shared[0], preActivation[0], sharers);
    double[] rest = {1};
    for (int i = 0; i < features; i++) {
      rest = Counts.sumCapped(rest, average, needed);
    }
    return rest;
  }

  /**
   * The pre-activation from a feature that is not connected, by how many ones it shares with the
   * gate's own.
   */
  private double[][] byChance(double connection) {
    double connected = Math.max(0, shape.features() * connection - bank.inputs()); // by a neuron
    double[][] distributions = new double[MOST_SHARED + 1][];
    for (int j = 0; j <= MOST_SHARED; j++) {
      int shared = Math.min(j, ones);
      distributions[j] = Counts.sum(Counts.always(shared), ofOthers(connected, ones - shared));
    }
    return distributions;
  }

  /** How many of some ones of a code are among those of a number of others. */
  private double[] ofOthers(double codes, int part) {
    return BalancedPacking.canPack(shape.features(), ones, width)
        ? BalancedPacking.coverage(codes, part, ones, width)
        : Counts.binomial(part, 1 - Math.pow(1 - (double) ones / width, codes));
  }

  /** P(a given neuron is connected to a feature). */
  private double connection(double influence) {
    return 1 - Math.pow(1 - (double) channel / neurons, influence);
  }

  /** The number of ones that a code shares with those of the gate's inputs. */
  private double[] sharedOnes() {
    double[] withOne = BalancedPacking.shared(shape.features(), ones, width);
    double[] distribution = Counts.sumCapped(Counts.always(0), new double[] {1}, MOST_SHARED);
    for (int input = 0; input < bank.inputs(); input++) {
      distribution = Counts.sumCapped(distribution, withOne, MOST_SHARED);
    }
    return distribution;
  }
}
