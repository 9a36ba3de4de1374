package org.superpose.core.random;

/**
 * A stream of random numbers: xoshiro256++ (Blackman and Vigna, 2019).
 *
 * <p>The bounded and real draws are defined here rather than inherited from the JDK, whose
 * algorithms may change between releases: a seed must give the same network on every JDK. Not safe
 * for use by several threads.
 */
public final class RandomStream {

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  RandomStream(long seed) {
    long gamma = 0x9E3779B97F4A7C15L;
    s0 = Seed.mix(seed + gamma);
    s1 = Seed.mix(seed + 2 * gamma);
    s2 = Seed.mix(seed + 3 * gamma);
    s3 = Seed.mix(seed + 4 * gamma);
  }

  /** Returns 64 random bits. */
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /**
   * Returns a number drawn uniformly from {@code 0} (inclusive) to {@code bound} (exclusive),
   * without bias (Lemire 2019).
   *
   * @throws IllegalArgumentException if the bound is not positive
   */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive, was " + bound);
    }
    long product = (nextLong() >>> 32) * bound;
    long low = product & 0xFFFFFFFFL;
    if (low < bound) {
      long threshold = (1L << 32) % bound;
      while (low < threshold) {
        product = (nextLong() >>> 32) * bound;
        low = product & 0xFFFFFFFFL;
      }
    }
    return (int) (product >>> 32);
  }

  /** Returns a number drawn uniformly from [0, 1) with 53 random bits. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Returns a standard normal number (Box–Muller, one of the two). */
  public double nextGaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * nextDouble());
  }

  /** Puts the entries in random order (Fisher–Yates). */
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }

  /** Returns the numbers from 0 to {@code size - 1} in random order. */
  public int[] permutation(int size) {
    int[] values = new int[size];
    for (int i = 0; i < size; i++) {
      values[i] = i;
    }
    shuffle(values);
    return values;
  }

  /**
   * Returns {@code count} different numbers below {@code bound}, sorted, every set equally likely
   * (Floyd's algorithm).
   *
   * @throws IllegalArgumentException if {@code count} is negative or exceeds {@code bound}
   */
  public int[] subset(int count, int bound) {
    if (count < 0 || count > bound) {
      throw new IllegalArgumentException(
          "cannot choose " + count + " different numbers below " + bound);
    }
    int[] chosen = new int[count]; // sorted prefix of the given size
    int size = 0;
    for (int limit = bound - count; limit < bound; limit++) {
      int candidate = nextInt(limit + 1);
      int position = java.util.Arrays.binarySearch(chosen, 0, size, candidate);
      if (position >= 0) {
        candidate = limit;
        position = -size - 1; // larger than all chosen so far
      }
      int insertion = -position - 1;
      System.arraycopy(chosen, insertion, chosen, insertion + 1, size - insertion);
      chosen[insertion] = candidate;
      size++;
    }
    return chosen;
  }
}
