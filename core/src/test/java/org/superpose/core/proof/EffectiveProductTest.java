package org.superpose.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.exact.Entries;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Matrix;

/** Products of which one factor is nearly out of the range of doubles; expected by hand. */
class EffectiveProductTest {

  private static final Entries NO_BIAS = Entries.of(row(0));

  private static Matrix row(double... entries) {
    return DenseMatrix.of(1, entries.length, Alphabet.FLOAT64, entries);
  }

  /**
   * Whatever the exponents of two factors, in a product of 15 units all that counts is their sum.
   */
  @ParameterizedTest
  @ValueSource(ints = {-800, -674, -300, -1, 0, 52, 300, 700})
  void onlyTheProductHasToBeInRange(int exponent) {
    int met = 0;
    for (int left = -1074; left <= 1021; left++) {
      int right = exponent - left;
      if (right >= -1074 && right <= 1020) {
        double weight = -3 * power(left);
        double entry = 5 * power(right);
        assertRow(weight, new double[] {0, 0, entry, 0}, exponent, 0, 0, -15, 0); // one size
        assertRow(
            weight, new double[] {0, power(right), 0, 0, entry, 0}, exponent, 0, -3, 0, 0, -15, 0);
        assertRow(weight, new double[] {entry, power(right)}, exponent, -15, -3); // without zeros
        met++;
      }
    }
    assertThat(met).isGreaterThan(1000);
  }

  /** Returns a power of two down to the smallest double, which scaling would round twice. */
  private static double power(int exponent) {
    return exponent < Double.MIN_EXPONENT
        ? Double.longBitsToDouble(1L << (exponent + 1074))
        : Math.scalb(1.0, exponent);
  }

  private static void assertRow(double weight, double[] encoder, int exponent, int... expected) {
    EffectiveProduct product = new EffectiveProduct(row(weight), row(encoder), NO_BIAS);
    assertThat(product.isExact()).isTrue();
    assertThat(product.scale()).isEqualTo(-exponent);
    byte[] bytes = new byte[encoder.length];
    int[][] ints = new int[1][encoder.length];

    product.fill(0, bytes);
    product.fill(0, ints);

    assertThat(ints[0]).containsExactly(expected);
    assertThat(bytes).as("%s times %s", weight, encoder).containsExactly(expected);
  }
}
