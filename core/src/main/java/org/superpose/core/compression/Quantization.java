package org.superpose.core.compression;

import java.util.ArrayList;
import java.util.List;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;

/**
 * Rounds the weights between layers to a few evenly spaced values. What is stored of a weight is
 * which multiple of the spacing it is; the spacing moves into biases and thresholds, which ReLU
 * allows, so that the rounded network has whole weights again.
 *
 * <p>Weights that are never negative get the values 0, 1, ..., 2^b - 1 times the spacing; others
 * get -(2^(b-1) - 1), ..., 2^(b-1) - 1 times, and with a single bit only the two signs. Weights
 * whose alphabet costs no more than that stay as they are. The spacing comes from the largest
 * weight that the alphabet allows where it is bounded, as of the construction, not of the instance.
 */
public final class Quantization {

  private static final int MOST_BITS = 52; // whole numbers up to 2^52 are doubles

  private final int bits;

  /**
   * Rounds weights to some bits each.
   *
   * @throws IllegalArgumentException if the bits are not from 1 to 52
   */
  public Quantization(int bits) {
    if (bits < 1 || bits > MOST_BITS) {
      throw new IllegalArgumentException("bits must be from 1 to " + MOST_BITS + ", were " + bits);
    }
    this.bits = bits;
  }

  private boolean isRounded(Layer layer) {
    return layer.weights().alphabet().bitsPerEntry() > bits;
  }

  /**
   * Estimates the bytes that the rounded network takes beside the network, before any are taken:
   * the weights that are rounded.
   */
  public long bytes(Network network) {
    return (long)
        network.layers().stream().filter(this::isRounded).mapToDouble(DenseWeights::bytes).sum();
  }

  /**
   * Returns the network with rounded weights.
   *
   * @throws IllegalArgumentException if a layer to be rounded has 2^31 weights or more
   */
  public Network apply(Network network) {
    List<Layer> layers = new ArrayList<>();
    double scale = 1; // of the values that a layer reads
    for (Layer layer : network.layers()) {
      Matrix weights = layer.weights();
      if (isRounded(layer)) {
        DenseWeights.requireFit(network, layers.size());
        double spacing = largest(weights) / topLevel(weights);
        weights = round(weights, spacing);
        scale /= spacing;
      }
      layers.add(new Layer(weights, scale == 1 ? layer.bias() : scaled(layer.bias(), scale)));
    }
    double factor = scale;
    Matrix thresholds =
        scale == 1
            ? network.thresholds()
            : DenseMatrix.generate(
                network.outputs(),
                1,
                Alphabet.FLOAT64,
                (row, _) -> factor * network.thresholds().get(row, 0));
    return new Network(
        network.encoder(),
        network.encoderOrigin(),
        layers,
        network.readout(),
        thresholds,
        network.readoutOrigin());
  }

  private static double largest(Matrix weights) {
    Alphabet alphabet = weights.alphabet();
    if (alphabet.isIntegral()) {
      return Math.max(Math.abs((double) alphabet.minimum()), Math.abs((double) alphabet.maximum()));
    }
    double[] largest = {0};
    for (int row = 0; row < weights.rows(); row++) {
      weights.forEachInRow(row, (_, value) -> largest[0] = Math.max(largest[0], Math.abs(value)));
    }
    return largest[0] == 0 ? 1 : largest[0];
  }

  private static boolean isSigned(Matrix weights) {
    return !weights.alphabet().isIntegral() || weights.alphabet().minimum() < 0;
  }

  private double topLevel(Matrix weights) {
    return isSigned(weights) ? Math.max(1, (1L << (bits - 1)) - 1) : (1L << bits) - 1;
  }

  private Matrix round(Matrix weights, double spacing) {
    long top = (long) topLevel(weights);
    boolean signs = isSigned(weights) && bits == 1;
    Alphabet alphabet =
        signs ? Alphabet.SIGN : Alphabet.integers(isSigned(weights) ? -top : 0, top);
    return DenseMatrix.generate(
        weights.rows(),
        weights.columns(),
        alphabet,
        (row, column) -> {
          double value = weights.get(row, column);
          return signs
              ? (value < 0 ? -1 : 1)
              : Math.rint(value / spacing) + 0.0; // no negative zeros
        });
  }

  /** Biases are rounded too, to whole multiples of the spacing, without a limit to their number. */
  private static Matrix scaled(Matrix bias, double scale) {
    long least = 0;
    long most = 0;
    for (int row = 0; row < bias.rows(); row++) {
      long rounded = Math.round(scale * bias.get(row, 0));
      least = Math.min(least, rounded);
      most = Math.max(most, rounded);
    }
    return DenseMatrix.generate(
        bias.rows(),
        1,
        Alphabet.integers(least, most),
        (row, _) -> Math.rint(scale * bias.get(row, 0)) + 0.0);
  }
}
