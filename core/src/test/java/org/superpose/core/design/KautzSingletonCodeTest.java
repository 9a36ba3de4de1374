package org.superpose.core.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KautzSingletonCodeTest {

  @Test
  void wordsAreValuesOfPolynomials() {
    // By hand: 17 = 2 + 3 * 5 is 2 + 3 x, whose values at 0 to 3 are 2, 0, 3, 1.
    assertThat(new KautzSingletonCode(5, 2, 4).word(17)).containsExactly(2, 5, 13, 16);
  }

  @ParameterizedTest
  @CsvSource({"5,2,5", "7,2,3", "5,3,4", "3,1,3", "2,2,2"})
  void wordsShareFewerOnesThanTheDimension(int prime, int dimension, int ones) {
    KautzSingletonCode code = new KautzSingletonCode(prime, dimension, ones);
    for (long first = 0; first < code.words(); first++) {
      int[] word = code.word(first);
      assertThat(word).hasSize(ones).isSorted();
      assertThat(word[0]).isNotNegative();
      assertThat(word[ones - 1]).isLessThan(code.length());
      for (long second = 0; second < first; second++) {
        int[] other = code.word(second);
        long shared =
            Arrays.stream(word).filter(one -> Arrays.binarySearch(other, one) >= 0).count();
        assertThat(shared).isLessThan(dimension);
      }
    }
  }

  @Test
  void countsItsWords() {
    assertThat(new KautzSingletonCode(7, 3, 4).words()).isEqualTo(343);
    assertThat(new KautzSingletonCode(7, 3, 4).length()).isEqualTo(28);
    assertThat(new KautzSingletonCode(101, 40, 4).words()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void findsPrimes() {
    // By hand.
    assertThat(IntStream.of(-1, 2, 3, 4, 8, 84, 90).map(KautzSingletonCode::primeFrom))
        .containsExactly(2, 2, 3, 5, 11, 89, 97);
    assertThat(IntStream.of(2, 3, 4, 10, 88, 89).map(KautzSingletonCode::primeUpTo))
        .containsExactly(2, 3, 3, 7, 83, 89);
  }

  @Test
  void rejectsWhatIsNoCode() {
    assertThatThrownBy(() -> KautzSingletonCode.primeUpTo(1)).hasMessage("no prime is at most 1");
    assertThatThrownBy(() -> new KautzSingletonCode(9, 2, 3)).hasMessage("9 is not a prime");
    assertThatThrownBy(() -> new KautzSingletonCode(5, 0, 3))
        .hasMessage("dimension 0 must be at least 1 and ones 3 from 1 to 5");
    assertThatThrownBy(() -> new KautzSingletonCode(5, 2, 6))
        .hasMessage("dimension 2 must be at least 1 and ones 6 from 1 to 5");
  }
}
