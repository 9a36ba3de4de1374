package org.superpose.core.verify;

import java.util.ArrayList;
import java.util.List;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;

/**
 * How far double arithmetic can be from the truth on any input with at most v active features,
 * whatever the order of additions and whether or not the first layer is folded into the next.
 *
 * <p>All entries of a matrix are multiples of a power of two, its unit. While every sum stays below
 * 2^53 units, double arithmetic makes no error at all: so for whole numbers, halves, and small
 * binary fractions. Otherwise the usual bound for sums of products holds: an error of at most 2^-53
 * of the sum of absolute values for each operation (Higham, Accuracy and Stability of Numerical
 * Algorithms, section 3.1), taken through the layers with the largest absolute row sums.
 *
 * @param layers bounds on the error of the pre-activations of each hidden layer; 0 when exact
 * @param scores bound on the error of a score minus its threshold; 0 when exact
 */
record Rounding(List<Double> layers, double scores) {

  private static final double OUTWARD = 1 + 1e-9;
  private static final int SMALLEST_UNIT = -1000;
  private static final int UNIT_OF_ZERO = 10_000;

  /**
   * The entries of a matrix.
   *
   * @param unit every entry is a multiple of two to this power
   * @param largest the largest absolute value
   * @param rowSum the largest sum of the absolute values of a row
   */
  private record Entries(int unit, double largest, double rowSum) {

    static Entries of(Matrix matrix) {
      int[] unit = {UNIT_OF_ZERO};
      double[] largest = {0};
      double rowSum = 0;
      for (int row = 0; row < matrix.rows(); row++) {
        double[] sum = {0};
        matrix.forEachInRow(
            row,
            (column, value) -> {
              unit[0] = Math.min(unit[0], unitOf(value));
              largest[0] = Math.max(largest[0], Math.abs(value));
              sum[0] += Math.abs(value);
            });
        rowSum = Math.max(rowSum, sum[0]);
      }
      return new Entries(unit[0], largest[0], rowSum * OUTWARD);
    }

    private static int unitOf(double value) {
      long bits = Double.doubleToRawLongBits(value);
      long fraction = bits & 0xFFFFFFFFFFFFFL;
      int trailing = fraction == 0 ? 52 : Long.numberOfTrailingZeros(fraction);
      return Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52 + trailing;
    }
  }

  /**
   * The values that flow from one layer to the next.
   *
   * @param unit every value is a multiple of two to this power, while there is no error
   * @param largest no absolute value is larger, true or computed
   * @param error bound on the rounding error
   */
  private record Flow(int unit, double largest, double error) {

    /** Returns offset + W (sum of so many such vectors). */
    Flow through(Matrix weights, Matrix offset, int vectors, int sparsity) {
      Entries w = Entries.of(weights);
      Entries b = Entries.of(offset);
      int newUnit = Math.min(w.unit + unit, b.unit);
      double magnitude = (b.largest + vectors * w.rowSum * largest) * OUTWARD;
      if (error == 0 && newUnit >= SMALLEST_UNIT && magnitude <= Math.scalb(1.0, newUnit + 53)) {
        return new Flow(newUnit, magnitude, 0);
      }
      double operations = 2.0 * (weights.columns() + sparsity + 4);
      double newError = vectors * w.rowSum * error;
      newError += operations * (0x1p-53 * magnitude + Double.MIN_NORMAL);
      newError *= OUTWARD;
      return new Flow(newUnit, magnitude + newError, newError);
    }
  }

  /** Analyses a network for at most {@code sparsity} active features. */
  static Rounding of(Network network, int sparsity) {
    Entries encoder = Entries.of(network.encoder());
    Flow flow = new Flow(encoder.unit, encoder.largest, 0);
    List<Layer> layers = network.layers();
    List<Double> errors = new ArrayList<>();
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      flow = flow.through(layer.weights(), layer.bias(), l == 0 ? sparsity : 1, sparsity);
      errors.add(flow.error);
    }
    int vectors = layers.isEmpty() ? sparsity : 1;
    flow = flow.through(network.readout(), network.thresholds(), vectors, sparsity);
    return new Rounding(List.copyOf(errors), flow.error);
  }

  /** Returns whether double arithmetic decides every score exactly. */
  boolean isExact() {
    return scores == 0;
  }
}
