package org.superpose.checks.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.Matrix;

/**
 * A matrix as one large number whose digits are the entries: as few bits as its alphabet allows.
 */
final class PackedMatrix {

  private PackedMatrix() {}

  /** Packs a matrix, unpacks it, compares; returns the bits that any such matrix takes. */
  static long roundTrip(Matrix matrix) {
    Alphabet alphabet = matrix.alphabet();
    if (!alphabet.isIntegral()) {
      int width = alphabet.equals(Alphabet.FLOAT32) ? Float.SIZE : Double.SIZE;
      return (long) matrix.rows() * matrix.columns() * width;
    }
    boolean sign = alphabet.equals(Alphabet.SIGN);
    long step = sign ? 2 : 1;
    BigInteger base = BigInteger.valueOf((alphabet.maximum() - alphabet.minimum()) / step + 1);
    for (int row = 0; row < matrix.rows(); row++) {
      BigInteger packed = BigInteger.ZERO;
      for (int column = 0; column < matrix.columns(); column++) {
        long digit = ((long) matrix.get(row, column) - alphabet.minimum()) / step;
        packed = packed.multiply(base).add(BigInteger.valueOf(digit));
      }
      for (int column = matrix.columns() - 1; column >= 0; column--) {
        BigInteger[] split = packed.divideAndRemainder(base);
        assertThat(alphabet.minimum() + step * split[1].longValue())
            .isEqualTo((long) matrix.get(row, column));
        packed = split[0];
      }
    }
    BigInteger largest =
        base.pow(Math.multiplyExact(matrix.rows(), matrix.columns())).subtract(BigInteger.ONE);
    return largest.bitLength();
  }
}
