package org.superpose.core.design;

import java.math.BigInteger;

/**
 * An explicit code of sparse binary words (Kautz and Singleton, 1964, section V): every word of a
 * Reed–Solomon code, its symbols written in unary. Word number w is the polynomial whose
 * coefficients are the digits of w to base q; in block b of the word, of q entries each, the one
 * stands at the polynomial's value at b. Two different polynomials of degree below t agree in at
 * most t - 1 places, so two words share at most t - 1 ones: by proof, not by luck.
 *
 * @param prime q, the number of entries in a block
 * @param dimension t, the number of coefficients
 * @param ones S, the number of blocks and so of ones in each word; at most q
 */
public record KautzSingletonCode(int prime, int dimension, int ones) {

  /**
   * @throws IllegalArgumentException if q is not a prime, t is not positive, S is not between 1 and
   *     q, or S q exceeds the largest int
   */
  public KautzSingletonCode {
    if (prime < 2 || !BigInteger.valueOf(prime).isProbablePrime(40)) {
      throw new IllegalArgumentException(prime + " is not a prime");
    }
    if (dimension < 1 || ones < 1 || ones > prime) {
      throw new IllegalArgumentException(
          "dimension %s must be at least 1 and ones %s from 1 to %s"
              .formatted(dimension, ones, prime));
    }
    Math.multiplyExact(prime, ones);
  }

  /** Returns the smallest prime that is at least a number. */
  public static int primeFrom(int number) {
    return number <= 2 ? 2 : BigInteger.valueOf(number - 1L).nextProbablePrime().intValueExact();
  }

  /**
   * Returns the largest prime that is at most a number.
   *
   * @throws IllegalArgumentException if the number is below 2
   */
  public static int primeUpTo(int number) {
    if (number < 2) {
      throw new IllegalArgumentException("no prime is at most " + number);
    }
    int candidate = number;
    while (!BigInteger.valueOf(candidate).isProbablePrime(40)) {
      candidate--;
    }
    return candidate;
  }

  /** Returns n = S q, the number of entries of a word. */
  public int length() {
    return prime * ones;
  }

  /** Returns q^t, the number of words, or the largest long if there are more. */
  public long words() {
    BigInteger words = BigInteger.valueOf(prime).pow(dimension);
    return words.bitLength() < Long.SIZE ? words.longValue() : Long.MAX_VALUE;
  }

  /**
   * Returns the positions of the ones of a word, ascending.
   *
   * @param word from 0 to {@link #words} - 1
   */
  public int[] word(long word) {
    int[] positions = new int[ones];
    for (int block = 0; block < ones; block++) {
      long value = 0;
      long power = 1;
      long digits = word;
      for (int i = 0; i < dimension && digits > 0; i++) {
        value = (value + digits % prime * power) % prime;
        power = power * block % prime;
        digits /= prime;
      }
      positions[block] = block * prime + (int) value;
    }
    return positions;
  }
}
