package org.superpose.constructions.logic;

import java.util.Arrays;

/**
 * How many sets of features make a channel inactive that should not be: an upper bound on their
 * expected number that is cheap to keep up to date, for the choice between channels.
 *
 * <p>A channel is wrongly inactive when w features that are not its inputs give each of its neurons
 * at least k ones, where k is what one input gives: {@link BankDistribution#others}. With a_r(i)
 * the ones that neuron r reads of feature i, a set X does so only if sum_(i in X) A(i) is at least
 * s k, A(i) = sum_r a_r(i). For every t at least 0 the number of such X is at most the sum over all
 * X of exp(t (sum_(i in X) A(i) - s k)), which is at most z^w, z = sum_i exp(t (A(i) - s k / w))
 * (Chernoff). The t that makes this least is the one that turns the share of ones that are read,
 * rho, into 1 / w: exp(t) = (1 - rho) / (rho (w - 1)).
 *
 * <p>The bound is far above the number itself, but a channel with less of it has fewer such sets.
 */
final class CoverEstimate {

  /** For w = 1 the best t is infinite; this share of ones stands for all of them. */
  private static final double NEARLY_ALL = 0.95;

  private final int others; // w
  private final double[] powers; // [s k + 1], exp(t (a - s k / w))
  private final double[] factors; // [k + 1], exp(t a)
  private final double mean; // of the factors

  /**
   * @param others w
   * @param channel s
   * @param ones k
   * @param density rho
   */
  CoverEstimate(int others, int channel, int ones, double density) {
    this.others = others;
    double share = others == 1 ? NEARLY_ALL : 1.0 / others;
    double read = Math.clamp(density, 1e-3, 0.999 * share);
    double tilt = StrictMath.log(share / (1 - share) * (1 - read) / read);
    powers = new double[channel * ones + 1];
    Arrays.setAll(powers, a -> StrictMath.exp(tilt * (a - (double) channel * ones / others)));
    factors = new double[ones + 1];
    Arrays.setAll(factors, a -> StrictMath.exp(tilt * a));
    mean = StrictMath.pow(1 - read + read * StrictMath.exp(tilt), ones);
  }

  /** Returns the part of a feature of which the neurons of a channel read some ones in sum. */
  double part(int read) {
    return powers[read];
  }

  /** Returns by what a neuron multiplies the part of a feature of which it reads some ones. */
  double factor(int read) {
    return factors[read];
  }

  /** Returns the bound for the sum of all parts, with some neurons still to be chosen. */
  double bound(double parts, int missing) {
    return power(parts * power(mean, missing), others);
  }

  /** Returns by how much the bound rises if a small amount is added to the sum of all parts. */
  double rise(double parts, double added) {
    return power(parts + added, others) - power(parts, others);
  }

  private static double power(double base, int exponent) {
    double power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= base;
    }
    return power;
  }
}
