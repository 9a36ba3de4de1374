package org.superpose.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DenseMatrixTest {

  @Test
  void generatesEntriesRowByRow() {
    int[] calls = {0};

    DenseMatrix matrix =
        DenseMatrix.generate(2, 3, Alphabet.integers(0, 12), (r, c) -> 10 * r + c + 0 * calls[0]++);

    assertThat(calls[0]).isEqualTo(6);
    assertThat(
            matrix.sameEntries(
                DenseMatrix.of(2, 3, Alphabet.integers(0, 12), new double[] {0, 1, 2, 10, 11, 12})))
        .isTrue();
  }

  @Test
  void rejectsShapesThatNoArrayHolds() {
    assertThatThrownBy(() -> DenseMatrix.generate(-1, 3, Alphabet.BINARY, (_, _) -> 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("-1 rows of 3 numbers");
    assertThatThrownBy(() -> DenseMatrix.generate(1 << 16, 1 << 15, Alphabet.BINARY, (_, _) -> 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("65536 rows of 32768 numbers");
  }
}
