package org.superpose.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlphabetTest {

  static Stream<Alphabet> alphabets() {
    return Stream.of(
        Alphabet.BINARY,
        Alphabet.TERNARY,
        Alphabet.SIGN,
        Alphabet.FLOAT32,
        Alphabet.FLOAT64,
        Alphabet.constant(-3),
        Alphabet.integers(Long.MIN_VALUE, Long.MAX_VALUE));
  }

  @ParameterizedTest
  @MethodSource("alphabets")
  void namesReadBack(Alphabet alphabet) {
    assertThat(Alphabet.parse(alphabet.toString())).isEqualTo(alphabet);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bit", "integer[1]", "integer[0,9999999999999999999]", "Binary"})
  void otherNamesAreRejected(String text) {
    assertThatThrownBy(() -> Alphabet.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'%s' is no alphabet; allowed: binary, ternary, sign, integer[MIN,MAX], float32,"
                + " float64",
            text);
  }
}
