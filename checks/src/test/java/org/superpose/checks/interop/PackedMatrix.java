package org.superpose.checks.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.Matrix;

/**
 * A matrix as one large number whose digits are the entries, as few bits as its alphabet allows,
 * behind the limits of the alphabet.
 */
final class PackedMatrix {

  private PackedMatrix() {}

  /** Packs a matrix behind its limits, unpacks it, compares; returns the bits that it takes. */
  static long roundTrip(Matrix matrix) {
    return roundTripOfEntries(matrix)
        + (matrix.alphabet().isIntegral() ? limits(matrix.alphabet()) : 0);
  }

  /** Does the same without the limits, where these are public. */
  static long roundTripOfEntries(Matrix matrix) {
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

  /** Writes the limits as two numbers of Elias's gamma code, reads them; returns the bits. */
  private static int limits(Alphabet alphabet) {
    BigInteger minimum = BigInteger.valueOf(alphabet.minimum());
    BigInteger range = BigInteger.valueOf(alphabet.maximum()).subtract(minimum);
    boolean small = alphabet.minimum() >= -1 && alphabet.maximum() <= 1;
    if (small || range.signum() == 0) {
      return 0;
    }
    BigInteger twice = minimum.abs().shiftLeft(1); // 0, -1, 1, -2, ... are 1, 2, 3, 4, ...
    String code = gamma(minimum.signum() < 0 ? twice : twice.add(BigInteger.ONE)) + gamma(range);
    int first = 2 * code.indexOf('1') + 1;
    BigInteger folded = new BigInteger(code.substring(0, first), 2);
    BigInteger half = folded.shiftRight(1);
    assertThat(folded.testBit(0) ? half : half.negate()).isEqualTo(minimum);
    assertThat(new BigInteger(code.substring(first), 2)).isEqualTo(range);
    return code.length();
  }

  private static String gamma(BigInteger positive) {
    return "0".repeat(positive.bitLength() - 1) + positive.toString(2);
  }
}
