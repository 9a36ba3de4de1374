package org.superpose.runner.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

  @Test
  void longQuotesAndWordsAreShortened() {
    assertThat(OneLine.of("key: '" + "a b ".repeat(100) + "' is odd"))
        .isEqualTo("key: '" + "a b ".repeat(25) + "...' is odd");
    assertThat(OneLine.of("key: " + "x".repeat(300) + " is odd"))
        .isEqualTo("key: " + "x".repeat(100) + "... is odd");
  }

  @Test
  void whatStandsBetweenTwoQuotesIsKept() {
    String text = "'a' isn't known; known: " + "some-name, ".repeat(40) + "; did you mean 'b ='?";

    assertThat(OneLine.of(text)).isEqualTo(text);
  }
}
