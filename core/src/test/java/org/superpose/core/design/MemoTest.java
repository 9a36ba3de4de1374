package org.superpose.core.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoTest {

  private final List<Integer> computed = new ArrayList<>();
  private final Memo<Integer, String> memo =
      new Memo<>(
          2,
          key -> {
            computed.add(key);
            return "value of " + key;
          });

  @Test
  void aValueIsComputedOnce() {
    assertThat(memo.get(1)).isEqualTo("value of 1").isSameAs(memo.get(1));
    assertThat(computed).containsExactly(1);
  }

  @Test
  void theValueThatWasNotAskedForLongestIsForgotten() {
    for (int key : new int[] {1, 2, 1, 3, 1, 2}) {
      assertThat(memo.get(key)).isEqualTo("value of " + key);
    }
    assertThat(computed).containsExactly(1, 2, 3, 2);
  }
}
