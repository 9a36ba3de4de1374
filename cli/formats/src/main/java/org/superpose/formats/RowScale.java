package org.superpose.formats;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A positive factor by which a row is multiplied so that all its numbers are doubles. A Relu or a
 * threshold does not mind it: what reads the row is divided by the same factor.
 */
final class RowScale {

  private static final int MOST_BITS = 4096;

  private RowScale() {}

  /**
   * Returns the factor: 1 if the numbers are doubles already, otherwise the one that makes them
   * whole numbers without a common divisor, apart from powers of two; nothing if these are too
   * large for doubles. Numbers that may be rounded do not count.
   */
  static Optional<Rational> of(List<Rational> numbers) {
    if (numbers.stream().allMatch(RowScale::fits)) {
      return Optional.of(Rational.ONE);
    }
    BigInteger multiple = BigInteger.ONE;
    BigInteger divisor = BigInteger.ZERO;
    for (Rational number : numbers) {
      if (!number.isApproximate() && number.signum() != 0) {
        BigInteger bottom = number.oddDenominator();
        multiple = multiple.divide(multiple.gcd(bottom)).multiply(bottom);
        divisor = divisor.gcd(number.oddNumerator());
      }
      if (multiple.bitLength() > MOST_BITS) {
        return Optional.empty();
      }
    }
    Rational factor = Rational.fraction(multiple, divisor);
    boolean fit = numbers.stream().allMatch(number -> fits(number.times(factor)));
    return fit ? Optional.of(factor) : Optional.empty();
  }

  private static boolean fits(Rational number) {
    return number.isApproximate() ? Double.isFinite(number.doubleValue()) : number.isDouble();
  }
}
