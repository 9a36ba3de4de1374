package org.superpose.core.proof;

import java.math.BigDecimal;
import java.util.Arrays;
import org.superpose.core.exact.Entries;
import org.superpose.core.exact.Exactness;

/**
 * The weights by which one output reads neurons, in whole units of its own.
 *
 * @param values {@code [neurons read]}; a weight far below the others may become 0
 * @param unit the size of a unit, exact
 * @param error bound of the rounding error of each value, in units: 0 if all are exact
 */
record Coefficients(long[] values, BigDecimal unit, long error) {

  private static final int BITS = 20;

  /** Converts weights, none of them zero. */
  static Coefficients of(double[] real) {
    long[] values = new long[real.length];
    double largest = Arrays.stream(real).map(Math::abs).max().orElse(1);
    if (Arrays.stream(real).allMatch(weight -> Math.abs(weight) == largest)) {
      Arrays.setAll(values, i -> real[i] < 0 ? -1 : 1);
      return new Coefficients(values, new BigDecimal(largest), 0);
    }
    int unit = Arrays.stream(real).mapToInt(Entries::unitOf).min().orElseThrow();
    boolean exact = Exactness.fits(unit, largest, BITS);
    int scale = exact ? -unit : BITS - Exactness.exponentAbove(largest);
    Arrays.setAll(values, i -> (long) Math.rint(Math.scalb(real[i], scale)));
    return new Coefficients(values, Exactness.powerOfTwo(-scale), exact ? 0 : 1);
  }
}
