package org.superpose.runner.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected numbers are powers of two and of sixty, by hand. */
class UnitTest {

  @ParameterizedTest
  @CsvSource({"0.5B, 0", "3B, 3", "2 KiB, 2048", "512MiB, 536870912", "1.5GiB, 1610612736"})
  void sizesAreBytes(String written, long bytes) {
    assertThat(Unit.BYTES.read(written)).isEqualTo(bytes);
  }

  @Test
  void noSizeIsTooLargeForANumber() {
    assertThat(Unit.BYTES.read("999999999TiB")).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({"90, 90", "0.25s, 0.25", "1.5 min, 90", "2h, 7200", "1d, 86400"})
  void timesAreSeconds(String written, double seconds) {
    assertThat(Unit.SECONDS.read(written)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({"NONE, 90s", "NONE, ''", "SECONDS, 1m", "SECONDS, -1s", "BYTES, 4GB", "BYTES, 4"})
  void othersStayTexts(Unit unit, String written) {
    assertThat(unit.read(written)).isEqualTo(written);
  }
}
