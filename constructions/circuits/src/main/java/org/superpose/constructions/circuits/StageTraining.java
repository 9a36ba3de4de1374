package org.superpose.constructions.circuits;

import java.util.Arrays;
import java.util.BitSet;
import org.superpose.core.design.Inversion;
import org.superpose.core.random.RandomStream;

/**
 * Finds the weights of one hidden layer neuron by neuron, so that on each of some inputs a neuron
 * gives one and the same activation where one of its parts is active, and nothing elsewhere: the
 * layer cuts what codes that overlap add to the signals as noise.
 *
 * <p>A neuron starts with what a single part would need, for all its parts together: weights on the
 * codes of the signals and a bias that cuts what is not the whole of them. Then the perceptron
 * rule: while its pre-activation on an input is outside of its range, the weights of the units that
 * are active there change by what is missing, spread evenly, the remainder from a random place on
 * (Rosenblatt 1958; Agmon 1954). The range of an active neuron is narrow: what one layer leaves of
 * its width the next one has to tell from noise. Where no weights do all of that, some inputs stay
 * wrong, which later layers may still mend, since they are trained on what this one really gives.
 *
 * <p>Time for each round and neuron: the active units of all inputs, and ten times those of inputs
 * that are on or were near the limit before.
 */
final class StageTraining {

  private static final double LEAST = 0.95; // of what an active neuron is to give
  private static final double MOST = 1.05;

  /**
   * What the bias cuts, in codes: of two whole ones so much less is left. One and a half would
   * leave most room for noise, but what is left then varies four times as much as what came in.
   */
  private static final double CUT = 1.2;

  private static final double AIM = 0.5; // how far inside of its range a correction ends
  private static final int GAP = 16; // inactive: below 0 by that part of what an active one gives
  private static final int ROUNDS = 20;
  private static final int PATIENCE = 3; // rounds without progress
  private static final double PROGRESS = 0.9;
  private static final int TURNS = 10; // over the hard inputs in a round

  private final Activity before;
  private final long one; // what an active unit gives
  private final long goal; // what an active neuron is to give
  private final int resolution;
  private final int largest;
  private final RandomStream random;
  private final int[] weights; // [units], of the current neuron
  private long bias; // of the current neuron
  private BitSet on = new BitSet(); // inputs of the current neuron

  private StageTraining(Lesson lesson, int units, Weights scale, RandomStream random) {
    before = lesson.before;
    one = lesson.one;
    goal = scale.resolution() * one;
    resolution = scale.resolution();
    largest = scale.largest();
    this.random = random;
    weights = new int[units];
  }

  /**
   * What a stage is trained on.
   *
   * @param before what the units give on the inputs
   * @param parts of the stage
   * @param signals {@code [signals of the stage before][]}, the units of each
   * @param active how many of these units are active while the signal is
   * @param codes {@code [parts][]}, the neurons of each part
   * @param activeParts {@code [inputs][]}
   * @param one what an active unit gives
   */
  record Lesson(
      Activity before,
      Parts parts,
      int[][] signals,
      int active,
      int[][] codes,
      int[][] activeParts,
      long one) {}

  /** Trains a layer of as many neurons as it reads units. */
  static TrainedLayer train(Lesson lesson, int neurons, Weights scale, RandomStream random) {
    StageTraining training = new StageTraining(lesson, neurons, scale, random);
    int[][] partsOf = Inversion.of(lesson.codes, neurons);
    int[][] inputsOf = Inversion.of(lesson.activeParts, lesson.codes.length);
    TrainedLayer layer = new TrainedLayer(new int[neurons][neurons], new long[neurons]);
    for (int neuron = 0; neuron < neurons; neuron++) {
      training.start(lesson, partsOf[neuron]);
      training.on = new BitSet(lesson.before.inputs());
      for (int part : partsOf[neuron]) {
        Arrays.stream(inputsOf[part]).forEach(training.on::set);
      }
      training.run();
      for (int unit = 0; unit < neurons; unit++) {
        layer.weights()[unit][neuron] = training.weights[unit];
      }
      layer.bias()[neuron] = training.bias;
    }
    return layer;
  }

