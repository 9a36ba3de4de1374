package org.superpose.core.proof;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.superpose.core.exact.Exactness;
import org.superpose.core.network.Matrix;

/**
 * The biases of a hidden layer in whole units, none larger than what inputs can reach.
 *
 * <p>Let no input lift or lower a pre-activation by more than R. A neuron with a bias of -R or less
 * is dead, whatever the bias: -R says the same. One with a bias b of R or more is never cut, so it
 * gives b - R more to every score that reads it than with the bias R: that much of the score does
 * not depend on the input and is taken off the threshold, exactly. So one huge bias costs the other
 * numbers no bit.
 *
 * @param units {@code [neurons]}
 * @param error bound of the rounding error of any of them, in units: 0 if all are exact
 * @param excess {@code [neurons]}, b - R of the neurons never cut, else null; null if there are
 *     none
 */
record Biases(long[] units, long error, @Nullable BigDecimal @Nullable [] excess) {

  /**
   * Converts biases.
   *
   * @param real {@code [neurons, 1]}
   * @param scale the unit is 2^-scale
   * @param reach R in units
   */
  static Biases of(Matrix real, int scale, long reach) {
    long[] units = new long[real.rows()];
    BigDecimal[] excess = null;
    long error = 0;
    for (int neuron = 0; neuron < units.length; neuron++) {
      double bias = real.get(neuron, 0);
      double scaled = Math.scalb(bias, scale);
      if (Math.abs(scaled) < reach) {
        units[neuron] = (long) Math.rint(scaled);
        // Where scaling underflows the bias is not 0, and not exact.
        boolean exact = scaled == units[neuron] && (scaled != 0 || bias == 0);
        error = exact ? error : 1;
      } else {
        units[neuron] = scaled < 0 ? -reach : reach;
        if (scaled > reach) {
          excess = excess == null ? new BigDecimal[units.length] : excess;
          BigDecimal reached = BigDecimal.valueOf(reach).multiply(Exactness.powerOfTwo(-scale));
          excess[neuron] = new BigDecimal(bias).subtract(reached);
        }
      }
    }
    return new Biases(units, error, excess);
  }
}
