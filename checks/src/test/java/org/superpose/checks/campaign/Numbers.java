package org.superpose.checks.campaign;

import java.util.List;
import org.superpose.core.random.RandomStream;

/** Kinds of numbers that the entries of a network may be. */
enum Numbers {
  /** Whole numbers from -3 to 3. */
  SMALL,
  /** Whole numbers about the limits of bytes, of 26 bits and of ints. */
  WHOLE,
  /** Binary fractions. */
  DYADIC,
  /** Decimals such as 0.1, whose sums tie except for their last bits. */
  DECIMAL,
  /** Single precision. */
  SINGLE,
  /** Double precision. */
  DOUBLE,
  /** Ordinary numbers beside 1e16 and 1e17, which cancel. */
  CANCELLING,
  /** Powers of two from 2^-400 to 2^400. */
  POWERS,
  /** From 1e-300 to 1e300, and the ends of the range of doubles. */
  EXTREME;

  private static final double[] DECIMALS = {0.1, 0.2, 0.3, 0.7, 1, 1 / 3.0, 0.1f};
  private static final double[] LIMITS = {
    1,
    2,
    7,
    8,
    15,
    16,
    63,
    100,
    127,
    128,
    129,
    255,
    256,
    32767,
    65536,
    1 << 20,
    (1 << 20) + 1,
    (1 << 25) + 1,
    1 << 26,
    (1 << 26) + 1,
    1L << 31,
    (1L << 40) - 1,
    1L << 40
  };
  private static final double[] HUGE = {1e16, 1e17, 0x1p53, 0x1p60};
  private static final double[] ENDS = {
    Double.MAX_VALUE,
    1e300,
    1e170,
    0x1p400,
    1e-300,
    0x1p-400,
    Double.MIN_NORMAL,
    3 * 0x1p-1074,
    Double.MIN_VALUE
  };

  /** Returns whether exact sums of such numbers take many more bits than a long has. */
  boolean isWide() {
    return compareTo(SINGLE) >= 0;
  }

  /** Draws a number; one in three is 0, and some zeros are negative. */
  double draw(RandomStream random) {
    if (random.nextInt(3) == 0) {
      return random.nextInt(8) == 0 ? -0.0 : 0;
    }
    double magnitude = magnitude(random);
    return random.nextInt(2) == 0 ? magnitude : -magnitude;
  }

  /** Draws a number above 0. */
  double magnitude(RandomStream random) {
    return switch (this) {
      case SMALL -> 1 + random.nextInt(3);
      case WHOLE -> pick(LIMITS, random);
      case DYADIC -> Math.scalb(1.0 + random.nextInt(31), -random.nextInt(8));
      case DECIMAL -> pick(DECIMALS, random);
      case SINGLE -> (float) (0.01 + random.nextDouble());
      case DOUBLE -> 0.01 + Math.abs(random.nextGaussian());
      case CANCELLING -> random.nextInt(3) == 0 ? pick(HUGE, random) : 1 + random.nextInt(3);
      case POWERS -> Math.scalb(1.0, random.nextInt(801) - 400);
      case EXTREME ->
          random.nextInt(2) == 0
              ? pick(ENDS, random)
              : Math.pow(10, random.nextInt(601) - 300) * (1 + random.nextDouble());
    };
  }

  static double pick(double[] values, RandomStream random) {
    return values[random.nextInt(values.length)];
  }

  static Numbers pick(RandomStream random) {
    List<Numbers> all = List.of(values());
    return all.get(random.nextInt(all.size()));
  }
}
