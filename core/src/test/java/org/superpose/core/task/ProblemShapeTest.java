package org.superpose.core.task;

import static org.assertj.core.api.Assertions.assertThat;

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
}
