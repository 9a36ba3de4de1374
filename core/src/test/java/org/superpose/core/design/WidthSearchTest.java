package org.superpose.core.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WidthSearchTest {

  @Test
  void findsEveryThreshold() {
    for (int threshold = 1; threshold <= 100; threshold++) {
      int first = threshold;
      assertThat(WidthSearch.smallest(100, width -> width >= first)).hasValue(first);
    }
  }

  @Test
  void saysWhenNoWidthSuffices() {
    assertThat(WidthSearch.smallest(100, width -> width > 100)).isEmpty();
    assertThat(WidthSearch.smallest(Integer.MAX_VALUE, width -> false)).isEmpty();
  }

  @Test
  void rejectsAnEmptyRange() {
    assertThatThrownBy(() -> WidthSearch.smallest(0, width -> true))
        .hasMessage("limit must be positive, was 0");
  }
}
