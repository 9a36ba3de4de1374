package org.superpose.bounds.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogarithmsTest {

  private static final Offset<Double> ROUNDING = within(1e-9);

  // Oracle: exact integer arithmetic.
  @ParameterizedTest
  @CsvSource({
    "1,0",
    "1,1",
    "2,1",
    "10,5",
    "64,32",
    "1000,7",
    "1000,993",
    "4096,2048",
    "100000,1000"
  })
  void agreeWithExactIntegers(int n, int k) {
    BigInteger ordered = BigInteger.ONE;
    BigInteger arrangements = BigInteger.ONE;
    for (int i = 0; i < k; i++) {
      ordered = ordered.multiply(BigInteger.valueOf(n - i));
      arrangements = arrangements.multiply(BigInteger.valueOf(i + 1));
    }
    assertThat(Logarithms.fallingFactorial(n, k)).isCloseTo(log2(ordered), ROUNDING);
    assertThat(Logarithms.binomial(n, k)).isCloseTo(log2(ordered.divide(arrangements)), ROUNDING);
  }

  private static double log2(BigInteger x) {
    int shift = Math.max(0, x.bitLength() - 60);
    return shift + Math.log(x.shiftRight(shift).doubleValue()) / Math.log(2);
  }
}
