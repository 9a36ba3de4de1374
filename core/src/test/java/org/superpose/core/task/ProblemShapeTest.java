package org.superpose.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemShapeTest {

  private static ProblemShape shape(int features, int sparsity) {
    return new ProblemShape("test", features, 1, sparsity, 1, 1);
  }

  // Sums of binomial coefficients by hand; the last is 2^62.
  @ParameterizedTest
  @CsvSource({
    "5,1,6",
    "5,2,16",
    "5,5,32",
    "1024,2,524801",
    "65536,2,2147516417",
    "62,62,4611686018427387904"
  })
  void countsTheInputs(int features, int sparsity, long inputs) {
    assertThat(shape(features, sparsity).inputCount()).hasValue(inputs);
  }

  @Test
  void moreInputsThanALongAreNotCounted() {
    assertThat(shape(63, 63).inputCount()).isEmpty();
    assertThat(shape(1_000_000, 4).inputCount()).isEmpty();
  }

  /** ANDs of two features are all the same function where only one may be active. */
  @Test
  void functionsAreNotCountedWhereTheyMayBeTheSame() {
    ProblemShape pairs = new ProblemShape("test", 6, 3, 2, 7, 3).with(new Gates(Gate.AND, 2));
    assertThat(pairs.on(new Domain.AtMost(4)).informationBits()).isEqualTo(7);
    assertThat(pairs.on(new Domain.AtMost(2))).isEqualTo(pairs);
    for (Domain other : List.of(new Domain.AtMost(1), new Domain.Blocks(2, 2))) {
      ProblemShape shape = pairs.on(other);
      assertThat(shape.domain()).isEqualTo(other);
      assertThat(shape.informationBits()).isZero();
      assertThat(shape.bitsPerOutput()).isZero();
      assertThat(shape.uncounted()).contains("the functions of test are not counted on " + other);
      assertThat(shape.isSingle()).isFalse();
      assertThat(shape.inputCount()).isEqualTo(other.inputCount(6));
    }
    assertThat(new ProblemShape("test", 6, 3, 2, 0, 0).isSingle()).isTrue();
    assertThat(pairs.isSingle()).isFalse();
  }
}