  /** Sets the weights that the parts would need if there was no noise. */
  private void start(Lesson lesson, int[] ofNeuron) {
    Parts parts = lesson.parts;
    Arrays.fill(weights, 0);
    // Two whole codes are 2 k units, of which the bias cuts CUT k.
    int unitWeight = (int) Math.round(resolution / ((2 - CUT) * lesson.active));
    bias = -Math.round(CUT * lesson.active * unitWeight) * one;
    for (int part : ofNeuron) {
      boolean both = parts.first()[part] != parts.second()[part] && !parts.negated().get(part);
      int weight = Math.min(largest, both ? unitWeight : 2 * unitWeight);
      for (int unit : lesson.signals[parts.first()[part]]) {
        weights[unit] = Math.max(weights[unit], weight);
      }
      for (int unit : lesson.signals[parts.second()[part]]) {
        if (both) {
          weights[unit] = Math.max(weights[unit], weight);
        } else if (parts.negated().get(part) && weights[unit] == 0) {
          weights[unit] = -Math.min(largest, unitWeight);
        }
      }
    }
  }

  /**
   * Corrects the current neuron until it is right, or for long enough. Only inputs that are on, or
   * were near the limit once, are looked at again and again, all of them once in a round.
   */
  private void run() {
    BitSet hard = new BitSet(before.inputs());
    int outside = look(hard);
    int best = outside;
    int since = 0;
    for (int round = 0; round < ROUNDS && outside > 0 && since < PATIENCE; round++) {
      boolean changed = true;
      for (int turn = 0; turn < TURNS && changed; turn++) {
        changed = false;
        for (int input = hard.nextSetBit(0); input >= 0; input = hard.nextSetBit(input + 1)) {
          changed |= correct(input);
        }
      }
      outside = look(hard);
      boolean better = outside < PROGRESS * best;
      since = better ? 0 : since + 1;
      best = better ? outside : best;
    }
  }

  /** Returns how many pre-activations are outside of their range; adds the inputs that are hard. */
  private int look(BitSet hard) {
    int outside = 0;
    for (int input = 0; input < before.inputs(); input++) {
      long sum = sum(input);
      boolean isOn = on.get(input);
      boolean inside = isOn ? sum >= LEAST * goal && sum <= MOST * goal : sum <= 0;
      outside += inside ? 0 : 1;
      if (isOn || sum > -goal / GAP) {
        hard.set(input);
      }
    }
    return outside;
  }

  private boolean correct(int input) {
    long sum = sum(input);
    if (on.get(input)) {
      long low = (long) (goal * (LEAST + AIM * (1 - LEAST)));
      long high = (long) (goal * (MOST - AIM * (MOST - 1)));
      change(input, Math.clamp(sum, low, high) - sum);
      return sum < low || sum > high;
    }
    change(input, Math.min(sum, -goal / GAP) - sum);
    return sum > 0;
  }

  private long sum(int input) {
    long sum = bias;
    for (int at = before.offsets()[input]; at < before.offsets()[input + 1]; at++) {
      sum += before.values()[at] * weights[before.units()[at]];
    }
    return sum;
  }

  /** Changes the pre-activation on an input by about an amount. */
  private void change(int input, long amount) {
    if (amount == 0) {
      return;
    }
    int from = before.offsets()[input];
    int count = before.offsets()[input + 1] - from;
    Spread spread = Spread.of(amount, before.total(input) + one, one, largest);
    int place = random.nextInt(count + 1);
    for (int i = 0; i <= count; i++) {
      int step = spread.step(place);
      if (i == count) {
        bias += step * one;
      } else {
        int unit = before.units()[from + i];
        weights[unit] = Math.clamp((long) weights[unit] + step, -largest, largest);
      }
      place = place == count ? 0 : place + 1;
    }
  }
}
