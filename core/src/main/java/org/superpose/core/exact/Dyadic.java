package org.superpose.core.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * An exact binary fraction: a whole number times a power of two. Every finite double is one, and so
 * are all sums and products of them. Whole numbers of at most 63 bits and a sign are kept in a
 * long, others in a {@link BigInteger}: some ten times as fast as decimals, whose digits grow with
 * the exponent.
 */
public final class Dyadic {

  /** The sum of nothing. */
  public static final Dyadic ZERO = new Dyadic(0, null, 0);

  private static final int FRACTION_BITS = 52;
  private static final long FRACTION = (1L << FRACTION_BITS) - 1;

  /** More bits than a double has, so that the last of them may stand for all that follow. */
  private static final int KEPT_BITS = 128;

  private final long small; // the whole number, unless it is large
  private final @Nullable BigInteger large;
  private final int exponent; // of two

  private Dyadic(long small, @Nullable BigInteger large, int exponent) {
    this.small = small;
    this.large = large;
    this.exponent = exponent;
  }

  /**
   * Returns the value of a double.
   *
   * @throws IllegalArgumentException if it is infinite or no number
   */
  public static Dyadic of(double value) {
    if (value == 0) {
      return ZERO;
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("%s is not finite".formatted(value));
    }
    long fraction = Double.doubleToRawLongBits(value) & FRACTION;
    int power = Math.getExponent(value);
    long mantissa = power < Double.MIN_EXPONENT ? fraction : fraction | (FRACTION + 1);
    int zeros = Long.numberOfTrailingZeros(mantissa);
    long odd = mantissa >> zeros;
    return new Dyadic(
        value < 0 ? -odd : odd, null, Math.max(power, Double.MIN_EXPONENT) - FRACTION_BITS + zeros);
  }

  /** Returns a whole number times a power of two. */
  public static Dyadic of(BigInteger whole, int exponent) {
    return whole.bitLength() < Long.SIZE
        ? new Dyadic(whole.longValue(), null, exponent)
        : new Dyadic(0, whole, exponent);
  }

  private BigInteger whole() {
    return large == null ? BigInteger.valueOf(small) : large;
  }

  /** Returns -1, 0 or 1 by the sign. */
  public int signum() {
    return large == null ? Long.signum(small) : large.signum();
  }

  /** Returns the sum. */
  public Dyadic plus(Dyadic other) {
    if (signum() == 0 || other.signum() == 0) {
      return signum() == 0 ? other : this;
    }
    return exponent <= other.exponent ? add(this, other) : add(other, this);
  }

  /** Adds two numbers of which the first has the finer unit. */
  private static Dyadic add(Dyadic fine, Dyadic coarse) {
    int shift = coarse.exponent - fine.exponent;
    if (fine.large == null && coarse.large == null && shift < Long.SIZE) {
      long aligned = coarse.small << shift;
      long sum = aligned + fine.small;
      boolean overflows = ((aligned ^ sum) & (fine.small ^ sum)) < 0;
      if (aligned >> shift == coarse.small && !overflows) {
        return new Dyadic(sum, null, fine.exponent);
      }
    }
    return of(coarse.whole().shiftLeft(shift).add(fine.whole()), fine.exponent);
  }

  /** Returns the difference. */
  public Dyadic minus(Dyadic other) {
    return plus(other.negated());
  }

  /** Returns the negative. */
  public Dyadic negated() {
    return large == null && small != Long.MIN_VALUE
        ? new Dyadic(-small, null, exponent)
        : of(whole().negate(), exponent);
  }

  /** Returns the product. */
  public Dyadic times(Dyadic other) {
    int power = exponent + other.exponent;
    if (large == null && other.large == null) {
      long product = small * other.small;
      if (Math.multiplyHigh(small, other.small) == product >> (Long.SIZE - 1)) {
        return new Dyadic(product, null, power);
      }
    }
    return of(whole().multiply(other.whole()), power);
  }

  /** Returns the odd whole number of which this is {@link #power} times two; 0 for 0. */
  public BigInteger odd() {
    BigInteger whole = whole();
    return whole.signum() == 0 ? whole : whole.shiftRight(whole.getLowestSetBit());
  }

  /** Returns how many bits {@link #odd} has, or a few more. */
  public int bits() {
    return large == null ? Long.SIZE : large.bitLength();
  }

  /** Returns the largest power of two that divides this; 0 for 0. */
  public int power() {
    return signum() == 0 ? 0 : exponent + whole().getLowestSetBit();
  }

  /** Returns the double next to it, of two the one with an even last bit; infinite if too large. */
  public double doubleValue() {
    if (signum() == 0) {
      return 0;
    }
    BigInteger magnitude = whole().abs();
    int dropped = Math.max(0, magnitude.bitLength() - KEPT_BITS);
    BigInteger kept = magnitude.shiftRight(dropped);
    if (magnitude.getLowestSetBit() < dropped) {
      kept = kept.setBit(0);
    }
    if (kept.bitLength() + dropped + exponent <= Double.MIN_EXPONENT) {
      return toBigDecimal().doubleValue(); // scaling would round a second time
    }
    return signum() * Math.scalb(kept.doubleValue(), dropped + exponent);
  }

  /** Returns the same number in decimals, with no more digits than it takes. */
  public BigDecimal toBigDecimal() {
    if (signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigInteger whole = whole();
    int zeros = whole.getLowestSetBit();
    return new BigDecimal(whole.shiftRight(zeros)).multiply(Exactness.powerOfTwo(exponent + zeros));
  }

  @Override
  public String toString() {
    return toBigDecimal().toString();
  }
}
