package org.superpose.core.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;

class ExactnessTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, true",
    "0, 0x1.fffffffffffffp52, true", // 2^53 - 1
    "0, 0x1p53, false",
    "-1, 0x1.fffffffffffffp51, true",
    "-1, 0x1p52, false",
    "400, 0x1p420, true",
    "-1000, 0x1p-990, true",
    "-1001, 0, false", // the magnitude may have underflowed
    "-1001, 0x1p-990, false",
    "990, 0x1p1000, false",
    "10000, Infinity, false",
    "10000, NaN, false",
    "10000, 0, true"
  })
  void sumsAreExactInDoublesWhileTheirMagnitudesTakeAtMost53BitsOfAUnit(
      int unit, double magnitude, boolean exact) {
    assertThat(Exactness.inDoubles(unit, magnitude)).isEqualTo(exact);
  }

  @Test
  void boundsThatAreNoNumberAreInfinite() {
    assertThat(Exactness.outward(Double.NaN)).isInfinite();
    assertThat(Exactness.outward(1)).isGreaterThan(1).isLessThan(1.00000001);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 52, 700, -1, -52, -1074, -2200})
  void powersOfTwoAreExact(int exponent) {
    BigDecimal power = Exactness.powerOfTwo(exponent);
    BigDecimal other = Exactness.powerOfTwo(-exponent);
    assertThat(power.multiply(other)).isEqualByComparingTo(BigDecimal.ONE);
    if (exponent > -1075 && exponent < 1024) {
      assertThat(power).isEqualByComparingTo(new BigDecimal(Math.scalb(1.0, exponent)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1e-400, 0",
    "-1e-400, -4.9E-324",
    "1e400, 1.7976931348623157E308",
    "-1e400, -1.7976931348623157E308",
    "0.5, 0.5",
    "0, 0"
  })
  void distancesKeepTheirSignAndStayFinite(BigDecimal exact, double expected) {
    assertThat(Exactness.distance(exact)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "6, 1", "-0.75, -2", "0x1p400, 400", "4.9E-324, -1074", "0x1.8p-1073, -1074"})
  void unitsAreTheLowestBits(double x, int unit) {
    assertThat(Entries.unitOf(x)).isEqualTo(unit);
  }

  @Test
  void entriesSayWhatSumsNeed() {
    double[] entries = {0.5, -3, 0, 0, -0.0, 6};
    Entries seen = Entries.of(DenseMatrix.of(2, 3, Alphabet.FLOAT64, entries));
    assertThat(seen).isEqualTo(new Entries(-1, -3, 6, Exactness.outward(6), 2, 1));
    assertThat(Entries.of(DenseMatrix.constantColumn(3, 0)).areZero()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNoNumberHasNoSums(double entry) {
    DenseMatrix matrix = DenseMatrix.uniformColumn(2, entry);
    assertThatThrownBy(() -> Entries.of(matrix))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an entry of the network is " + entry);
  }
}
