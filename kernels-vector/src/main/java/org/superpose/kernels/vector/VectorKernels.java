package org.superpose.kernels.vector;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.superpose.core.kernel.Kernels;

/**
 * Whole registers at a time: bytes are compared 16 to 64 at once, the comparison's mask is the
 * result; sets of bits are intersected all at once, so that the result is written only once.
 */
public final class VectorKernels implements Kernels {

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;

  private final Kernels scalar = Kernels.scalar();

  /** Makes the provider; called by the service loader. */
  public VectorKernels() {}

  @Override
  public String name() {
    return "vector of " + BYTES.vectorBitSize() + " bits";
  }

  @Override
  public int width() {
    return BYTES.vectorByteSize();
  }

  @Override
  public void atLeast(byte[] numbers, byte level, long[] bits) {
    int word = 0;
    int from = 0;
    for (; from + Long.SIZE <= numbers.length; word++, from += Long.SIZE) {
      long mask = 0;
      for (int part = 0; part < Long.SIZE; part += BYTES.length()) {
        ByteVector some = ByteVector.fromArray(BYTES, numbers, from + part);
        mask |= some.compare(VectorOperators.GE, level).toLong() << part;
      }
      bits[word] = mask;
    }
    long tail = 0;
    for (int i = numbers.length - 1; i >= from; i--) {
      tail = tail << 1 | (numbers[i] >= level ? 1 : 0);
    }
    if (from < numbers.length) {
      bits[word] = tail;
    }
  }

  @Override
  public void intersect(long[][] sets, int count, long[] intersection) {
    if (count != 3 && count != 4) {
      scalar.intersect(sets, count, intersection);
      return;
    }
    long[] a = sets[0];
    long[] b = sets[1];
    long[] c = sets[2];
    long[] d = sets[count - 1]; // the third again where there are only three
    int word = 0;
    for (; word <= intersection.length - LONGS.length(); word += LONGS.length()) {
      LongVector.fromArray(LONGS, a, word)
          .and(LongVector.fromArray(LONGS, b, word))
          .and(LongVector.fromArray(LONGS, c, word))
          .and(LongVector.fromArray(LONGS, d, word))
          .intoArray(intersection, word);
    }
    for (; word < intersection.length; word++) {
      intersection[word] = a[word] & b[word] & c[word] & d[word];
    }
  }
}
