package org.superpose.constructions.logic;

import java.util.Arrays;
import org.superpose.core.construction.Decks;
import org.superpose.core.statistics.Counts;

/**
 * How noise passes through a chain of stages.
 *
 * <p>In every stage a neuron is wrongly on when it hears as much as two codes though it hears no
 * gate of its own: of active gates of the stage before, of which it attends to some and hears
 * others in part, and of neurons that are wrongly on there. Each stage cuts at a whole sum, so what
 * is wrongly on in one stage ({@code noise}) depends on the one before only weakly, and settles.
 *
 * <p>Legend: n neurons, s neurons in a channel, c ones in a code: k for features, s for gates.
 *
 * @param width n
 * @param channel s
 * @param ones k
 * @param gates of each stage, the features first, {@code [stages + 1]}
 * @param tolerance the loudness below which a channel counts as silent at the readout
 */
record ChainLaw(int width, int channel, int ones, int[] gates, double tolerance) {

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
      double[] heard = heard(stage, active[stage - 1], noise[stage - 1]);
      noise[stage] = heard[heard.length - 1];
    }
    return noise;
  }

  /**
   * Returns the expected number of outputs that are wrongly on.
   *
   * @param active as above
   */
  double wrongOutputs(int[] active) {
    double[] noise = noise(active);
    int last = stages();
    int on = active[last - 1];
    double halfOn = Math.min(gates[last], on * degree(last)); // gates with one input on
    return halfOn * silent(last, 1, Math.max(0, on - 1), noise[last - 1])
        + (gates[last] - halfOn) * silent(last, 0, on, noise[last - 1]);
  }

  /** P(a channel counts as silent), from what each of its neurons misses. */
  private double silent(int stage, int inputs, int others, double noise) {
    double[] heard = heard(stage, others, noise);
    int needed = 2 * code(stage);
    double[] missing = new double[needed + 1];
    for (int z = 0; z <= needed; z++) {
      missing[Math.max(0, needed - inputs * code(stage) - z)] += heard[z];
    }
    int limit = (int) Math.ceil(tolerance); // the least loudness that is not silent
    double[] loudness = Counts.sumCapped(Counts.always(0), new double[] {1}, limit);
    for (int neuron = 0; neuron < channel; neuron++) {
      loudness = Counts.sumCapped(loudness, missing, limit);
    }
    return Arrays.stream(loudness, 0, limit).sum();
  }

  /** The law of what a neuron hears of some active codes and of noise, up to two codes. */
  private double[] heard(int stage, int active, double noise) {
    int code = code(stage);
    double attends = 1 - Math.pow(1 - (double) channel / width, degree(stage));
    double attended = Math.max(0, gates[stage - 1] * attends - 2);
    double[] one =
        Counts.mix(attends, Counts.always(code), Decks.coverage(attended, code, code, width));
    double density = 1 - Math.pow(1 - (double) code / width, attended);
    double[] heard = poisson(noise * width * density, 2 * code);
    for (int i = 0; i < active; i++) {
      heard = Counts.sumCapped(heard, one, 2 * code);
    }
    return heard;
  }

  private int code(int stage) {
    return stage == 1 ? ones : channel;
  }

  /** How many gates of a stage have a given gate of the stage before for an input. */
  private double degree(int stage) {
    return 2.0 * gates[stage] / gates[stage - 1];
  }

  private static double[] poisson(double mean, int cap) {
    double[] law = new double[cap + 1];
    double left = 1;
    double term = Math.exp(-mean);
    for (int i = 0; i < cap; i++) {
      law[i] = term;
      left -= term;
      term *= mean / (i + 1);
    }
    law[cap] = Math.max(0, left);
    return law;
  }
}
