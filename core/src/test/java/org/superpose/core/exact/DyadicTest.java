package org.superpose.core.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.random.Seed;

/** The oracle is {@link BigDecimal}, in which every double is exact, too. */
class DyadicTest {

  private static final double[] SPECIAL = {
    0,
    -0.0,
    1,
    -1,
    0.1,
    -3,
    0x1p31,
    0x1.fffffffffffffp52,
    0x1p62,
    -0x1p62,
    0x1p63,
    -0x1p63,
    1e17,
    -1e17,
    Math.nextUp(1.0),
    Math.nextDown(1.0),
    1e300,
    -1e300,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.MIN_NORMAL,
    Math.nextDown(Double.MIN_NORMAL),
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    1e-300
  };

  static double[] special() {
    return SPECIAL;
  }

  @ParameterizedTest
  @MethodSource("special")
  void doublesComeBackAsTheyWere(double value) {
    Dyadic dyadic = Dyadic.of(value);

    assertThat(dyadic.toBigDecimal()).isEqualByComparingTo(new BigDecimal(value));
    assertThat(dyadic.doubleValue()).isEqualTo(value + 0.0); // there is one zero only
    assertThat(dyadic.signum()).isEqualTo((int) Math.signum(value));
    assertThat(dyadic.toString()).isEqualTo(dyadic.toBigDecimal().toString());
  }

  @ParameterizedTest
  @MethodSource("special")
  void everyPairIsComputedWithoutError(double a) {
    for (double b : SPECIAL) {
      assertSame(Dyadic.of(a), new BigDecimal(a), Dyadic.of(b), new BigDecimal(b));
    }
  }

  private static void assertSame(Dyadic a, BigDecimal exactA, Dyadic b, BigDecimal exactB) {
    assertThat(a.plus(b).toBigDecimal()).isEqualByComparingTo(exactA.add(exactB));
    assertThat(a.minus(b).toBigDecimal()).isEqualByComparingTo(exactA.subtract(exactB));
    assertThat(a.times(b).toBigDecimal()).isEqualByComparingTo(exactA.multiply(exactB));
    assertThat(a.minus(b).signum()).isEqualTo(exactA.compareTo(exactB));
  }

  /** Numbers of all magnitudes, added and multiplied until they have thousands of bits. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void longExpressionsHaveNoError(long seed) {
    RandomGenerator random = new Seed(seed).stream()::nextLong;
    Dyadic value = Dyadic.ZERO;
    BigDecimal exact = BigDecimal.ZERO;
    for (int step = 0; step < 300; step++) {
      double operand = operand(random);
      boolean grows = random.nextInt(8) == 0 && exact.signum() != 0 && exact.precision() < 3_000;
      Dyadic other = Dyadic.of(operand);
      BigDecimal otherExact = new BigDecimal(operand);
      assertSame(value, exact, other, otherExact);
      value = grows ? value.times(other) : value.plus(other);
      exact = grows ? exact.multiply(otherExact) : exact.add(otherExact);
      assertThat(value.toBigDecimal()).isEqualByComparingTo(exact);
      assertThat(value.doubleValue()).isEqualTo(exact.doubleValue());
    }
    assertThat(value.minus(value).signum()).isZero();
  }

  private static double operand(RandomGenerator random) {
    return switch (random.nextInt(5)) {
      case 0 -> SPECIAL[random.nextInt(SPECIAL.length)];
      case 1 -> random.nextInt(-9, 10);
      case 2 -> random.nextInt(-9, 10) * Math.scalb(1.0, random.nextInt(-60, 60));
      case 3 -> random.nextDouble() - 0.5;
      default -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(-1074, 1024));
    };
  }

  /** By hand: what doubles lose, a carry into the 64th bit, and the product that no long holds. */
  @Test
  void nothingIsLostWhereLongsEnd() {
    Dyadic huge = Dyadic.of(1e300);
    assertThat(huge.plus(Dyadic.of(Double.MIN_VALUE)).minus(huge).doubleValue())
        .isEqualTo(Double.MIN_VALUE);
    Dyadic most = Dyadic.of(0x1p62).minus(Dyadic.of(1)).plus(Dyadic.of(0x1p62)); // 2^63 - 1
    assertThat(most).hasToString("9223372036854775807");
    assertThat(most.plus(Dyadic.of(1))).hasToString("9223372036854775808");
    Dyadic least = Dyadic.ZERO.minus(most).minus(Dyadic.of(1)); // -2^63
    assertThat(Dyadic.ZERO.minus(least)).hasToString("9223372036854775808");
    assertThat(least.times(Dyadic.of(-1))).hasToString("9223372036854775808");
    assertThat(least.times(least)).hasToString("85070591730234615865843651857942052864");
  }

  /** By hand: of two doubles equally near the even one, unless a bit far below says otherwise. */
  @Test
  void roundsOnceToTheNearestDouble() {
    Dyadic half = Dyadic.of(0x1p53).plus(Dyadic.of(1)); // between 2^53 and 2^53 + 2
    assertThat(half.doubleValue()).isEqualTo(0x1p53);
    assertThat(half.plus(Dyadic.of(1e-300)).doubleValue()).isEqualTo(0x1p53 + 2);
    assertThat(half.minus(Dyadic.of(1e-300)).doubleValue()).isEqualTo(0x1p53);
    Dyadic tiny = Dyadic.of(Double.MIN_VALUE);
    assertThat(tiny.times(Dyadic.of(0.5)).doubleValue()).isZero();
    assertThat(tiny.times(Dyadic.of(Math.nextUp(0.5))).doubleValue()).isEqualTo(Double.MIN_VALUE);
    assertThat(Dyadic.of(Double.MAX_VALUE).times(Dyadic.of(-2)).doubleValue())
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNotFiniteIsRefused(double value) {
    assertThatThrownBy(() -> Dyadic.of(value)).isInstanceOf(IllegalArgumentException.class);
  }
}
