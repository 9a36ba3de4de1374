package org.superpose.bounds.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogBinomialTest {

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
  void agreesWithExactBinomials(int n, int k) {
    assertThat(LogBinomial.of(n, k)).isCloseTo(log2(binomial(n, k)), within(1e-9));
  }

  private static BigInteger binomial(int n, int k) {
    BigInteger result = BigInteger.ONE;
    for (int i = 1; i <= k; i++) {
      result = result.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
    }
    return result;
  }

  private static double log2(BigInteger x) {
    int shift = Math.max(0, x.bitLength() - 60);
    return shift + Math.log(x.shiftRight(shift).doubleValue()) / Math.log(2);
  }
}
