package org.superpose.constructions.pairwiseand;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.superpose.core.design.Inversion;
import org.superpose.core.random.RandomStream;
import org.superpose.core.task.Problem;

/**
 * Finds whole weights by the perceptron rule, so that the score of every output is above a level on
 * exactly the inputs on which it is on.
 *
 * <p>The score of output q is a sum over the active features i of f_qi, the sum of the weights
 * between the k ones of the feature's code and the s neurons of the output's; an input of {@link
 * PairEvents} adds the weights of its neurons. So for every choice of the output's own inputs the
 * worst further features are those with the largest f_qi where the output should be off, and with
 * the smallest where it should be on. While such a worst input misses the level by less than a
 * margin, all weights that it reads change by what is missing, divided evenly, the remainder at
 * random (Agmon 1954; Motzkin and Schoenberg 1954). When no worst input is wrong, none is.
 *
 * <p>Time for each round over all outputs: m k + s n steps an output, and for each correction m v k
 * s / n and the search for the next worst input, m v. It ends after a few dozen rounds, or gives up
 * when no round in thirty has a tenth fewer wrong scores than the best before.
 */
final class ScoreTraining {

  private static final int ROUNDS = 400;
  private static final int PATIENCE = 30; // rounds
  private static final double PROGRESS = 0.9;
  private static final int CORRECTIONS = 5; // of an output in one round
  private static final int LEVEL_OF_WEIGHT = 4; // the level, for each weight that is added up
  private static final double MARGIN = 0.05; // of the level

  private final Problem problem;
  private final int[][] codes; // [features][k], neurons
  private final int[][] readout; // [outputs][s], neurons
  private final PairEvents events;
  private final int largest;
  private final int level;
  private final int margin;
  private final RandomStream random;
  private final int[][] featuresAt; // [neurons][], the features whose code has that neuron
  private final int[][] weights; // [neurons, neurons]
  private final int[] bias; // [neurons], 0 if no output is on by default
  private final boolean hasBias;
  private final int[] row; // [neurons], of the current output: the sum of the weights of its code
  private final int[] adds; // [features], f_qi of the current output
  private final int[] set; // [v], the worst input
  private int size; // of the worst input
  private int base; // of the current output: what its neurons have without any input

  private ScoreTraining(
      Problem problem,
      int[][] codes,
      int[][] readout,
      PairEvents events,
      int neurons,
      int largest,
      RandomStream random) {
    this.problem = problem;
    this.codes = codes;
    this.readout = readout;
    this.events = events;
    this.largest = largest;
    level = level(codes[0].length, readout[0].length, largest);
    margin = (int) (MARGIN * level);
    this.random = random;
    featuresAt = Inversion.of(codes, neurons);
    weights = new int[neurons][neurons];
    bias = new int[neurons];
    hasBias = problem.onByDefault().length > 0;
    row = new int[neurons];
    adds = new int[codes.length];
    set = new int[problem.sparsity()];
  }

  /**
   * What training ended with.
   *
   * @param weights {@code [neurons, neurons]}: the second index is the neuron that is read
   * @param bias {@code [neurons]}, what neurons have without any input, at most {@link #reach}
   * @param wrong the worst inputs that were wrong in the best round: 0 if training succeeded
   * @param rounds over all outputs
   */
  record Result(int[][] weights, int[] bias, int wrong, int rounds) {}

  /**
   * Finds weights.
   *
   * @param codes {@code [features][k]}, the neurons that a feature makes 1
   * @param readout {@code [outputs][s]}, the neurons that are added up
   * @param events the inputs that make other neurons active
   * @param largest no weight is farther from 0
   */
  static Result train(
      Problem problem,
      int[][] codes,
      int[][] readout,
      PairEvents events,
      int neurons,
      int largest,
      RandomStream random) {
    ScoreTraining training =
        new ScoreTraining(problem, codes, readout, events, neurons, largest, random);
    return training.run();
  }

  /** Returns what the score of an output that is on is above, and of others is not. */
  static int level(int ones, int channel, int largest) {
    return ones * channel * Math.min(LEVEL_OF_WEIGHT, (largest + 1) / 2);
  }

  /** Returns what no bias exceeds: what the whole code of a feature gives at most. */
  static int reach(int ones, int largest) {
    return ones * largest;
  }

  private Result run() {
    int best = Integer.MAX_VALUE;
    int sinceBest = 0;
    int round = 0;
    for (; round < ROUNDS && best > 0 && sinceBest < PATIENCE; round++) {
      int wrong = wrongAfter(CORRECTIONS);
      // Corrections for one output may have spoilt another that was looked at before.
      wrong = wrong == 0 ? wrongAfter(0) : wrong;
      boolean better = wrong < PROGRESS * best;
      sinceBest = better ? 0 : sinceBest + 1;
      best = better ? wrong : best;
    }
    return new Result(weights, bias, best, round);
  }

  private int wrongAfter(int corrections) {
    return IntStream.range(0, readout.length).map(output -> train(output, corrections)).sum();
  }

