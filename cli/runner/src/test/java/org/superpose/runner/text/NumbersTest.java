package org.superpose.runner.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "12345.4|12,345",
        "999999.4|999,999",
        "999999.5|1.000 M",
        "2109688|2.110 M",
        "999999499|999.999 M",
        "999999500|1.000 G",
        "1e18|1.000 E",
        "-2109688|-2.110 M"
      })
  void aBriefCountHasAtMostSixDigits(double value, String shown) {
    assertThat(Numbers.brief(value)).isEqualTo(shown);
  }
}
