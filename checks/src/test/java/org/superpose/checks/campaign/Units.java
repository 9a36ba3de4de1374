package org.superpose.checks.campaign;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.superpose.checks.campaign.Spec.Hidden;

/**
 * Powers of two of which the numbers of a network are whole multiples.
 *
 * @param encoder every entry of the encoder is a multiple of 2^encoder
 * @param stages the same for what follows: the hidden layers, and the readout with the negated
 *     thresholds as its bias
 */
record Units(int encoder, List<Stage> stages) {

  private static final int OF_ZERO = 100_000;

  /**
   * One affine map.
   *
   * @param weights the weights are whole multiples of 2^weights
   * @param sums so are all that it gives, of 2^sums
   * @param product the products of its weights with what it reads are multiples of 2^product
   */
  record Stage(int weights, int product, int sums) {}

  static Units of(Spec spec) {
    int encoder = orZero(unit(spec.encoder()));
    List<Stage> stages = new ArrayList<>();
    int read = encoder;
    for (Hidden layer : spec.layers()) {
      read = add(stages, unit(layer.weights()), read, unit(layer.bias()));
    }
    add(stages, unit(spec.readout()), read, unit(spec.thresholds()));
    return new Units(encoder, stages);
  }

  private static int add(List<Stage> stages, int weightsOrNone, int read, int bias) {
    int weights = orZero(weightsOrNone);
    Stage stage = new Stage(weights, weights + read, Math.min(weights + read, bias));
    stages.add(stage);
    return stage.sums;
  }

  private static int orZero(int unit) {
    return unit == OF_ZERO ? 0 : unit;
  }

  private static int unit(double[]... rows) {
    int unit = OF_ZERO;
    for (double[] row : rows) {
      for (double value : row) {
        if (value != 0) {
          long mantissa = mantissa(value);
          unit = Math.min(unit, exponent(value) + Long.numberOfTrailingZeros(mantissa));
        }
      }
    }
    return unit;
  }

  /** Returns the magnitude's mantissa as a whole number: |value| = mantissa 2^exponent. */
  private static long mantissa(double value) {
    long fraction = Double.doubleToLongBits(value) & ((1L << 52) - 1);
    return Math.getExponent(value) < Double.MIN_EXPONENT ? fraction : fraction | 1L << 52;
  }

  private static int exponent(double value) {
    return Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
  }

  /** Returns a value in units of 2^unit. */
  static BigInteger big(double value, int unit) {
    if (value == 0) {
      return BigInteger.ZERO;
    }
    int shift = exponent(value) - unit;
    BigInteger magnitude = BigInteger.valueOf(mantissa(value));
    BigInteger whole = shift >= 0 ? magnitude.shiftLeft(shift) : magnitude.shiftRight(-shift);
    return value < 0 ? whole.negate() : whole;
  }

  /**
   * Returns a value in units of 2^unit.
   *
   * @throws ArithmeticException if a long cannot hold it
   */
  static long small(double value, int unit) {
    if (value == 0) {
      return 0;
    }
    long mantissa = mantissa(value);
    int trailing = Long.numberOfTrailingZeros(mantissa);
    int shift = exponent(value) + trailing - unit;
    long odd = mantissa >> trailing;
    if (shift >= Long.numberOfLeadingZeros(odd) - 1) {
      throw new ArithmeticException("too large for a long");
    }
    return value < 0 ? -(odd << shift) : odd << shift;
  }

  /** Returns a number of units of 2^unit. */
  static BigDecimal decimal(BigInteger value, int unit) {
    if (value.signum() == 0) {
      return BigDecimal.ZERO;
    }
    int zeros = value.getLowestSetBit();
    BigInteger odd = value.shiftRight(zeros);
    int power = unit + zeros;
    // A half is 5 tenths.
    return power >= 0
        ? new BigDecimal(odd.shiftLeft(power))
        : new BigDecimal(odd.multiply(BigInteger.valueOf(5).pow(-power)), -power);
  }
}
