package org.superpose.core.infer;

import java.util.Arrays;
import org.superpose.core.verify.NetworkProbe;

/**
 * The features that drive each output most when one feature alone is active several times.
 *
 * <p>A gate that needs k features is made of neurons that add what they hear of each. To such a
 * neuron, one of the features k times is as good as all k together, and better than any other
 * feature k times. So the features of an AND stand at the top, whatever the number of layers, and
 * however many other gates share the neurons. This is the bound of the proofs, with which ReLU(b +
 * g_1 + ... + g_k) is at most the mean of the ReLU(b + k g_i), read as a measure.
 */
final class Ranking {

  /** How many features are kept for each output. */
  static final int KEPT = 12;

  private final int[][] features; // [outputs][at most KEPT], those that drive an output most first
  private final double[][] slack; // the same, ascending

  private Ranking(int outputs) {
    features = new int[outputs][0];
    slack = new double[outputs][0];
  }

  /**
   * Ranks the features for every output. Cost: an evaluation for each feature.
   *
   * @param times how often each feature is active
   * @param idle what each output's slack is when no feature is active; features that do not lower
   *     it are left out
   */
  static Ranking of(NetworkProbe probe, int features, int times, double[] idle) {
    Ranking ranking = new Ranking(idle.length);
    int[] input = new int[times];
    for (int feature = 0; feature < features; feature++) {
      Arrays.fill(input, feature);
      probe.set(input);
      ranking.note(feature, probe.slack(), idle);
    }
    return ranking;
  }

  private void note(int feature, double[] current, double[] idle) {
    for (int output = 0; output < current.length; output++) {
      if (current[output] < idle[output]) {
        insert(output, feature, current[output]);
      }
    }
  }

  private void insert(int output, int feature, double value) {
    int size = features[output].length;
    int place = size;
    while (place > 0 && value < slack[output][place - 1]) {
      place--;
    }
    if (place == KEPT) {
      return;
    }
    int newSize = Math.min(KEPT, size + 1);
    int[] longer = Arrays.copyOf(features[output], newSize);
    double[] values = Arrays.copyOf(slack[output], newSize);
    int moved = newSize - place - 1;
    System.arraycopy(features[output], place, longer, place + 1, moved);
    System.arraycopy(slack[output], place, values, place + 1, moved);
    longer[place] = feature;
    values[place] = value;
    features[output] = longer;
    slack[output] = values;
  }

  /** Returns the features that drive an output most, the strongest first. */
  int[] top(int output) {
    return features[output];
  }

  /** Returns the slack of the output for each of them, ascending. */
  double[] slack(int output) {
    return slack[output];
  }
}
