package org.superpose.constructions.permutation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.network.Matrix;
import org.superpose.core.random.Seed;

class SignCodesTest {

  private static final int COUNT = 9;
  private static final Seed SEED = new Seed(1_972);

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 63, 64, 65, 200})
  void productsAndSumsAgreeWithTheEntries(int length) {
    SignCodes codes = SignCodes.random(COUNT, length, SEED.stream());
    long largest = 0;
    for (int first = 0; first < COUNT; first++) {
      long crosstalk = 0;
      int sum = 0;
      for (int second = 0; second < COUNT; second++) {
        int product = 0;
        for (int entry = 0; entry < length; entry++) {
          product += codes.sign(first, entry) * codes.sign(second, entry);
        }
        assertThat(codes.product(first, second)).isEqualTo(product);
        crosstalk += Math.abs(product);
      }
      for (int entry = 0; entry < length; entry++) {
        sum += codes.sign(first, entry);
      }
      assertThat(codes.sum(first)).isEqualTo(sum);
      largest = Math.max(largest, crosstalk);
    }
    assertThat(codes.largestCrosstalk()).isEqualTo(largest);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 70})
  void matricesHoldTheEntries(int length) {
    SignCodes codes = SignCodes.random(COUNT, length, SEED.stream());
    Matrix rows = codes.asRows();
    Matrix columns = codes.asColumns();
    for (int code = 0; code < COUNT; code++) {
      for (int entry = 0; entry < length; entry++) {
        assertThat(rows.get(code, entry)).isEqualTo(codes.sign(code, entry));
        assertThat(columns.get(entry, code)).isEqualTo(codes.sign(code, entry));
      }
    }
  }
}
