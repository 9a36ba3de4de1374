package org.superpose.constructions.logic;

import java.util.Arrays;
import org.superpose.core.design.BalancedPacking;
import org.superpose.core.statistics.Counts;

/**
 * How noise passes through a chain of stages.
 *
 * <p>In every stage a neuron is wrongly on when its pre-activation reaches two codes though no gate
 * of its own is on: from active gates of the stage before, to some of which it is connected while
 * it reads others in part, and from neurons that are wrongly on there. Each stage cuts at a whole
 * sum, so what is wrongly on in one stage ({@code noise}) depends on the one before only weakly,
 * and settles.
 *
 * <p>The weak place is a front: a gate with one input on needs only one code more. If some neurons
 * of its channel are wrongly on, a gate of the next stage that has it for one input, and a gate
 * that is on for the other, has that much less to go. So the number of these neurons ({@code
 * front}) is followed from stage to stage. Below some width it grows until the gate itself is
 * wrongly on; above, it settles near zero.
 *
 * <p>Legend: n neurons, s neurons in a channel, c ones in a code: k for features, s for gates.
 *
 * @param width n
 * @param channel s
 * @param ones k
 * @param gates of each stage, the features first, {@code [stages + 1]}
 * @param tolerance the sum below which a channel counts as inactive at the readout
 * @param influence how many gates of the first stage active features have, besides a gate's own
 */
record ChainDistribution(
    int width, int channel, int ones, int[] gates, double tolerance, double influence) {

  /**
   * Returns the distribution where active features have as many gates as a feature has on average.
   */
  static ChainDistribution even(int width, int channel, int ones, int[] gates, double tolerance) {
    return new ChainDistribution(width, channel, ones, gates, tolerance, 2.0 * gates[1] / gates[0]);
  }

  /**
   * Returns this distribution where active features have the given number of gates besides a gate's
   * own.
   */
  ChainDistribution among(double other) {
    return new ChainDistribution(width, channel, ones, gates, tolerance, other);
  }

  /** Returns how many stages there are. */
  int stages() {
    return gates.length - 1;
  }

  /**
   * Returns, for each stage, the chance that a neuron is wrongly on.
   *
   * @param active how many features, then gates of each stage but the last, are on
   */
  double[] noise(int[] active) {
    double[] noise = new double[stages() + 1];
    for (int stage = 1; stage <= stages(); stage++) {
      double[] preActivation = preActivation(stage, active[stage - 1], noise[stage - 1]);
      noise[stage] = preActivation[preActivation.length - 1];
    }
    return noise;
  }

  /**
   * Returns the distribution of the number of neurons that are on in the channel of a gate with one
   * input on, at the last stage but one, after gates with one input on in all stages before.
   *
   * @param active as above
   */
  double[] front(int[] active) {
    double[] noise = noise(active);
    double[] distribution = {1}; // a feature that is off
    for (int stage = 1; stage < stages(); stage++) {
      int others = Math.max(0, active[stage - 1] - 1);
      double[] preActivation = preActivation(stage, others, noise[stage - 1]);
      double[] helped =
          Counts.sum(distribution, shared(stage, others)); // ones that all neurons read
      double[] next = new double[channel + 1];
      for (int help = 0; help < helped.length; help++) {
        int needed = Math.max(0, code(stage) - help);
        double[] on =
            Counts.binomial(
                channel, Arrays.stream(preActivation, needed, preActivation.length).sum());
        for (int neurons = 0; neurons <= channel; neurons++) {
          next[neurons] += helped[help] * on[neurons];
        }
      }
      distribution = next;
    }
    return distribution;
  }

  /**
   * Returns the expected number of outputs that are wrongly on.
   *
   * @param active as above
   */
  double wrongOutputs(int[] active) {
    int last = stages();
    double noise = noise(active)[last - 1];
    int on = active[last - 1];
    double halfOn = Math.min(gates[last], on * degree(last)); // gates with one input on
    double[] front = on > 0 ? front(active) : new double[] {1};
    return halfOn * inactive(1, front, Math.max(0, on - 1), noise)
        + (gates[last] - halfOn) * inactive(0, new double[] {1}, on, noise);
  }

  /**
   * P(a channel of the last stage counts as inactive), from what each of its neurons misses.
   *
   * @param inputs how many inputs are on, 0 or 1
   * @param front the distribution of how many ones of the other input's code are on
   * @param others how many other gates of the stage before are on
   */
  private double inactive(int inputs, double[] front, int others, double noise) {
    double[] preActivation = preActivation(stages(), others, noise);
    double[] helped = Counts.sum(front, shared(stages(), others));
    int limit = (int) Math.ceil(tolerance); // the least sum that is not inactive
    double probability = 0;
    for (int help = 0; help < helped.length; help++) {
      long needed = (2L - inputs) * code(stages()) - help;
      double[] missing = new double[limit + 1];
      for (int z = 0; z < preActivation.length; z++) {
        missing[Math.clamp(needed - z, 0, limit)] += preActivation[z];
      }
      double[] loudness = {1};
      for (int neuron = 0; neuron < channel; neuron++) {
        loudness = Counts.sumCapped(loudness, missing, limit);
      }
      probability += helped[help] * Arrays.stream(loudness, 0, limit).sum();
    }
    return probability;
  }

  /** How many ones some other codes share with those of a gate's own inputs. */
  private double[] shared(int stage, int others) {
    double[] withOne = BalancedPacking.shared(gates[stage - 1], code(stage), width);
    double[] shared = {1};
    for (int pair = 0; pair < 2 * others; pair++) {
      shared = Counts.sumCapped(shared, withOne, code(stage));
    }
    return shared;
  }

  /**
   * The distribution of a pre-activation from some active codes and from noise, up to two codes.
   */
  private double[] preActivation(int stage, int active, double noise) {
    int code = code(stage);
    double connected = Math.max(0, gates[stage - 1] * connection(degree(stage)) - 2);
    double connection = connection(stage == 1 ? influence : degree(stage));
    double[] one =
        Counts.mix(
            connection,
            Counts.always(code),
            BalancedPacking.coverage(connected, code, code, width));
    double density = 1 - Math.pow(1 - (double) code / width, connected);
    double[] preActivation = poisson(noise * width * density, 2 * code);
    for (int i = 0; i < active; i++) {
      preActivation = Counts.sumCapped(preActivation, one, 2 * code);
    }
    return preActivation;
  }

  /**
   * P(a given neuron is connected to a gate of the stage before) by how many gates have that one.
   */
  private double connection(double degree) {
    return 1 - Math.pow(1 - (double) channel / width, degree);
  }

  private int code(int stage) {
    return stage == 1 ? ones : channel;
  }

  /** How many gates of a stage have a given gate of the stage before for an input. */
  private double degree(int stage) {
    return 2.0 * gates[stage] / gates[stage - 1];
  }

  private static double[] poisson(double mean, int cap) {
    double[] distribution = new double[cap + 1];
    double left = 1;
    double term = Math.exp(-mean);
    for (int i = 0; i < cap; i++) {
      distribution[i] = term;
      left -= term;
      term *= mean / (i + 1);
    }
    distribution[cap] = Math.max(0, left);
    return distribution;
  }
}
