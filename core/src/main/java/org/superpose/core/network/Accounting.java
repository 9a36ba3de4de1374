package org.superpose.core.network;

/**
 * What a network costs, counted alike for every construction.
 *
 * <p>Encoder and readout are free only when public. The counts of parameters and of non-zeros
 * include them when they are part of the program.
 *
 * <p>A row that deviates from a public matrix costs log2(rows) bits for its place, and for each of
 * its non-zero entries log2(columns) bits for the place and log2 of the number of non-zero values
 * of the alphabet for the value: nothing where all of them are 1, 64 bits for double precision. A
 * row that is one of T public alternatives costs log2(T) bits, and counts as one parameter.
 * Thresholds never deviate: beside a readout that is not part of the program they are the same for
 * every instance ({@link org.superpose.core.audit.NetworkAudit}).
 *
 * <p>A matrix that is paid for also pays for the limits of its alphabet ({@link
 * Alphabet#bitsOfLimits}), since they may depend on the instance.
 *
 * @param neurons the width of the widest layer
 * @param layers the number of hidden layers
 * @param parameters entries of all weights and biases, and of a program's encoder and readout
 * @param nonzeros how many of the parameters are not zero
 * @param parameterBits the stored bits of the parameters, and of deviations from public parts
 * @param bitsPerParameter the largest price of an entry of the weights and biases; 0 without layers
 */
public record Accounting(
    int neurons,
    int layers,
    long parameters,
    long nonzeros,
    double parameterBits,
    double bitsPerParameter) {

  /** Counts a network. */
  public static Accounting of(Network network) {
    Tally tally = new Tally();
    double price = 0;
    for (Layer layer : network.layers()) {
      tally.count(layer.weights());
      tally.count(layer.bias());
      price = Math.max(price, layer.weights().alphabet().bitsPerEntry());
      price = Math.max(price, layer.bias().alphabet().bitsPerEntry());
    }
    tally.count(network.encoder(), network.encoderOrigin());
    tally.count(network.readout(), network.readoutOrigin());
    if (network.readoutOrigin() instanceof Origin.Program) {
      tally.count(network.thresholds());
    }
    return new Accounting(
        network.neurons(),
        network.layers().size(),
        tally.parameters,
        tally.nonzeros,
        tally.bits,
        price);
  }

  /** Returns the bits by which encoder and readout deviate from public ones; part of the count. */
  public static double deviationBits(Network network) {
    Tally tally = new Tally();
    tally.count(network.encoder(), network.encoderOrigin());
    tally.count(network.readout(), network.readoutOrigin());
    return tally.deviationBits;
  }

  private static final class Tally {
    private long parameters;
    private long nonzeros;
    private double bits;
    private double deviationBits;

    void count(Matrix matrix) {
      parameters += (long) matrix.rows() * matrix.columns();
      nonzeros += matrix.nonzeros();
      bits += matrix.bits() + matrix.alphabet().bitsOfLimits();
    }

    void count(Matrix matrix, Origin origin) {
      double before = bits;
      switch (origin) {
        case Origin.Public _ -> {}
        case Origin.Program _ -> count(matrix);
        case Origin.PublicExceptRows(Matrix base) -> countDeviations(matrix, base);
        case Origin.Choice(Matrix chosen, Alternatives _) -> countChoices(chosen);
      }
      deviationBits += origin instanceof Origin.Program ? 0 : bits - before;
    }

    /** How many alternatives there are is public, so that limits cost nothing here. */
    private void countChoices(Matrix chosen) {
      parameters += chosen.rows();
      nonzeros += chosen.nonzeros();
      bits += chosen.bits();
    }

    private void countDeviations(Matrix matrix, Matrix base) {
      double bitsPerEntry = log2(matrix.columns()) + matrix.alphabet().bitsPerNonzero();
      boolean deviates = false;
      for (int row = 0; row < matrix.rows(); row++) {
        if (!matrix.sameRow(base, row)) {
          long[] entries = {0};
          matrix.forEachInRow(row, (column, value) -> entries[0]++);
          parameters += entries[0];
          nonzeros += entries[0];
          bits += log2(matrix.rows()) + entries[0] * bitsPerEntry;
          deviates = true;
        }
      }
      bits += deviates ? matrix.alphabet().bitsOfLimits() : 0;
    }

    private static double log2(double x) {
      return Math.log(x) / Math.log(2);
    }
  }
}
