package org.superpose.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected shapes are those of numpy, with the batch in the place of one axis. */
class TensorShapeTest {

  private static final TensorShape IMAGE = new TensorShape(List.of(1, 1, 2, 3), 0, -1);

  private static long[] numbers(String text) {
    return List.of(text.split(" ")).stream()
        .mapToLong(word -> word.equals("batch") ? TensorShape.BATCH : Long.parseLong(word))
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "-1 6, '[batch, 6]'",
    "batch -1, '[batch, 6]'",
    "0 -1, '[batch, 6]'",
    "0 2 3, '[batch, 2, 3]'",
    "-1 3 2, '[batch, 3, 2]'",
    "1 -1 6, '[1, batch, 6]'"
  })
  void theBatchKeepsItsPlace(String dimensions, String shape) {
    assertThat(IMAGE.reshaped(numbers(dimensions), true))
        .map(TensorShape::toString)
        .hasValue(shape);
  }

  @ParameterizedTest
  @CsvSource({"6 -1", "1 6", "-1", "-1 -1", "-1 5", "4 6"})
  void theBatchIsNotMixedWithFeatures(String dimensions) {
    assertThat(IMAGE.reshaped(numbers(dimensions), true)).isEmpty();
  }

  @Test
  void aBatchOfKnownLengthMayBeSpelledOut() {
    TensorShape four = new TensorShape(List.of(1, 6), 0, 4);

    assertThat(four.reshaped(numbers("4 2 3"), true))
        .hasValue(new TensorShape(List.of(1, 2, 3), 0, 4));
  }

  @Test
  void valuesAreSpreadAsNumpySpreadsThem() {
    TensorShape column = TensorShape.of(List.of(2, 1));
    TensorShape row = TensorShape.of(List.of(3));

    Optional<TensorShape> both = column.spread(row);

    assertThat(both).hasValue(TensorShape.of(List.of(2, 3)));
    assertThat(column.spreadTo(both.orElseThrow())).containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(row.spreadTo(both.orElseThrow())).containsExactly(0, 1, 2, 0, 1, 2);
    assertThat(IMAGE.spread(TensorShape.of(List.of(2, 1, 1, 1)))).isEmpty();
  }

  @Test
  void axesAreExchangedAsNumpyExchangesThem() {
    // numpy.arange(6).reshape(2, 3).T.ravel()
    assertThat(TensorShape.of(List.of(2, 3)).permutation(new int[] {1, 0}))
        .containsExactly(0, 3, 1, 4, 2, 5);
    assertThat(IMAGE.permuted(new int[] {1, 2, 3, 0}).batch()).isEqualTo(3);
  }
}
