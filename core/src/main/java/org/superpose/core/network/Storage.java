package org.superpose.core.network;

import java.util.ArrayList;
import java.util.List;

/**
 * What storing a network takes if every matrix that is paid for is stored in the cheaper of two
 * ways: dense, all entries at the price of their alphabet, or sparse, the places of the non-zero
 * entries and their values. Pruning saves bits only by the latter.
 *
 * <p>Sparse, a matrix of e entries, z of them not zero, takes log2 C(e, z) bits for their places
 * (enumerative coding; T. Cover, 1973), the bits of z in Elias's gamma code, and z times {@link
 * Alphabet#bitsPerNonzero}. Unlike the bits of {@link Accounting} these depend on the entries, so a
 * lower bound for the largest program of a family does not hold for each of them.
 *
 * @param bits of all matrices, and of deviations from public ones
 * @param sparse the matrices that are cheaper when stored sparse, for instance {@code weights 1}
 */
public record Storage(double bits, List<String> sparse) {

  /** Copies the list. */
  public Storage {
    sparse = List.copyOf(sparse);
  }

  /** Chooses for each matrix of a network. */
  public static Storage of(Network network) {
    Tally tally = new Tally();
    for (int layer = 0; layer < network.layers().size(); layer++) {
      tally.add("weights " + (layer + 1), network.layers().get(layer).weights());
      tally.add("bias " + (layer + 1), network.layers().get(layer).bias());
    }
    if (network.encoderOrigin() instanceof Origin.Program) {
      tally.add("encoder", network.encoder());
    }
    if (network.readoutOrigin() instanceof Origin.Program) {
      tally.add("readout", network.readout());
      tally.add("thresholds", network.thresholds());
    }
    return new Storage(tally.bits + Accounting.deviationBits(network), tally.sparse);
  }

  /** Returns the bits of a matrix whose non-zero entries are listed. */
  static double sparseBits(Matrix matrix) {
    double entries = (double) matrix.rows() * matrix.columns();
    double nonzeros = (double) matrix.nonzeros();
    double places =
        log2Factorial(entries) - log2Factorial(nonzeros) - log2Factorial(entries - nonzeros);
    double count = 2 * Math.floor(log2(nonzeros + 1)) + 1;
    return places + count + nonzeros * matrix.alphabet().bitsPerNonzero();
  }

  /** Stirling's series; relative error below 1e-9 from 8 on, and exact below. */
  private static double log2Factorial(double n) {
    if (n < 8) {
      double product = 1;
      for (int factor = 2; factor <= n; factor++) {
        product *= factor;
      }
      return log2(product);
    }
    double inverse = 1 / n;
    double natural =
        (n + 0.5) * StrictMath.log(n)
            - n
            + 0.5 * StrictMath.log(2 * Math.PI)
            + inverse / 12
            - inverse * inverse * inverse / 360
            + inverse * inverse * inverse * inverse * inverse / 1260;
    return natural / StrictMath.log(2);
  }

  private static double log2(double x) {
    return StrictMath.log(x) / StrictMath.log(2);
  }

  private static final class Tally {
    private final List<String> sparse = new ArrayList<>();
    private double bits;

    void add(String name, Matrix matrix) {
      double limits = matrix.alphabet().bitsOfLimits();
      double dense = matrix.bits() + limits;
      double listed = sparseBits(matrix) + limits;
      if (listed < dense) {
        sparse.add(name);
      }
      bits += Math.min(dense, listed);
    }
  }
}
