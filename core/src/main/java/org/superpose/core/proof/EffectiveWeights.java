package org.superpose.core.proof;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.superpose.core.kernel.Kernels;
import org.superpose.core.parallel.Workers;

/**
 * The effective weight of every feature at every neuron: g = W E in whole units. Rows of ints, of
 * bytes when the numbers are small, or of half bytes when they are very small and memory is short.
 */
final class EffectiveWeights {

  private static final int HALF_BYTE = 15;

  /** How a number is stored. */
  enum Form {
    HALF_BYTES(0.5, 16),
    BYTES(1, 8),
    INTS(4, 0);

    private final double bytesPerNumber;
    private final int listedPart; // one feature in this many is listed; 0: none

    Form(double bytesPerNumber, int listedPart) {
      this.bytesPerNumber = bytesPerNumber;
      this.listedPart = listedPart;
    }

    /** Returns the most memory that all rows and the lists of the strongest features take. */
    long bytes(int neurons, int features) {
      long beside = listedPart == 0 ? 0 : Loudest.bytes(features, listedPart);
      return neurons * (beside + (long) Math.ceil(bytesPerNumber * features));
    }

    /**
     * Returns the fastest form that holds the numbers and fits into memory.
     *
     * @param least no number is below it
     * @param bound no number exceeds it in magnitude
     * @param exact whether the numbers are exact: only these are summed up in narrow ones
     */
    static Form of(int neurons, int features, long least, long bound, boolean exact, long memory) {
      Form form = exact && bound <= Byte.MAX_VALUE ? BYTES : INTS;
      boolean small = form == BYTES && least >= 0 && bound <= HALF_BYTE;
      return small && form.bytes(neurons, features) > memory ? HALF_BYTES : form;
    }
  }

  private final Form form;
  private final Kernels kernels;
  private final byte[][] small; // [neurons][features] or [neurons][features / 2]
  private final int[][] large; // [neurons][features]
  private final Loudest[] loudest; // [neurons], null if numbers are large
  private final int[] smallest; // [neurons]
  private final int[] largest; // [neurons]

  private final Rows rows;
  private final int features;
  private final Optional<BitProduct> bits; // for the rows that are not tabulated

  private EffectiveWeights(
      Form form, int neurons, int features, Rows rows, Optional<BitProduct> bits, Kernels kernels) {
    this.form = form;
    this.features = features;
    this.rows = rows;
    this.bits = bits;
    this.kernels = kernels;
    small = form == Form.INTS ? null : new byte[neurons][];
    large = form == Form.INTS ? new int[neurons][] : null;
    loudest = form == Form.INTS ? null : new Loudest[neurons];
    smallest = new int[neurons];
    largest = new int[neurons];
  }

  /** Computes rows of g. */
  interface Rows {
    /**
     * Fills {@code targets [count][features]} with the effective weights of the neurons from a
     * first one on.
     */
    void fill(int first, int[][] targets);

    /** Fills {@code target [features]}, when all numbers are exact and fit a byte. */
    void fill(int neuron, byte[] target);
  }

  /** Computes all rows. */
  static EffectiveWeights of(
      Form form, int neurons, int features, int threads, Rows rows, Kernels kernels) {
    EffectiveWeights effectiveWeights =
        new EffectiveWeights(form, neurons, features, rows, Optional.empty(), kernels);
    effectiveWeights.tabulate(effectiveWeights.untabulated(), threads);
    return effectiveWeights;
  }

  /** Computes no row as yet: {@link #of(int, int)} and bounds are what can be asked for. */
  static EffectiveWeights of(
      Form form, int neurons, int features, Rows rows, BitProduct bits, Kernels kernels) {
    EffectiveWeights effectiveWeights =
        new EffectiveWeights(form, neurons, features, rows, Optional.of(bits), kernels);
    Arrays.fill(effectiveWeights.largest, bits.largest());
    return effectiveWeights;
  }

  /** Returns the neurons whose rows are not computed. */
  BitSet untabulated() {
    BitSet all = new BitSet();
    for (int neuron = 0; neuron < largest.length; neuron++) {
      all.set(neuron, form == Form.INTS ? large[neuron] == null : small[neuron] == null);
    }
    return all;
  }

  /** Computes the rows of some neurons; where numbers are large, those of all. */
  void tabulate(BitSet which, int threads) {
    if (form == Form.INTS) {
      int groups = (large.length + DenseRows.GROUP - 1) / DenseRows.GROUP;
      Workers.PROOF.forEach(threads, groups, () -> group -> setGroup(group, features, rows));
      return;
    }
    int[] neurons = which.stream().toArray();
    Workers.PROOF.forEach(
        threads,
        neurons.length,
        () -> {
          byte[] buffer = form == Form.HALF_BYTES ? new byte[features] : null;
          return index -> {
            byte[] row = buffer == null ? new byte[features] : buffer;
            rows.fill(neurons[index], row);
            set(neurons[index], row);
          };
        });
  }

  private void setGroup(int group, int features, Rows rows) {
    int first = group * DenseRows.GROUP;
    int[][] targets = new int[Math.min(DenseRows.GROUP, large.length - first)][features];
    rows.fill(first, targets);
    for (int i = 0; i < targets.length; i++) {
      set(first + i, targets[i]);
    }
  }

