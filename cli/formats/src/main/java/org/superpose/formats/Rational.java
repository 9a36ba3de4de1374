package org.superpose.formats;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.superpose.core.exact.Dyadic;

/**
 * An exact fraction: a binary fraction over an odd whole number. One that stands for an irrational
 * number, such as the square root of a batch normalization, says that it may be rounded to a
 * double; whatever is computed from it may be as well.
 */
final class Rational implements Comparable<Rational> {

  static final Rational ZERO = of(0);
  static final Rational ONE = of(1);

  /** No network of doubles needs more digits, or a number that is larger or smaller. */
  private static final int MOST_BITS = 1 << 16;

  /** Of a root, far more than a double has. */
  private static final int ROOT_BITS = 160;

  private static final MathContext DIVISION = new MathContext(60);

  private final Dyadic top;
  private final BigInteger bottom; // odd and positive
  private final boolean approximate;

  private Rational(Dyadic top, BigInteger bottom, boolean approximate) {
    this.top = top;
    this.bottom = bottom;
    this.approximate = approximate;
  }

  /**
   * Returns the value of a double.
   *
   * @throws IllegalArgumentException if it is infinite or no number
   */
  static Rational of(double value) {
    return new Rational(Dyadic.of(value), BigInteger.ONE, false);
  }

  private static Rational reduced(Dyadic top, BigInteger bottom, boolean approximate) {
    if (bottom.bitLength() > MOST_BITS
        || Math.abs(top.power()) > MOST_BITS
        || top.bits() > MOST_BITS) {
      throw new ArithmeticException("too many digits");
    }
    if (bottom.equals(BigInteger.ONE) || top.signum() == 0) {
      return new Rational(top, BigInteger.ONE, approximate);
    }
    BigInteger odd = top.odd();
    BigInteger common = odd.gcd(bottom);
    return new Rational(
        Dyadic.of(odd.divide(common), top.power()), bottom.divide(common), approximate);
  }

  int signum() {
    return top.signum();
  }

  boolean isOne() {
    return top.signum() > 0
        && top.power() == 0
        && bottom.equals(BigInteger.ONE)
        && top.odd().equals(BigInteger.ONE);
  }

  Rational plus(Rational other) {
    boolean either = approximate || other.approximate;
    if (bottom.equals(other.bottom)) {
      return reduced(top.plus(other.top), bottom, either);
    }
    Dyadic sum = top.times(whole(other.bottom)).plus(other.top.times(whole(bottom)));
    return reduced(sum, bottom.multiply(other.bottom), either);
  }

  Rational minus(Rational other) {
    return plus(other.negated());
  }

  Rational negated() {
    return new Rational(top.negated(), bottom, approximate);
  }

  Rational abs() {
    return signum() < 0 ? negated() : this;
  }

  Rational times(Rational other) {
    return reduced(
        top.times(other.top), bottom.multiply(other.bottom), approximate || other.approximate);
  }

  /**
   * Returns the quotient.
   *
   * @throws ArithmeticException if the divisor is zero
   */
  Rational dividedBy(Rational divisor) {
    if (divisor.signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    BigInteger odd = divisor.top.odd();
    Dyadic inverse =
        Dyadic.of(
            odd.signum() < 0 ? divisor.bottom.negate() : divisor.bottom, -divisor.top.power());
    return times(new Rational(inverse, odd.abs(), divisor.approximate));
  }

  /** Returns the square root of a number that is not negative: exact if it is a fraction. */
  Rational squareRoot() {
    if (signum() == 0) {
      return this;
    }
    Dyadic square = top.times(whole(bottom)); // the root of a/b is that of ab over b
    int power = Math.floorDiv(square.power(), 2) * 2;
    BigInteger scaled = square.odd().shiftLeft(square.power() - power + 2 * ROOT_BITS);
    BigInteger root = scaled.sqrt();
    boolean exact = root.multiply(root).equals(scaled);
    return reduced(Dyadic.of(root, power / 2 - ROOT_BITS), bottom, approximate || !exact);
  }

  private static Dyadic whole(BigInteger number) {
    return Dyadic.of(number, 0);
  }

  /** Returns the double next to it, if there is one, as a number that may be rounded. */
  Rational approximated() {
    double nearest = doubleValue();
    return Double.isFinite(nearest)
        ? new Rational(Dyadic.of(nearest), BigInteger.ONE, true)
        : new Rational(top, bottom, true);
  }

  /** Returns whether this may be rounded to a double. */
  boolean isApproximate() {
    return approximate;
  }

  /** Returns whether a double has this value. */
  boolean isDouble() {
    if (!bottom.equals(BigInteger.ONE)) {
      return false;
    }
    double nearest = top.doubleValue();
    return Double.isFinite(nearest) && Dyadic.of(nearest).minus(top).signum() == 0;
  }

  /** Returns the double next to it. */
  double doubleValue() {
    return bottom.equals(BigInteger.ONE) ? top.doubleValue() : decimal().doubleValue();
  }

  private BigDecimal decimal() {
    return top.toBigDecimal().divide(new BigDecimal(bottom), DIVISION);
  }

  /** Returns the odd part of the numerator, without a sign. */
  BigInteger oddNumerator() {
    return top.odd().abs();
  }

  /** Returns the denominator without its powers of two. */
  BigInteger oddDenominator() {
    return bottom;
  }

  /** Returns the largest power of two that divides this. */
  int power() {
    return top.power();
  }

  boolean isWhole() {
    return bottom.equals(BigInteger.ONE) && (top.signum() == 0 || top.power() >= 0);
  }

  /** Returns the largest whole number that is not larger. */
  Rational floor() {
    int power = top.signum() == 0 ? 0 : top.power();
    BigInteger scaled = power >= 0 ? top.odd().shiftLeft(power) : top.odd();
    BigInteger divisor = power >= 0 ? bottom : bottom.shiftLeft(-power);
    BigInteger[] parts = scaled.divideAndRemainder(divisor);
    BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    return new Rational(whole(floor), BigInteger.ONE, approximate);
  }

  /** Returns a power of two. */
  static Rational powerOfTwo(int power) {
    return new Rational(Dyadic.of(BigInteger.ONE, power), BigInteger.ONE, false);
  }

  /** Returns a positive whole number over another. */
  static Rational fraction(BigInteger numerator, BigInteger denominator) {
    return new Rational(whole(numerator), BigInteger.ONE, false)
        .dividedBy(new Rational(whole(denominator), BigInteger.ONE, false));
  }

  @Override
  public int compareTo(Rational other) {
    return minus(other).signum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rational rational && compareTo(rational) == 0;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(doubleValue());
  }

  @Override
  public String toString() {
    double nearest = doubleValue();
    String text =
        nearest == Math.rint(nearest) && Math.abs(nearest) < 1e15
            ? String.valueOf((long) nearest)
            : String.valueOf(nearest);
    return isDouble() ? text : "about " + text;
  }
}
