package org.superpose.runner.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiVersionTest {

  @ParameterizedTest
  @CsvSource({
    "0.1.0, 0.1.0-SNAPSHOT, true",
    "0.1.7, 0.1.0, true",
    "0.1.0, 0.2.0, false",
    "0.2.0, 0.1.0, false",
    "1.0.0, 1.4.2, true",
    "1.4.0, 1.3.9, false",
    "1.4.0, 2.0.0, false",
    "2.0.0, 1.9.0, false"
  })
  void fitsTheSameMajorVersionAndNoEarlierMinor(String plugin, String program, boolean fits) {
    assertThat(ApiVersion.parse(plugin).orElseThrow().fits(ApiVersion.parse(program).orElseThrow()))
        .isEqualTo(fits);
  }

  @Test
  void otherTextsAreNoVersions() {
    assertThat(ApiVersion.parse("unversioned")).isEmpty();
    assertThat(ApiVersion.parse("25")).isEmpty();
  }
}
