package org.superpose.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The oracle is arithmetic of fractions of long numbers, kept by hand. */
class RationalTest {

  private static Rational fraction(long numerator, long denominator) {
    return Rational.fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  @RepeatedTest(50)
  void fractionsAreComputedExactly(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    long a = random.nextLong(-1000, 1000);
    long b = random.nextLong(1, 1000);
    long c = random.nextLong(-1000, 1000);
    long d = random.nextLong(1, 1000);
    Rational left = fraction(a, b);
    Rational right = fraction(c, d);

    assertThat(left.plus(right)).isEqualTo(fraction(a * d + b * c, b * d));
    assertThat(left.minus(right)).isEqualTo(fraction(a * d - b * c, b * d));
    assertThat(left.times(right)).isEqualTo(fraction(a * c, b * d));
    assertThat(left.compareTo(right)).isEqualTo(Long.compare(a * d, b * c));
    assertThat(left.floor()).isEqualTo(fraction(Math.floorDiv(a, b), 1));
    assertThat(left.doubleValue()).isEqualTo((double) a / b);
    long divisor = BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).longValue();
    assertThat(left.isDouble()).isEqualTo(Long.bitCount(b / divisor) == 1);
  }

  @Test
  void onlyRootsThatAreFractionsAreExact() {
    assertThat(fraction(9, 100).squareRoot()).isEqualTo(fraction(3, 10));
    assertThat(fraction(9, 100).squareRoot().isApproximate()).isFalse();
    Rational root = Rational.of(2).squareRoot();
    assertThat(root.isApproximate()).isTrue();
    assertThat(root.doubleValue()).isEqualTo(Math.sqrt(2));
    assertThat(root.times(Rational.of(3)).plus(Rational.ONE).isApproximate()).isTrue();
  }

  @Test
  void numbersOfTooManyDigitsAreNotComputed() {
    assertThatThrownBy(
            () -> {
              Rational square = fraction(1, 3);
              for (int i = 0; i < 64; i++) {
                square = square.times(square);
              }
            })
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("too many digits");
  }

  /**
   * By hand: [1/3, 1/2] is [2, 3] over 6; one third of 2^53 + 1 has no double whatever its factor.
   */
  @Test
  void aRowIsScaledToWholeNumbersOnlyIfItMustBe() {
    assertThat(RowScale.of(List.of(Rational.of(0.1), Rational.of(7)))).hasValue(Rational.ONE);
    assertThat(RowScale.of(List.of(fraction(1, 3), fraction(1, 2))))
        .hasValueSatisfying(factor -> assertThat(factor).isEqualTo(Rational.of(3)));
    Rational wide = Rational.of(0x1p53).plus(Rational.ONE);
    assertThat(RowScale.of(List.of(wide, Rational.ONE))).isEmpty();
    assertThat(RowScale.of(List.of(wide, wide.negated())))
        .hasValueSatisfying(factor -> assertThat(factor.times(wide)).isEqualTo(Rational.ONE));
  }
}