  private void set(int neuron, int[] row) {
    large[neuron] = row;
    for (int effective : row) {
      smallest[neuron] = Math.min(smallest[neuron], effective);
      largest[neuron] = Math.max(largest[neuron], effective);
    }
  }

  private void set(int neuron, byte[] row) {
    largest[neuron] = 0; // no longer a bound
    int[] counts = new int[256];
    for (byte effective : row) {
      counts[effective & 0xFF]++;
    }
    for (int effective = Byte.MIN_VALUE; effective <= Byte.MAX_VALUE; effective++) {
      if (counts[effective & 0xFF] > 0) {
        smallest[neuron] = Math.min(smallest[neuron], effective);
        largest[neuron] = Math.max(largest[neuron], effective);
      }
    }
    loudest[neuron] = Loudest.of(row, counts, largest[neuron], form.listedPart, kernels);
    small[neuron] = form == Form.HALF_BYTES ? packed(row) : row;
  }

  private static byte[] packed(byte[] row) {
    byte[] packed = new byte[(row.length + 1) / 2];
    for (int i = 0; i < row.length; i++) {
      packed[i >> 1] |= (byte) (row[i] << ((i & 1) << 2));
    }
    return packed;
  }

  private static int unpacked(byte[] packed, int feature) {
    return packed[feature >> 1] >> ((feature & 1) << 2) & HALF_BYTE;
  }

  /** Returns the effective weight of a feature at a neuron. */
  int of(int neuron, int feature) {
    if (form != Form.INTS && small[neuron] == null) {
      return bits.orElseThrow().of(neuron, feature);
    }
    return switch (form) {
      case HALF_BYTES -> unpacked(small[neuron], feature);
      case BYTES -> small[neuron][feature];
      case INTS -> large[neuron][feature];
    };
  }

  /** Returns the product in bits; empty if all rows are tabulated. */
  Optional<BitProduct> bits() {
    return bits;
  }

  /** Returns the least effective weight of a neuron, at most 0. */
  int smallest(int neuron) {
    return smallest[neuron];
  }

  /** Returns the largest effective weight of a neuron, at least 0; a bound if not tabulated. */
  int largest(int neuron) {
    return largest[neuron];
  }

  /**
   * Returns how many features have an effective weight above {@code effective}, at least 0, at a
   * neuron; -1 if there is no list of them.
   */
  int countAbove(int neuron, long effective) {
    return loudest == null ? -1 : loudest[neuron].countAbove(effective);
  }

  /**
   * Returns the features with the largest effective weights at a neuron, largest first; not to be
   * changed.
   */
  int[] loudest(int neuron) {
    return loudest[neuron].features();
  }

  /** Returns whether there are lists of the strongest features: where numbers fit a byte. */
  boolean isListed() {
    return loudest != null;
  }

  /**
   * Returns a bit for each feature whose effective weight at a neuron is {@link #markedLevel} or
   * more.
   */
  long[] marked(int neuron) {
    return loudest[neuron].marked();
  }

  /** Returns the level of the features that are marked for a neuron; the largest int if none. */
  int markedLevel(int neuron) {
    boolean none = loudest[neuron].marked() == null;
    return none ? Integer.MAX_VALUE : loudest[neuron].markedLevel();
  }

  /** Stores the features that are marked for all of some neurons. */
  void intersect(long[][] marks, int count, long[] intersection) {
    kernels.intersect(marks, count, intersection);
  }

  /**
   * Copies those of the first {@code count} features whose effective weight at a neuron is {@code
   * atLeast} or more; returns how many. Source and target may be the same.
   */
  int keepLoud(int neuron, int atLeast, int[] features, int count, int[] kept) {
    byte[] row = small[neuron];
    int size = 0;
    if (form == Form.BYTES) {
      for (int i = 0; i < count; i++) {
        kept[size] = features[i];
        size += row[features[i]] >= atLeast ? 1 : 0;
      }
    } else {
      for (int i = 0; i < count; i++) {
        kept[size] = features[i];
        size += unpacked(row, features[i]) >= atLeast ? 1 : 0;
      }
    }
    return size;
  }

  /** Adds to every feature's sum the gain from one neuron, {@code sums [features]}. */
  void addGains(int neuron, Rules rules, long coefficient, long level, int places, long[] sums) {
    if (form == Form.INTS) {
      int[] row = large[neuron];
      for (int i = 0; i < row.length; i++) {
        sums[i] += rules.gain(coefficient, level, places, row[i]);
      }
      return;
    }
    long[] gains = new long[256];
    for (int effective = smallest[neuron]; effective <= largest[neuron]; effective++) {
      gains[effective & 0xFF] = rules.gain(coefficient, level, places, effective);
    }
    byte[] row = small[neuron];
    if (form == Form.BYTES) {
      for (int i = 0; i < row.length; i++) {
        sums[i] += gains[row[i] & 0xFF];
      }
    } else {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += gains[unpacked(row, i)];
      }
    }
  }
}
