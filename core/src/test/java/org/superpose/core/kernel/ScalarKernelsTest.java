package org.superpose.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

/** Oracle: one number or bit after the other, by {@link BitSet}. */
class ScalarKernelsTest {

  private static final Seed SEED = new Seed(20_261);

  private final Kernels kernels = new ScalarKernels();

  @Test
  void marksTheNumbersThatReachTheLevel() {
    RandomStream random = SEED.derive("atLeast").stream();
    for (int length = 0; length < 200; length++) {
      byte[] numbers = new byte[length];
      for (int i = 0; i < length; i++) {
        numbers[i] = (byte) random.nextInt(256);
      }
      for (int level : new int[] {-128, -127, -1, 0, 1, 5, 127}) {
        long[] bits = IntStream.range(0, (length + 63) / 64).mapToLong(word -> -1).toArray();
        kernels.atLeast(numbers, (byte) level, bits);
        BitSet expected = new BitSet();
        for (int i = 0; i < length; i++) {
          expected.set(i, numbers[i] >= level);
        }
        assertThat(BitSet.valueOf(bits)).isEqualTo(expected);
      }
    }
  }

  @Test
  void intersectsTheFirstSetsOnly() {
    long[][] sets = {{0b1110, -1}, {0b0111, 5}, {0, 0}};
    long[] intersection = {77, 77};
    kernels.intersect(sets, 2, intersection);
    assertThat(intersection).containsExactly(0b0110, 5);
    kernels.intersect(sets, 1, intersection);
    assertThat(intersection).containsExactly(0b1110, -1);
  }
}
