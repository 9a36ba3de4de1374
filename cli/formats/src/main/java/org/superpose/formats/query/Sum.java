package org.superpose.formats.query;

import java.math.BigInteger;
import java.util.List;
import org.superpose.core.exact.Dyadic;

/**
 * A weighted sum of whole numbers in units of its own, so that all weights are whole.
 *
 * @param terms which numbers, ascending: features, or places in the list of neurons of a layer
 * @param weights of the terms, {@code [terms]}, not zero
 * @param constant what is added
 * @param unit what 1 stands for: positive
 */
record Sum(int[] terms, BigInteger[] weights, BigInteger constant, Dyadic unit) {

  /** Scales a sum of binary fractions to the smallest whole numbers. */
  static Sum of(int[] terms, List<Dyadic> weights, Dyadic constant) {
    BigInteger odd = constant.odd();
    int power = constant.signum() == 0 ? Integer.MAX_VALUE : constant.power();
    for (Dyadic weight : weights) {
      odd = odd.gcd(weight.odd());
      power = Math.min(power, weight.power());
    }
    if (odd.signum() == 0) { // nothing but zeros
      return new Sum(terms, new BigInteger[0], BigInteger.ZERO, Dyadic.of(BigInteger.ONE, 0));
    }
    Dyadic unit = Dyadic.of(odd.abs(), power);
    return new Sum(
        terms,
        weights.stream().map(weight -> quotient(weight, unit)).toArray(BigInteger[]::new),
        quotient(constant, unit),
        unit);
  }

  /** Returns how often a unit is contained in a number, rounded down. */
  static BigInteger quotient(Dyadic number, Dyadic unit) {
    if (number.signum() == 0) {
      return BigInteger.ZERO;
    }
    int shift = number.power() - unit.power();
    BigInteger numerator = number.odd().shiftLeft(Math.max(shift, 0));
    BigInteger[] parts = numerator.divideAndRemainder(unit.odd().shiftLeft(Math.max(-shift, 0)));
    BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    return floor.bitLength() < Long.SIZE ? BigInteger.valueOf(floor.longValue()) : floor;
  }
}
