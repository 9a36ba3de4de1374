package org.superpose.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlphabetTest {

  @SuppressWarnings("unused") // named by the parameterized test
  private static final List<Arguments> NAMES =
      List.of(
          Arguments.of("binary", Alphabet.BINARY, 1.0),
          Arguments.of("sign", Alphabet.SIGN, 1.0),
          Arguments.of("ternary", Alphabet.TERNARY, 1.584962500721156),
          Arguments.of("integer[-7,8]", Alphabet.integers(-7, 8), 4.0),
          Arguments.of("integer[-3,-3]", Alphabet.constant(-3), 0.0),
          Arguments.of(
              "integer[-9223372036854775808,9223372036854775807]",
              Alphabet.integers(Long.MIN_VALUE, Long.MAX_VALUE),
              64.0),
          Arguments.of("float32", Alphabet.FLOAT32, 32.0),
          Arguments.of("float64", Alphabet.FLOAT64, 64.0));

  @ParameterizedTest
  @FieldSource("NAMES")
  void namesArePrintedReadAndPriced(String name, Alphabet alphabet, double bits) {
    assertThat(alphabet).hasToString(name);
    assertThat(Alphabet.parse(name)).isEqualTo(alphabet);
    assertThat(alphabet.bitsPerEntry()).isCloseTo(bits, within(1e-12));
  }

  @Test
  void readsTheLongNamesOfShortOnes() {
    assertThat(Alphabet.parse("integer[0,1]")).isEqualTo(Alphabet.BINARY);
    assertThat(Alphabet.parse("integer[-1,1]")).isEqualTo(Alphabet.TERNARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Binary",
        "bit",
        "integer[1]",
        "integer[a,b]",
        "integer[0,9999999999999999999]"
      })
  void rejectsUnknownNames(String name) {
    assertThatThrownBy(() -> Alphabet.parse(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'%s' is not an alphabet; allowed: binary, ternary, sign, integer[MIN,MAX], float32,"
                    .formatted(name)
                + " float64");
  }

  @Test
  void rejectsLimitsWithoutMeaning() {
    assertThatThrownBy(() -> Alphabet.parse("integer[5,1]"))
        .hasMessage("alphabet from 5 to 1 has no value");
    assertThatThrownBy(() -> new Alphabet(Alphabet.Kind.SIGN, 0, 1))
        .hasMessage("a sign alphabet cannot be limited to 0 to 1");
    assertThatThrownBy(() -> new Alphabet(Alphabet.Kind.FLOAT32, 0, 1))
        .hasMessage("a float32 alphabet cannot be limited to 0 to 1");
  }

  @ParameterizedTest
  @CsvSource({
    "binary, 0, true",
    "binary, -0.0, true",
    "binary, 1, true",
    "binary, -1, false",
    "binary, 0.5, false",
    "sign, -1, true",
    "sign, 1, true",
    "sign, 0, false",
    "ternary, -1, true",
    "ternary, 0, true",
    "ternary, 2, false",
    "'integer[-3,5]', -3, true",
    "'integer[-3,5]', 6, false",
    "'integer[-3,5]', 1.5, false",
    "'integer[-3,5]', NaN, false",
    "'integer[-3,5]', Infinity, false",
    "float32, 0.5, true",
    "float32, 0.1, false", // not a single-precision number
    "float32, 1e300, false",
    "float32, Infinity, false",
    "float64, 0.1, true",
    "float64, NaN, false",
    "float64, -Infinity, false"
  })
  void containsItsValuesOnly(String name, double value, boolean contained) {
    assertThat(Alphabet.parse(name).contains(value)).isEqualTo(contained);
  }

  @Test
  void signsAndIntegersAreIntegral() {
    assertThat(Alphabet.SIGN.isIntegral()).isTrue();
    assertThat(Alphabet.constant(4).isIntegral()).isTrue();
    assertThat(Alphabet.FLOAT32.isIntegral()).isFalse();
    assertThat(Alphabet.FLOAT64.isIntegral()).isFalse();
  }

  /** By hand: the codes of 2|x| or 2|x| - 1, plus 1, and of the range. */
  @ParameterizedTest
  @CsvSource({
    "binary, 0",
    "ternary, 0",
    "'integer[-1,0]', 0",
    "sign, 0",
    "float64, 0",
    "'integer[7,7]', 0", // a single value, which is the same for all instances
    "'integer[0,2]', 4", // 1 and 2: 1 bit and 3
    "'integer[-2,2]', 10", // 4 and 4: 5 bits each
    "'integer[1000,1001]', 22", // 2001 and 1: 21 bits and 1
    "'integer[-9223372036854775808,9223372036854775807]', 256" // 2^64, 2^64 - 1: 129 and 127
  })
  void limitsTakeBits(String alphabet, double bits) {
    assertThat(Alphabet.parse(alphabet).bitsOfLimits()).isEqualTo(bits);
  }
}
