package org.superpose.constructions.circuits;

import java.util.BitSet;
import org.superpose.core.random.RandomStream;

/**
 * Finds the weights of the last layer, which is never cut and so adds up linearly, such that on
 * each of some inputs the score of every output is above a level exactly when the output is on.
 *
 * <p>It starts with weights between the units of the signal that an output shows and the neurons
 * that its score adds up; then the perceptron rule, as in {@link StageTraining}. The bias is the
 * weight of a unit that is always active.
 *
 * <p>Time for each round: for every input its active units times the neurons, and the neurons of
 * all outputs; eight times the same for inputs with a score that is wrong or nearly so.
 */
final class ScoreTraining {

  private static final int ROUNDS = 40;
  private static final int PATIENCE = 6; // rounds without progress
  private static final double PROGRESS = 0.95;
  private static final int TURNS = 8; // over the hard inputs in a round
  private static final double MARGIN = 0.1; // of the level

  private final Activity before;
  private final int[][] readout; // [outputs][], neurons
  private final int[][] on; // [inputs][], outputs, ascending
  private final long one;
  private final Weights scale;
  private final int largest;
  private final RandomStream random;
  private final TrainedLayer layer;
  private final long[] sums; // [neurons]
  private final long level;
  private final long margin;
  private final BitSet near = new BitSet(); // inputs with a score beyond its margin when last seen

  private ScoreTraining(Lesson lesson, int neurons, Weights scale, RandomStream random) {
    before = lesson.before;
    readout = lesson.readout;
    on = lesson.on;
    one = lesson.one;
    this.scale = scale;
    largest = scale.largest();
    this.random = random;
    layer = new TrainedLayer(new int[neurons][neurons], new long[neurons]);
    sums = new long[neurons];
    level = level(lesson.active, readout[0].length, one, scale);
    margin = (long) (MARGIN * level);
  }

  /**
   * What the layer is trained on.
   *
   * @param before what the units give on the inputs
   * @param shown {@code [outputs][]}, the units of the signal that an output shows
   * @param negated which outputs are on when their signals are not
   * @param active units of a signal that is active
   * @param readout {@code [outputs][]}, the neurons of each output
   * @param on {@code [inputs][]}, the outputs that are on, ascending
   * @param one what an active unit gives
   */
  record Lesson(
      Activity before,
      int[][] shown,
      BitSet negated,
      int active,
      int[][] readout,
      int[][] on,
      long one) {}

  /**
   * Returns what the score of an output that is on is above, and of others is not.
   *
   * @param active units of a signal that is active
   * @param channel neurons of an output
   */
  static long level(int active, int channel, long one, Weights scale) {
    return (long) active * channel * start(scale) * one / 2;
  }

  private static int start(Weights scale) {
    return Math.max(2, scale.resolution() / 4);
  }

  /** Trains the layer. */
  static TrainedLayer train(Lesson lesson, int neurons, Weights scale, RandomStream random) {
    ScoreTraining training = new ScoreTraining(lesson, neurons, scale, random);
    training.start(lesson);
    training.run();
    return training.layer;
  }

  private void start(Lesson lesson) {
    int most = Math.min(start(scale), largest);
    for (int output = 0; output < readout.length; output++) {
      boolean negated = lesson.negated.get(output);
      for (int neuron : readout[output]) {
        for (int unit : lesson.shown[output]) {
          int weight = layer.weights()[unit][neuron] + (negated ? -most : most);
          layer.weights()[unit][neuron] = Math.clamp((long) weight, -largest, largest);
        }
        layer.bias()[neuron] += negated ? (long) most * lesson.active * one : 0;
      }
    }
  }

  /** Corrects the scores until all are right, or for long enough. */
  private void run() {
    BitSet all = new BitSet(before.inputs());
    all.set(0, before.inputs());
    int wrong = Integer.MAX_VALUE;
    int best = wrong;
    int since = 0;
    for (int round = 0; round < ROUNDS && wrong > 0 && since < PATIENCE; round++) {
      pass(all, true);
      BitSet hard = (BitSet) near.clone();
      for (int turn = 0; turn < TURNS && pass(hard, true) > 0; turn++) {
        hard.and(near);
      }
      wrong = pass(all, false);
      boolean better = wrong < PROGRESS * best;
      since = better ? 0 : since + 1;
      best = better ? wrong : best;
    }
  }

  /** Looks at some inputs, and corrects scores that are beyond their margin; counts wrong ones. */
  private int pass(BitSet inputs, boolean corrects) {
    int wrong = 0;
    for (int input = inputs.nextSetBit(0); input >= 0; input = inputs.nextSetBit(input + 1)) {
      near.clear(input);
      before.sums(input, layer, sums);
      int next = 0;
      for (int output = 0; output < readout.length; output++) {
        boolean isOn = next < on[input].length && on[input][next] == output;
        next += isOn ? 1 : 0;
        long missing = margin + (isOn ? level - score(output) : score(output) - level);
        if (missing > 0) {
          near.set(input);
          wrong += missing >= margin ? 1 : 0;
          if (corrects) {
            change(input, output, isOn ? missing : -missing);
          }
        }
      }
    }
    return wrong;
  }

  private long score(int output) {
    long score = 0;
    for (int neuron : readout[output]) {
      score += sums[neuron];
    }
    return score;
  }

  /** Changes a score by about an amount, and the current sums with it. */
  private void change(int input, int output, long amount) {
    int from = before.offsets()[input];
    int count = before.offsets()[input + 1] - from;
    int[] channel = readout[output];
    Spread spread = Spread.of(amount, (before.total(input) + one) * channel.length, one, largest);
    int places = (count + 1) * channel.length;
    int place = random.nextInt(places);
    for (int i = 0; i <= count; i++) {
      for (int neuron : channel) {
        int step = spread.step(place);
        place = place + 1 == places ? 0 : place + 1;
        if (i == count) {
          layer.bias()[neuron] += step * one;
          sums[neuron] += step * one;
        } else {
          int[] weights = layer.weights()[before.units()[from + i]];
          int old = weights[neuron];
          weights[neuron] = Math.clamp((long) old + step, -largest, largest);
          sums[neuron] += before.values()[from + i] * (weights[neuron] - old);
        }
      }
    }
  }
}
