package org.superpose.constructions.permutation;

import org.superpose.core.network.BitMatrix;
import org.superpose.core.random.RandomStream;

/** Random codes of -1 and +1, one for each feature; one bit an entry. */
final class SignCodes {

  private final int count;
  private final int length;
  private final long[][] words; // [count][(length + 63) / 64], bit set where the entry is +1

  private SignCodes(int count, int length) {
    this.count = count;
    this.length = length;
    this.words = new long[count][(length + 63) >>> 6];
  }

  /** Draws codes: 64 entries from each number of the stream. */
  static SignCodes random(int count, int length, RandomStream random) {
    SignCodes codes = new SignCodes(count, length);
    for (long[] code : codes.words) {
      for (int word = 0; word < code.length; word++) {
        int used = Math.min(64, length - 64 * word);
        code[word] = random.nextLong() & (-1L >>> (64 - used));
      }
    }
    return codes;
  }

  /** Returns the number of entries of a code. */
  int length() {
    return length;
  }

  /** Returns one entry: -1 or +1. */
  int sign(int code, int entry) {
    return (words[code][entry >>> 6] >>> entry & 1) != 0 ? 1 : -1;
  }

  /** Returns the sum of the entries of a code. */
  int sum(int code) {
    int ones = 0;
    for (long word : words[code]) {
      ones += Long.bitCount(word);
    }
    return 2 * ones - length;
  }

  /** Returns the inner product of two codes. */
  int product(int first, int second) {
    int different = 0;
    for (int word = 0; word < words[first].length; word++) {
      different += Long.bitCount(words[first][word] ^ words[second][word]);
    }
    return length - 2 * different;
  }

  /** Returns the largest sum, over the codes c, of |product(c, c')| for all codes c'. */
  long largestCrosstalk() {
    long[] sums = new long[count];
    for (int first = 0; first < count; first++) {
      sums[first] += length;
      for (int second = 0; second < first; second++) {
        int product = Math.abs(product(first, second));
        sums[first] += product;
        sums[second] += product;
      }
    }
    long largest = 0;
    for (long sum : sums) {
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  /** Returns the codes as rows, {@code [count, length]}. */
  BitMatrix asRows() {
    return BitMatrix.signs(count, length, (code, entry) -> sign(code, entry) > 0);
  }

  /** Returns the codes as columns, {@code [length, count]}. */
  BitMatrix asColumns() {
    return BitMatrix.signs(length, count, (entry, code) -> sign(code, entry) > 0);
  }
}
