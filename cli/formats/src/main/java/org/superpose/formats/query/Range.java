package org.superpose.formats.query;

import java.math.BigInteger;

/** Two numbers, both possibly included, between which a sum stays on all inputs of a domain. */
record Range(BigInteger least, BigInteger most) {

  /** Returns the numbers in both of two ranges that hold for the same sum. */
  Range and(Range other) {
    return new Range(least.max(other.least), most.min(other.most));
  }
}
