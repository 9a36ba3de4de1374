package org.superpose.core.random;

import java.nio.charset.StandardCharsets;

/**
 * A seed from which independent random streams are derived by purpose, so that a run can be
 * repeated bit for bit and adding one consumer of randomness never shifts another.
 *
 * @param value the 64 bits of the seed
 */
public record Seed(long value) {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /** Returns the seed for a purpose, such as {@code "codes"}; other purposes give other seeds. */
  public Seed derive(String purpose) {
    long state = mix(value + GOLDEN_GAMMA);
    for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
      state = mix((state ^ (b & 0xFF)) + GOLDEN_GAMMA);
    }
    return new Seed(state);
  }

  /** Returns the seed for one index of a purpose, such as trial 17. */
  public Seed derive(String purpose, long index) {
    return new Seed(mix(derive(purpose).value ^ mix(index + GOLDEN_GAMMA)));
  }

  /** Returns a new random stream that starts at this seed. */
  public RandomStream stream() {
    return new RandomStream(value);
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
