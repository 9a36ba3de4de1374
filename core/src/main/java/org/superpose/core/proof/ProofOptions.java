package org.superpose.core.proof;

/**
 * How much a proof may spend.
 *
 * @param threads how many threads may work at once; changes only how long it takes
 * @param work the largest number of steps, a step being one feature weighed against one neuron
 * @param memory the largest number of bytes for tables and counted inputs, see {@link
 *     ProofEngine#peakMemory}
 * @param wrongOutputs wrong outputs are counted exactly up to this number; 0 to look for the
 *     smallest witness only
 */
public record ProofOptions(int threads, long work, long memory, long wrongOutputs) {

  /**
   * @throws IllegalArgumentException if threads are not positive or a limit is negative
   */
  public ProofOptions {
    if (threads < 1 || work < 0 || memory < 0 || wrongOutputs < 0) {
      throw new IllegalArgumentException(
          "threads must be at least 1 and limits not negative, were %s, %s, %s, %s"
              .formatted(threads, work, memory, wrongOutputs));
    }
  }

  /**
   * Returns the defaults: one thread, 20 billion steps, 2 GiB, and counts up to 100,000 wrong
   * outputs.
   */
  public static ProofOptions standard() {
    return new ProofOptions(1, 20_000_000_000L, 2L << 30, 100_000);
  }
}
