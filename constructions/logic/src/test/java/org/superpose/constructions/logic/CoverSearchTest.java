package org.superpose.constructions.logic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

class CoverSearchTest {

  private static final int FEATURES = 14;
  private static final int EVERY = 100_000;

  /** Oracle: all sets of features, smallest ones only where one contains another. */
  @ParameterizedTest
  @CsvSource({"1, 1, 2", "1, 3, 3", "2, 3, 4", "2, 8, 3", "3, 4, 4", "4, 5, 6"})
  void findsASetIfThereIsOne(int others, int neurons, int ones) {
    int covered = 0;
    for (int index = 0; index < 200; index++) {
      RandomStream random = new Seed(7).derive("case", index).stream();
      byte[][] reads = new byte[neurons][FEATURES];
      for (byte[] read : reads) {
        for (int feature = 0; feature < FEATURES; feature++) {
          read[feature] = (byte) Math.min(ones, random.nextInt(ones + 3));
        }
      }
      List<Integer> all = bruteForce(reads, others, ones);

      List<int[]> found = CoverSearch.find(reads, new int[] {0, 3}, others, ones, EVERY);

      assertThat(found.isEmpty()).isEqualTo(all.isEmpty());
      assertThat(all).containsAll(found.stream().map(CoverSearchTest::mask).toList());
      covered += all.isEmpty() ? 0 : 1;
    }
    assertThat(covered).isBetween(1, 200);
  }

  private static int mask(int[] set) {
    int mask = 0;
    for (int feature : set) {
      mask |= 1 << feature;
    }
    return mask;
  }

  private static List<Integer> bruteForce(byte[][] reads, int others, int ones) {
    List<Integer> sets = new ArrayList<>();
    for (int mask = 0; mask < 1 << FEATURES; mask++) {
      if ((mask & 0b1001) == 0 && Integer.bitCount(mask) <= others && covers(reads, mask, ones)) {
        sets.add(mask);
      }
    }
    return sets;
  }

  private static boolean covers(byte[][] reads, int mask, int ones) {
    for (byte[] read : reads) {
      int sum = 0;
      for (int feature = 0; feature < FEATURES; feature++) {
        sum += (mask >> feature & 1) * read[feature];
      }
      if (sum < ones) {
        return false;
      }
    }
    return true;
  }

  @Test
  void stopsAtTheNumberAskedFor() {
    byte[][] reads = new byte[2][FEATURES];
    for (byte[] read : reads) {
      java.util.Arrays.fill(read, (byte) 2);
    }

    assertThat(CoverSearch.find(reads, new int[] {0}, 2, 4, 5)).hasSize(5);
    assertThat(CoverSearch.find(reads, new int[] {0}, 2, 5, 5)).isEmpty();
  }

  /** A channel of nine neurons does not fit into a long. */
  @Test
  void leavesLargeChannelsAlone() {
    assertThat(CoverSearch.find(new byte[9][FEATURES], new int[] {0}, 1, 0, 5)).isEmpty();
  }
}
