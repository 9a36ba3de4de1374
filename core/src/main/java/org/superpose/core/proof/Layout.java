package org.superpose.core.proof;

import java.util.Optional;
import org.superpose.core.exact.Entries;
import org.superpose.core.kernel.Kernels;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;

/**
 * How a network with at most one hidden layer is to be tabulated, and what that takes, settled
 * before any table exists.
 *
 * @param product the effective weights
 * @param bias {@code [neurons, 1]}
 * @param form how that is stored
 * @param bytes the memory that a proof takes at its peak, about: all tables, and the wrong inputs
 *     that it may have to count; without 25 bytes a feature for each thread
 * @param bytesInBits the same of a proof that needs no effective weight tabulated
 */
record Layout(
    EffectiveProduct product,
    Matrix bias,
    EffectiveWeights.Form form,
    long bytes,
    long bytesInBits) {

  private static final int ENCODER_ENTRY = Integer.BYTES + Double.BYTES;
  private static final int READOUT_ENTRY = 2 * (Integer.BYTES + Long.BYTES); // by output, by neuron
  private static final int PER_OUTPUT = 5 * Long.BYTES;
  private static final int PER_NEURON = 6 * Long.BYTES;
  private static final int WRONG_OUTPUT = 40; // and four for each active feature

  /**
   * Lays a network out.
   *
   * @param memory bytes that the tables may take; with little, a slower form saves half
   * @param wrongOutputs how many wrong outputs may have to be counted
   * @throws UnprovableException if its numbers are of too different magnitude
   */
  static Layout of(Network network, int sparsity, long memory, long wrongOutputs) {
    boolean linear = network.layers().isEmpty();
    Matrix weights = linear ? network.readout() : network.layers().getFirst().weights();
    Matrix bias =
        linear
            ? DenseMatrix.constantColumn(network.outputs(), 0)
            : network.layers().getFirst().bias();
    EffectiveProduct product = new EffectiveProduct(weights, network.encoder(), Entries.of(bias));
    double others =
        (double) ENCODER_ENTRY * network.encoder().nonzeros()
            + (double) READOUT_ENTRY * (linear ? network.outputs() : network.readout().nonzeros())
            + (double) PER_OUTPUT * network.outputs()
            + (double) PER_NEURON * bias.rows()
            + (WRONG_OUTPUT + (double) Integer.BYTES * sparsity) * wrongOutputs;
    EffectiveWeights.Form form =
        EffectiveWeights.Form.of(
            bias.rows(),
            network.features(),
            product.leastInUnits(),
            product.boundInUnits(),
            product.isExact(),
            memory - (long) others);
    return new Layout(
        product,
        bias,
        form,
        (long) (others + form.bytes(bias.rows(), network.features())),
        (long) (others + BitProduct.bytes(weights, network.encoder())));
  }

  /**
   * Checks that the tables of some neurons fit.
   *
   * @throws UnprovableException if they do not
   */
  void requireWithin(long memory, int neurons, int features) {
    if (bytesInBits(neurons, features) > memory) {
      requireWithin(memory);
    }
  }

  /** Returns what a proof from bits takes that tabulates the effective weights of some neurons. */
  long bytesInBits(int neurons, int features) {
    return bytesInBits + form.bytes(neurons, features);
  }

  /** Tabulates the effective weights. */
  EffectiveWeights weights(Network network, int threads) {
    return EffectiveWeights.of(
        form, bias.rows(), network.features(), threads, product, Kernels.installed());
  }

  /** Returns the effective weights, none of them tabulated as yet. */
  EffectiveWeights weights(Network network, BitProduct bits) {
    return EffectiveWeights.of(
        form, bias.rows(), network.features(), product, bits, Kernels.installed());
  }

  /** Returns the effective weights in bits, if they are of that kind. */
  Optional<BitProduct> bits(Network network) {
    return form == EffectiveWeights.Form.INTS || network.layers().isEmpty()
        ? Optional.empty()
        : BitProduct.of(network.layers().getFirst().weights(), network.encoder(), product.scale());
  }

  /**
   * Checks that the tables fit.
   *
   * @throws UnprovableException if they do not
   */
  Layout requireWithin(long memory) {
    if (bytes > memory) {
      throw new UnprovableException(
          "a proof takes about %s MiB, the limit is %s MiB".formatted(bytes >> 20, memory >> 20));
    }
    return this;
  }
}
