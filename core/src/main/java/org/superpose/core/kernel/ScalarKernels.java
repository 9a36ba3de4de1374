package org.superpose.core.kernel;

/** The reference: plain loops, which the compiler may or may not turn into vector code. */
final class ScalarKernels implements Kernels {

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public int width() {
    return Long.BYTES;
  }

  @Override
  public void atLeast(byte[] numbers, byte level, long[] bits) {
    for (int word = 0, from = 0; from < numbers.length; word++, from += Long.SIZE) {
      bits[word] = atLeast(numbers, from, Math.min(from + Long.SIZE, numbers.length), level);
    }
  }

  private static long atLeast(byte[] numbers, int from, int to, byte level) {
    long bits = 0;
    for (int i = to - 1; i >= from; i--) {
      bits = bits << 1 | (numbers[i] >= level ? 1 : 0);
    }
    return bits;
  }

  @Override
  public void intersect(long[][] sets, int count, long[] intersection) {
    System.arraycopy(sets[0], 0, intersection, 0, intersection.length);
    for (int set = 1; set < count; set++) {
      long[] other = sets[set];
      for (int word = 0; word < intersection.length; word++) {
        intersection[word] &= other[word];
      }
    }
  }
}