  /**
   * Corrects the scores of one output a number of times, if there is anything to correct; returns
   * how many of its worst inputs were wrong before.
   */
  private int train(int output, int corrections) {
    load(output);
    int wrong = 0;
    boolean changed = true;
    for (int correction = 0;
        correction == 0 || (correction < corrections && changed);
        correction++) {
      changed = false;
      for (int active = 0; active < 4; active++) {
        if (!isEvent(active) && Integer.bitCount(active) <= problem.sparsity()) {
          boolean on = problem.value(output, active);
          int missing = missing(on, findWorst(output, active, on));
          wrong += correction == 0 && missing > margin ? 1 : 0;
          changed |= missing > 0;
          if (corrections > 0) {
            correct(output, on, missing);
          }
        }
      }
    }
    return wrong + trainEvents(output, corrections > 0);
  }

  /** Both inputs of a gate are an event, if there are any: their own scores do not decide then. */
  private boolean isEvent(int active) {
    return active == 3 && events.count() > 0;
  }

  private void load(int output) {
    Arrays.fill(row, 0);
    base = 0;
    for (int neuron : readout[output]) {
      base += bias[neuron];
      for (int read = 0; read < row.length; read++) {
        row[read] += weights[neuron][read];
      }
    }
    for (int feature = 0; feature < adds.length; feature++) {
      int sum = 0;
      for (int one : codes[feature]) {
        sum += row[one];
      }
      adds[feature] = sum;
    }
  }

  /** Returns how far a score is from the safe side: more than the margin if it is wrong. */
  private int missing(boolean on, int score) {
    return Math.max(0, margin + (on ? level + 1 - score : score - level));
  }

  /** Finds the worst input with given inputs of the gate; returns its score. */
  private int findWorst(int output, int active, boolean on) {
    int first = problem.input(output, 0);
    int second = problem.input(output, 1);
    size = 0;
    if ((active & 1) != 0) {
      set[size++] = first;
    }
    if ((active & 2) != 0) {
      set[size++] = second;
    }
    int own = size;
    int sign = on ? -1 : 1;
    for (int feature = 0; own < set.length && feature < adds.length; feature++) {
      int gain = sign * adds[feature];
      if (gain > 0
          && feature != first
          && feature != second
          && (size < set.length || gain > sign * adds[set[size - 1]])) {
        insert(feature, gain, sign, own);
      }
    }
    return base + IntStream.range(0, size).map(at -> adds[set[at]]).sum();
  }

  /** Keeps the further features in descending order of their gains. */
  private void insert(int feature, int gain, int sign, int own) {
    int at = size < set.length ? size++ : size - 1;
    while (at > own && sign * adds[set[at - 1]] < gain) {
      set[at] = set[at - 1];
      at--;
    }
    set[at] = feature;
  }

  private void correct(int output, boolean on, int missing) {
    if (missing > 0 && hasBias) {
      // The bias counts like one more feature.
      int ofBias = Math.ceilDiv(missing, size + 1);
      changeBias(output, on ? ofBias : -ofBias);
      correctWeights(output, on ? missing - ofBias : ofBias - missing);
    } else if (missing > 0) {
      correctWeights(output, on ? missing : -missing);
    }
  }

  private void correctWeights(int output, int amount) {
    if (amount != 0 && size > 0) {
      int[] read = IntStream.range(0, size).flatMap(at -> Arrays.stream(codes[set[at]])).toArray();
      change(output, read, amount);
    }
  }

  /** Changes what an output has without any input: evenly over its neurons. */
  private void changeBias(int output, int amount) {
    int[] code = readout[output];
    int most = reach(codes[0].length, largest);
    int rest = Math.abs(amount) % code.length;
    int place = random.nextInt(code.length);
    for (int neuron : code) {
      int step = Integer.signum(amount) * (Math.abs(amount) / code.length + (place < rest ? 1 : 0));
      int old = bias[neuron];
      bias[neuron] = Math.clamp(old + step, -most, most);
      base += bias[neuron] - old;
      place = place + 1 == code.length ? 0 : place + 1;
    }
  }

  private int trainEvents(int output, boolean corrects) {
    int wrong = 0;
    for (int event = 0; event < events.count(); event++) {
      int first = events.first()[event];
      int second = events.second()[event];
      int score = base + adds[first] + adds[second];
      for (int neuron : events.neurons()[event]) {
        score += row[neuron];
      }
      boolean on = problem.value(output, mask(output, first) | mask(output, second));
      int missing = missing(on, score);
      wrong += missing > margin ? 1 : 0;
      if (corrects && missing > 0) {
        change(output, events.neurons()[event], on ? missing : -missing);
      }
    }
    return wrong;
  }

  private int mask(int output, int feature) {
    return (problem.input(output, 0) == feature ? 1 : 0)
        | (problem.input(output, 1) == feature ? 2 : 0);
  }

  /** Changes a score by an amount: evenly over the weights of some neurons that are read. */
  private void change(int output, int[] read, int amount) {
    int[] code = readout[output];
    int places = read.length * code.length;
    int each = Math.abs(amount) / places;
    int rest = Math.abs(amount) % places;
    int place = random.nextInt(places);
    for (int one : read) {
      int before = row[one];
      for (int neuron : code) {
        int step = Integer.signum(amount) * (each + (place < rest ? 1 : 0));
        int old = weights[neuron][one];
        weights[neuron][one] = Math.clamp(old + step, -largest, largest);
        row[one] += weights[neuron][one] - old;
        place = place + 1 == places ? 0 : place + 1;
      }
      for (int feature : featuresAt[one]) {
        adds[feature] += row[one] - before;
      }
    }
  }
}
