package org.superpose.kernels.vector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.superpose.core.kernel.Kernels;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

/** Oracle: the scalar reference, on lengths around every multiple of a register and a word. */
class VectorKernelsTest {

  private static final Seed SEED = new Seed(20_263);
  private static final int LONGEST = 400;

  private final Kernels vector = new VectorKernels();
  private final Kernels scalar = Kernels.scalar();

  @Test
  void isInstalledAsAServiceAndPreferred() {
    assertThat(Kernels.installed()).isInstanceOf(VectorKernels.class);
    assertThat(vector.width()).isGreaterThan(scalar.width());
    assertThat(vector.name()).contains("" + 8 * vector.width());
  }

  @Test
  void marksTheSameNumbers() {
    RandomStream random = SEED.derive("atLeast").stream();
    for (int length = 0; length <= LONGEST; length++) {
      byte[] numbers = new byte[length];
      for (int i = 0; i < length; i++) {
        numbers[i] = (byte) random.nextLong();
      }
      for (int level : new int[] {-128, -1, 0, 1, 6, 127}) {
        assertThat(marked(vector, numbers, level)).isEqualTo(marked(scalar, numbers, level));
      }
    }
  }

  private static long[] marked(Kernels kernels, byte[] numbers, int level) {
    long[] bits = new long[(numbers.length + 63) / 64 + 1]; // the last word is not touched
    for (int word = 0; word < bits.length; word++) {
      bits[word] = 77;
    }
    kernels.atLeast(numbers, (byte) level, bits);
    assertThat(bits[bits.length - 1]).isEqualTo(77);
    return bits;
  }

  @Test
  void intersectsToTheSameSet() {
    RandomStream random = SEED.derive("intersect").stream();
    for (int words = 0; words <= LONGEST / 8; words++) {
      long[][] sets = new long[5][words];
      for (long[] set : sets) {
        for (int word = 0; word < words; word++) {
          long first = random.nextLong();
          set[word] = first | random.nextLong();
        }
      }
      for (int count = 1; count <= sets.length; count++) {
        long[] byVector = new long[words];
        long[] byScalar = new long[words];
        vector.intersect(sets, count, byVector);
        scalar.intersect(sets, count, byScalar);
        assertThat(byVector).isEqualTo(byScalar);
      }
    }
  }
}
