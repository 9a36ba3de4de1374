package org.superpose.core.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The reference: plain Java, which the compiler may or may not turn into vector code. */
final class ScalarKernels implements Kernels {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long GATHER = 0x0102040810204080L; // moves bit 8 i to bit 56 + i

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
      bits[word] =
          from + Long.SIZE <= numbers.length
              ? wholeWord(numbers, from, level)
              : tail(numbers, from, level);
    }
  }

  private static long tail(byte[] numbers, int from, byte level) {
    long bits = 0;
    for (int i = numbers.length - 1; i >= from; i--) {
      bits = bits << 1 | (numbers[i] >= level ? 1 : 0);
    }
    return bits;
  }

  /**
   * Compares eight numbers at a time, in the bytes of a long: shifted to 0 to 255, one reaches the
   * level by its lower seven bits, whose sum with what the level lacks reaches the eighth, and by
   * its eighth bit.
   */
  private static long wholeWord(byte[] numbers, int from, byte level) {
    int least = level - Byte.MIN_VALUE;
    long lacking = (0x80 - (least & 0x7F)) * ONES;
    long bits = 0;
    for (int part = 0; part < Long.SIZE; part += Long.BYTES) {
      long shifted = (long) EIGHT.get(numbers, from + part) ^ HIGH_BITS;
      long reached = (shifted & LOW_BITS) + lacking;
      reached = least < 0x80 ? reached | shifted : reached & shifted;
      long bytes = (reached & HIGH_BITS) >>> 7;
      bits |= ((bytes * GATHER) >>> 56) << part;
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
