package org.superpose.core.verify;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Sorts the neurons of a first layer by what the inputs with at most v active features can do to
 * them: a neuron that no input switches on is dead, one that no input cuts off is linear.
 *
 * @param linear the linear neurons, ascending
 * @param cut the neurons that are neither linear nor dead, ascending
 */
record FirstLayer(int[] linear, int[] cut) {

  /**
   * Sorts the neurons. Where rounding could hide the truth a neuron counts as neither.
   *
   * @param table the effective weights of each neuron
   * @param bias {@code [neurons]}
   * @param sparsity v
   * @param error bound on the rounding error of a pre-activation
   */
  static FirstLayer of(EffectiveColumns.Table table, double[] bias, int sparsity, double error) {
    double[][] effective = table.effective();
    boolean[] isLinear = new boolean[bias.length];
    boolean[] isDead = new boolean[bias.length];
    double[] sorted = new double[effective.length];
    for (int r = 0; r < bias.length; r++) {
      for (int feature = 0; feature < effective.length; feature++) {
        sorted[feature] = effective[feature][r];
      }
      Arrays.sort(sorted);
      double lowest = bias[r];
      double highest = bias[r];
      for (int i = 0; i < sparsity; i++) {
        lowest += Math.min(0, sorted[i]);
        highest += Math.max(0, sorted[sorted.length - 1 - i]);
      }
      // Both the extremes and the values they bound may be off by the error.
      isLinear[r] = lowest >= 2 * error;
      isDead[r] = highest <= -2 * error;
    }
    return new FirstLayer(
        IntStream.range(0, bias.length).filter(r -> isLinear[r] && !isDead[r]).toArray(),
        IntStream.range(0, bias.length).filter(r -> !isLinear[r] && !isDead[r]).toArray());
  }
}
