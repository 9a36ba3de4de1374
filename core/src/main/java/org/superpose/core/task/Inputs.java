package org.superpose.core.task;

import java.math.BigInteger;
import java.util.OptionalLong;

/** Counts inputs. */
final class Inputs {

  private Inputs() {}

  /**
   * Returns the number of ways to choose at most {@code most} of some things, each in one of {@code
   * ways}; empty if it exceeds a long.
   */
  static OptionalLong count(int things, int most, BigInteger ways) {
    BigInteger ofSize = BigInteger.ONE;
    BigInteger count = BigInteger.ONE;
    for (int size = 1; size <= Math.min(things, most); size++) {
      ofSize =
          ofSize
              .multiply(BigInteger.valueOf(things - size + 1L))
              .divide(BigInteger.valueOf(size))
              .multiply(ways);
      count = count.add(ofSize);
      if (count.bitLength() > Long.SIZE - 1) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(count.longValueExact());
  }
}
