package org.superpose.checks.campaign;

import org.superpose.checks.campaign.Spec.Hidden;

/**
 * How large the numbers of a network get, in doubles: what the tolerance of margins follows from.
 *
 * @param scores no sum of absolute values on the way to a score is larger
 * @param units the same in units: of a layer's sums, or of one if the unit is larger than that
 * @param least the smallest positive magnitude of an entry; of products, their smallest possible
 */
record Magnitude(double scores, double units, double least) {

  /** Networks with fewer units than this are computed exactly by every method. */
  private static final double MODERATE = 1 << 20;

  static Magnitude of(Spec spec) {
    Units units = Units.of(spec);
    double value = largest(spec.encoder());
    double least = least(spec.encoder());
    double most = units(value, units.encoder());
    double scores = value;
    for (int stage = 0; stage < units.stages().size(); stage++) {
      boolean last = stage == spec.layers().size();
      Hidden layer = last ? null : spec.layers().get(stage);
      double[][] weights = layer == null ? spec.readout() : layer.weights();
      double bias = largest(layer == null ? spec.thresholds() : layer.bias());
      double terms = weights[0].length * (stage == 0 ? spec.sparsity() : 1.0);
      // The proof takes every coefficient of an output to the largest of all levels.
      value = bias + terms * largest(weights) * value;
      least = Math.min(least * Math.min(1, least(weights)), least(weights));
      scores = Math.max(scores, value);
      Units.Stage unit = units.stages().get(stage);
      most = Math.max(most, units(largest(weights), unit.weights()));
      most = Math.max(most, units(value, unit.sums()));
    }
    return new Magnitude(scores, most, least);
  }

  private static double units(double value, int unit) {
    return value == 0 ? 0 : value * Math.pow(2, -Math.min(0, unit));
  }

  private static double largest(double[]... rows) {
    double largest = 0;
    for (double[] row : rows) {
      for (double value : row) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    return largest;
  }

  private static double least(double[][] rows) {
    double least = Double.POSITIVE_INFINITY;
    for (double[] row : rows) {
      for (double value : row) {
        least = value == 0 ? least : Math.min(least, Math.abs(value));
      }
    }
    return least == Double.POSITIVE_INFINITY ? 1 : least;
  }

  /** Returns whether every method must give margins without any rounding. */
  boolean isModerate() {
    return units < MODERATE;
  }

  /** Returns whether doubles hold all that an evaluation computes, but for rounding. */
  boolean fitsDoubles() {
    return scores < 1e280 && least > 1e-280;
  }

  /** Returns how far a margin may be from the truth: a sign is kept even where a double is 0. */
  double tolerance(boolean proved) {
    return Math.max(Double.MIN_VALUE, proved ? 0x1p-15 * scores : 1e-10 * scores);
  }
}
