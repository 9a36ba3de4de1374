package org.superpose.core.kernel;

/**
 * The inner loops of proofs. All implementations give the same results, bit for bit, so that no
 * verdict depends on which one is installed. Without state, safe to share between threads.
 *
 * <p>Bit i of a set of bits is bit {@code i % 64} of word {@code i / 64}.
 */
public interface Kernels {

  /** Returns what the implementation is called, for instance {@code scalar}. */
  String name();

  /** Returns how many bytes one instruction works on; the widest implementation is chosen. */
  int width();

  /**
   * Sets exactly the bits of the numbers that reach a level.
   *
   * @param numbers {@code [length]}
   * @param level the least number whose bit is set
   * @param bits {@code [(length + 63) / 64]}, overwritten
   */
  void atLeast(byte[] numbers, byte level, long[] bits);

  /**
   * Intersects some sets of bits.
   *
   * @param sets {@code [at least count][words]}
   * @param count how many of the sets are intersected, at least 1
   * @param intersection {@code [words]}, overwritten
   */
  void intersect(long[][] sets, int count, long[] intersection);

  /** Returns the reference, in plain Java. */
  static Kernels scalar() {
    return new ScalarKernels();
  }

  /**
   * Returns the widest of the installed implementations; plain Java if there is none, or if one
   * does not work here for want of a module of the JDK.
   */
  static Kernels installed() {
    return InstalledKernels.WIDEST;
  }
}
