package org.superpose.core.verify;

import java.util.ArrayList;
import java.util.List;
import org.superpose.core.exact.Entries;
import org.superpose.core.exact.Exactness;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;

/**
 * How far double arithmetic can be from the truth on any input with at most v active features,
 * whatever the order of additions and whether or not the first layer is folded into the next.
 *
 * <p>While {@link Exactness} finds every sum exact, double arithmetic makes no error at all: so for
 * whole numbers, halves, and small binary fractions. Otherwise the usual bound for sums of products
 * holds: an error of at most 2^-53 of the sum of absolute values for each operation (Higham,
 * Accuracy and Stability of Numerical Algorithms, section 3.1), taken through the layers with the
 * largest absolute row sums.
 *
 * @param layers bounds on the error of the pre-activations of each hidden layer; 0 when exact
 * @param scores bound on the error of a score minus its threshold; 0 when exact, infinite when sums
 *     may leave the range of doubles
 */
record Rounding(List<Double> layers, double scores) {

  /**
   * The values that flow from one layer to the next.
   *
   * @param unit every value is a multiple of two to this power, while there is no error
   * @param largest no absolute value is larger, true or computed
   * @param error bound on the rounding error
   */
  private record Flow(int unit, double largest, double error) {

    /** Returns offset + W (sum of a number of such vectors). */
    Flow through(Matrix weights, Matrix offset, int vectors, int sparsity) {
      Entries w = Entries.of(weights);
      Entries b = Entries.of(offset);
      int newUnit = Math.min(w.unit() + unit, b.unit());
      double magnitude = Exactness.outward(b.largest() + vectors * w.rowSum() * largest);
      if (error == 0 && Exactness.inDoubles(newUnit, magnitude)) {
        return new Flow(newUnit, magnitude, 0);
      }
      double operations = 2.0 * (weights.columns() + sparsity + 4);
      double carried = vectors * w.rowSum() * error;
      double made = operations * (0x1p-53 * magnitude + Double.MIN_NORMAL);
      double newError = Exactness.outward(carried + made);
      return new Flow(newUnit, magnitude + newError, newError);
    }
  }

  /** Analyses a network for at most {@code sparsity} active features. */
  static Rounding of(Network network, int sparsity) {
    Entries encoder = Entries.of(network.encoder());
    Flow flow = new Flow(encoder.unit(), encoder.largest(), 0);
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

  /** Returns whether double arithmetic says anything at all: no sum can leave its range. */
  boolean isBounded() {
    return scores < Double.POSITIVE_INFINITY;
  }
}
